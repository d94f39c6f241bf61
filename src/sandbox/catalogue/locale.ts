/** LinkedIn's pair of ISO codes. The country is absent in some records. */
export interface Locale {
  readonly country?: string
  readonly language: string
}

/** A text and its locale: the shape of every text on the wire. */
export interface LocaleString {
  readonly locale: Locale
  readonly value: string
}

/** The languages of the catalogue; `in` is LinkedIn's code for Indonesian. */
export type Language = keyof typeof LOCALES

/** The source locales and translation locales of the catalogue, by language. */
export const LOCALES = {
  en: { country: 'US', language: 'en' },
  de: { country: 'DE', language: 'de' },
  es: { country: 'ES', language: 'es' },
  fr: { country: 'FR', language: 'fr' },
  ja: { country: 'JP', language: 'ja' },
  pt: { country: 'BR', language: 'pt' },
  zh: { country: 'CN', language: 'zh' },
  it: { country: 'IT', language: 'it' },
  nl: { country: 'NL', language: 'nl' },
  pl: { country: 'PL', language: 'pl' },
  ko: { country: 'KR', language: 'ko' },
  tr: { country: 'TR', language: 'tr' },
  in: { country: 'ID', language: 'in' },
} as const satisfies Readonly<Record<string, Locale>>

/** Every language but English, in a stable order. */
export const TRANSLATION_LANGUAGES = [
  'de',
  'fr',
  'es',
  'ja',
  'pt',
  'zh',
  'it',
  'nl',
  'pl',
  'ko',
  'tr',
  'in',
] as const

/** A language other than English; each has a smaller catalogue of its own. */
export type TranslationLanguage = (typeof TRANSLATION_LANGUAGES)[number]

/** Whether the catalogue has translations in a language. */
export function isTranslationLanguage(language: string): language is TranslationLanguage {
  return language !== 'en' && Object.hasOwn(LOCALES, language)
}

/** Whether two locales match, case aside; a country missing on either side matches any. */
export function matchesLocale(actual: Locale, requested: Locale): boolean {
  if (actual.language.toLowerCase() !== requested.language.toLowerCase()) return false
  if (actual.country === undefined || requested.country === undefined) return true

  return actual.country.toLowerCase() === requested.country.toLowerCase()
}

/** The text in the first of the requested locales that it exists in, else in its source locale. */
export function localize(
  [source, ...translations]: readonly [LocaleString, ...LocaleString[]],
  requested: readonly Locale[],
): LocaleString {
  for (const locale of requested) {
    if (matchesLocale(source.locale, locale)) return source
    const translation = translations.find((text) => matchesLocale(text.locale, locale))
    if (translation) return translation
  }
  return source
}

/** A text in American English, the locale of all that LinkedIn does not translate. */
export function english(value: string): LocaleString {
  return { locale: LOCALES.en, value }
}
