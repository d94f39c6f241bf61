import { isRecord, type JsonRecord, readString } from './json.ts'
import type { QueryParameter } from './query-parameters.ts'
import { toParameters } from './query-parameters.ts'

/** A language, with or without a country, as a BCP 47 tag in its usual spelling: `en-US`, `de`. */
export type Locale = string

const TAG = /^([a-z]{2,3})(?:[-_]([a-z]{2}))?$/i

// LinkedIn writes Indonesian with its code from before 1989 (ISO 639-1, withdrawn).
const TO_WIRE_LANGUAGE: ReadonlyMap<string, string> = new Map([['id', 'in']])
const FROM_WIRE_LANGUAGE: ReadonlyMap<string, string> = new Map([['in', 'id']])

/** Reads a tag such as `en-US`, `en_us` or `de`. Null when the text is not of that form. */
export function parseLocale(text: string): Locale | null {
  const [, language, country] = TAG.exec(text) ?? []
  if (language === undefined) return null
  const lowerCased = language.toLowerCase()
  return formatLocale(FROM_WIRE_LANGUAGE.get(lowerCased) ?? lowerCased, country)
}

/**
 * LinkedIn's `{language, country?, variant?}` as a tag. Null when it is none that could be asked for
 * again. The variant is left out: no parameter of LinkedIn's takes one.
 */
export function readLocale(value: unknown): Locale | null {
  if (!isRecord(value)) return null
  const language = readString(value, 'language') ?? ''
  const country = readString(value, 'country')
  return (country && parseLocale(`${language}-${country}`)) || parseLocale(language)
}

/** A locale as LinkedIn's pair of parameters: `<name>.language=en&<name>.country=US`. */
export function toLocaleParameters(name: string, locale: Locale): QueryParameter[] {
  const [language = '', country] = locale.split('-')
  return toParameters({
    [`${name}.language`]: TO_WIRE_LANGUAGE.get(language) ?? language,
    [`${name}.country`]: country,
  })
}

function formatLocale(language: string, country: string | undefined): Locale {
  return country ? `${language}-${country.toUpperCase()}` : language
}

/** A text and the locale it is in: LinkedIn's `LocaleString`. */
export interface LocalizedText {
  readonly value: string
  /** Null when LinkedIn does not say, or not in a form that we know. */
  readonly locale: Locale | null
}

/** The member as a text with its locale. Null when it is absent or has no value. */
export function readLocalizedText(record: JsonRecord, name: string): LocalizedText | null {
  const text = record[name]
  if (!isRecord(text)) return null
  const value = readString(text, 'value')
  return value === null ? null : { value, locale: readLocale(text['locale']) }
}

/** A company, an institution or a group, by name. */
export interface NamedParty {
  readonly urn: string | null
  readonly name: string | null
}

/** The member as a party. Null when it is absent. */
export function readNamedParty(record: JsonRecord, name: string): NamedParty | null {
  const party = record[name]
  if (!isRecord(party)) return null
  return {
    urn: readString(party, 'urn'),
    name: readLocalizedText(party, 'name')?.value ?? null,
  }
}
