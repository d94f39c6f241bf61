import { below, isAbsent, isRecord, type JsonRecord, type ReportForm } from './json.ts'

/**
 * A language with an optional script and an optional region, as a BCP 47 tag in canonical case: `en-US`,
 * `de`, `es-419`, `zh-Hant-TW`. (RFC 5646 section 2.1.)
 */
export type Locale = string

const TAG = /^([a-z]{2,3})(?:[-_]([a-z]{4}))?(?:[-_]([a-z]{2}|\d{3}))?$/i

/** LinkedIn's code of Indonesian is the one that ISO 639-1 withdrew in 1989. */
const TO_WIRE_LANGUAGE: ReadonlyMap<string, string> = new Map([['id', 'in']])
const FROM_WIRE_LANGUAGE: ReadonlyMap<string, string> = new Map([['in', 'id']])

/** The form that nearly all tags have. */
const CANONICAL_TAG = /^[a-z]{2,3}(?:-[A-Z]{2})?$/

/** Parses a tag such as `en-US`, `en_us`, `es-419` or `de`. Null where the text is none. */
export function parseLocale(text: string): Locale | null {
  if (CANONICAL_TAG.test(text) && !FROM_WIRE_LANGUAGE.has(text.slice(0, 2))) return text
  const [, language, script, region] = TAG.exec(text) ?? []
  if (language === undefined) return null
  const lowerCased = language.toLowerCase()
  const canonical = FROM_WIRE_LANGUAGE.get(lowerCased) ?? lowerCased
  return [canonical, script && toTitleCase(script), region?.toUpperCase()].filter(Boolean).join('-')
}

function toTitleCase(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1).toLowerCase()}`
}

/**
 * The locales of LinkedIn Learning's catalogue as it writes them: language, then country. An answer has
 * hundreds of locales, nearly all of them among these.
 */
const USUAL: ReadonlyMap<unknown, ReadonlyMap<unknown, Locale>> = new Map(
  [
    ['de', 'DE'],
    ['en', 'US'],
    ['es', 'ES'],
    ['fr', 'FR'],
    ['it', 'IT'],
    ['ja', 'JP'],
    ['ko', 'KR'],
    ['nl', 'NL'],
    ['pl', 'PL'],
    ['pt', 'BR'],
    ['tr', 'TR'],
    ['zh', 'CN'],
  ].map(([language, country]) => [language, new Map([[country, `${language}-${country}`]])]),
)

/**
 * Reads LinkedIn's `{language, country?, variant?}`, or a tag in a string. Null where its language is
 * no such tag. A country of another form is left out, as is a variant that is no script: no parameter
 * of LinkedIn's takes them.
 */
export function readLocale(value: unknown): Locale | null {
  if (typeof value === 'string') return parseLocale(value)
  if (!isRecord(value)) return null
  const { language, script, variant } = value
  const usual = USUAL.get(language)?.get(value['country'])
  if (usual && !script && !variant) return usual
  if (typeof language !== 'string' || language === '') return null
  const country = String(value['country'] || value['region'] || '')
  if (!script && !variant) {
    return (country && parseLocale(`${language}-${country}`)) || parseLocale(language)
  }
  // Java, which LinkedIn's gateway is written in, marks a script by `#`.
  const subtags = [script, variant].map((subtag) => String(subtag ?? '').replace(/^#/, ''))
  const scripts = [...subtags.filter((subtag) => /^[a-z]{4}$/i.test(subtag)), '']
  const candidates = scripts.flatMap((subtag) => [
    [language, subtag, country],
    [language, subtag],
  ])
  for (const candidate of candidates) {
    const locale = parseLocale(candidate.filter(Boolean).join('-'))
    if (locale) return locale
  }
  return null
}

/**
 * A locale as LinkedIn writes it: `{language: 'en', country: 'US'}`. The inverse of `readLocale`, but
 * for a script, which LinkedIn has no parameter for.
 */
export function toWireLocale(locale: Locale): {
  readonly language: string
  readonly country: string | undefined
} {
  const [language = '', ...subtags] = locale.split('-')
  const country = subtags.find((subtag) => subtag.length < 4)
  return { language: TO_WIRE_LANGUAGE.get(language) ?? language, country }
}

/** A text in one locale: LinkedIn's `LocaleString`. */
export interface LocalizedText {
  /** Null where LinkedIn gives a text in a form that cannot be read. */
  readonly value: string | null
  /** Null where LinkedIn states none, or one that is no `Locale`. */
  readonly locale: Locale | null
}

/**
 * Reads a member that is a `LocaleString`. Null where it is absent or has no value. Two other forms are
 * read: a plain string, and LinkedIn's `MultiLocaleString` (Object Types), a value for each of several
 * locales, of which the preferred one is taken, else the first.
 */
export function readLocalizedText(
  record: JsonRecord,
  name: string,
  report?: ReportForm,
): LocalizedText | null {
  const text = record[name]
  if (isAbsent(text)) return null
  if (!isRecord(text)) {
    report?.(name)
    return { value: typeof text === 'string' ? text : null, locale: null }
  }
  const { value, locale } = text
  if (typeof value === 'string') {
    const read = readLocale(locale)
    if (report && !isDocumentedLocale(locale, read)) below(report, name)('locale')
    return { value, locale: read }
  }
  // A locale without a value is no text.
  if (isAbsent(value) && Object.keys(text).every((each) => each === 'locale' || each === 'value')) {
    return null
  }
  report?.(name)
  return readMultiLocaleText(text) ?? { value: null, locale: readLocale(locale) }
}

function isDocumentedLocale(value: unknown, locale: Locale | null): boolean {
  return isAbsent(value) || (isRecord(value) && locale !== null)
}

/** `{localized: {en_US: 'text'}, preferredLocale}`; of rich text each value is `{rawText}`. */
function readMultiLocaleText({ localized, preferredLocale }: JsonRecord): LocalizedText | null {
  if (!isRecord(localized)) return null
  const texts = Object.entries(localized).flatMap(([tag, text]) => {
    const value = isRecord(text) ? (text['rawText'] ?? text['value']) : text
    return typeof value === 'string' ? [{ value, locale: parseLocale(tag) }] : []
  })
  const preferred = readLocale(preferredLocale)
  return texts.find(({ locale }) => locale !== null && locale === preferred) ?? texts[0] ?? null
}
