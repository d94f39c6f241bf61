/** LinkedIn's pair of ISO codes. The country is sometimes missing; only the language is required. */
export interface Locale {
  readonly country?: string
  readonly language: string
}

/** A text and the locale it is in: the shape of every text LinkedIn serves. */
export interface LocaleString {
  readonly locale: Locale
  readonly value: string
}

/** The languages the catalogue is made in; `in` is Indonesian, by the code LinkedIn has for it. */
export type Language = keyof typeof LOCALES

/** The locales an asset of the catalogue can be made in or translated to. */
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

/** One of the languages that has its own, smaller part of the catalogue. */
export type TranslationLanguage = (typeof TRANSLATION_LANGUAGES)[number]

/** Whether a language is one that the catalogue is translated to. */
export function isTranslationLanguage(language: string): language is TranslationLanguage {
  return language !== 'en' && Object.hasOwn(LOCALES, language)
}

/** Whether `actual` is what `wanted` asks for; a country missing on either side matches any. */
export function matchesLocale(actual: Locale, wanted: Locale): boolean {
  if (actual.language.toLowerCase() !== wanted.language.toLowerCase()) return false
  if (actual.country === undefined || wanted.country === undefined) return true

  return actual.country.toLowerCase() === wanted.country.toLowerCase()
}

/** The text in the first of the wanted locales that it exists in, else in its source locale. */
export function localize(
  [source, ...translations]: readonly [LocaleString, ...LocaleString[]],
  wanted: readonly Locale[],
): LocaleString {
  for (const locale of wanted) {
    if (matchesLocale(source.locale, locale)) return source
    const translation = translations.find((text) => matchesLocale(text.locale, locale))
    if (translation) return translation
  }
  return source
}

/** A text in American English, the locale of everything LinkedIn does not translate. */
export function english(value: string): LocaleString {
  return { locale: LOCALES.en, value }
}
