import { isRecord, type JsonRecord, readString } from './json.ts'

/** A language with an optional country, as a BCP 47 tag in canonical case: `en-US`, `de`. */
export type Locale = string

const TAG = /^([a-z]{2,3})(?:[-_]([a-z]{2}))?$/i

/** LinkedIn's code of Indonesian is the one that ISO 639-1 withdrew in 1989. */
const TO_WIRE_LANGUAGE: ReadonlyMap<string, string> = new Map([['id', 'in']])
const FROM_WIRE_LANGUAGE: ReadonlyMap<string, string> = new Map([['in', 'id']])

/** Parses a tag such as `en-US`, `en_us` or `de`. Null where the text is none. */
export function parseLocale(text: string): Locale | null {
  const [, language, country] = TAG.exec(text) ?? []
  if (language === undefined) return null
  const lowerCased = language.toLowerCase()
  const canonical = FROM_WIRE_LANGUAGE.get(lowerCased) ?? lowerCased
  return country ? `${canonical}-${country.toUpperCase()}` : canonical
}

/**
 * Reads LinkedIn's `{language, country?, variant?}`. Null where its language is no such tag. A
 * variant is left out, as is a country of another form: no parameter of LinkedIn's takes them.
 */
export function readLocale(value: unknown): Locale | null {
  if (!isRecord(value)) return null
  const language = readString(value, 'language') ?? ''
  const country = readString(value, 'country')
  return (country && parseLocale(`${language}-${country}`)) || parseLocale(language)
}

/** A locale as LinkedIn writes it: `{language: 'en', country: 'US'}`. The inverse of `readLocale`. */
export function toWireLocale(locale: Locale): {
  readonly language: string
  readonly country: string | undefined
} {
  const [language = '', country] = locale.split('-')
  return { language: TO_WIRE_LANGUAGE.get(language) ?? language, country }
}

/** A text in one locale: LinkedIn's `LocaleString`. */
export interface LocalizedText {
  readonly value: string
  /** Null where LinkedIn states none, or one that is no `Locale`. */
  readonly locale: Locale | null
}

/** Reads a member that is a `LocaleString`. Null where it is absent or has no value. */
export function readLocalizedText(record: JsonRecord, name: string): LocalizedText | null {
  const text = record[name]
  if (!isRecord(text)) return null
  const value = readString(text, 'value')
  return value === null ? null : { value, locale: readLocale(text['locale']) }
}
