import type { TranslationLanguage } from './locale.ts'
import { GERMAN } from './translations/de.ts'
import { SPANISH } from './translations/es.ts'
import { FRENCH } from './translations/fr.ts'
import { INDONESIAN } from './translations/in.ts'
import { ITALIAN } from './translations/it.ts'
import { JAPANESE } from './translations/ja.ts'
import { KOREAN } from './translations/ko.ts'
import { DUTCH } from './translations/nl.ts'
import { POLISH } from './translations/pl.ts'
import { PORTUGUESE } from './translations/pt.ts'
import { TURKISH } from './translations/tr.ts'
import type { Translation } from './translations/translation.ts'
import { CHINESE } from './translations/zh.ts'

/** Every language's translation. */
export const TRANSLATIONS: Readonly<Record<TranslationLanguage, Translation>> = {
  de: GERMAN,
  fr: FRENCH,
  es: SPANISH,
  ja: JAPANESE,
  pt: PORTUGUESE,
  zh: CHINESE,
  it: ITALIAN,
  nl: DUTCH,
  pl: POLISH,
  ko: KOREAN,
  tr: TURKISH,
  in: INDONESIAN,
}
