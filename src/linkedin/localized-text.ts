import { type Locale, readLocale } from './locale.ts'
import { isRecord, type JsonRecord, readString } from './narrow.ts'

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
