import type { Locale } from '../catalogue/locale.ts'
import { invalidParameters } from './api-error.ts'

/**
 * Query parameters in the Rest.li 1.0 syntax of all Learning clients: dotted names, indexed lists.
 * Unknown parameters are ignored. Each reader throws a 400 on a malformed value.
 */
export interface Parameters {
  readonly entries: readonly (readonly [name: string, value: string])[]
  /** Undefined: absent or empty. */
  text(name: string): string | undefined
  /** `true` or `false`, in lower case; absent is false. */
  flag(name: string): boolean
  integer(name: string): number | undefined
  /** Values of `name[0]`, `name[1]` …; indices may start anywhere and have gaps. */
  list(name: string): readonly string[]
  locale(name: string): Locale | undefined
  /** Locales of `name[0].language`, `name[0].country` …; the country is optional. */
  locales(name: string): readonly Locale[]
}

/** Parses a raw query string. */
export function readParameters(query: string): Parameters {
  const entries = [...new URLSearchParams(query)]
  const values = new Map(entries)
  const text = (name: string): string | undefined => values.get(name) || undefined

  const indicesOf = (name: string): string[] => {
    const indices = entries
      .filter(([key]) => key.startsWith(`${name}[`))
      .map(([key]) => /^\[(\d+)\]/.exec(key.slice(name.length))?.[1])
    return [...new Set(indices.filter((index) => index !== undefined))]
  }
  const locale = (name: string): Locale | undefined => {
    const language = text(`${name}.language`)
    const country = text(`${name}.country`)
    if (language === undefined) return undefined
    return country === undefined ? { language } : { country, language }
  }

  return {
    entries,
    text,
    flag: (name) => {
      const value = text(name) ?? 'false'
      if (value !== 'true' && value !== 'false') throw invalidParameters()
      return value === 'true'
    },
    integer: (name) => {
      const value = text(name)
      if (value !== undefined && !/^-?\d{1,15}$/.test(value)) throw invalidParameters()
      return value === undefined ? undefined : Number(value)
    },
    list: (name) =>
      indicesOf(name)
        .map((index) => text(`${name}[${index}]`))
        .filter((value) => value !== undefined),
    locale,
    locales: (name) =>
      indicesOf(name)
        .map((index) => locale(`${name}[${index}]`))
        .filter((each) => each !== undefined),
  }
}
