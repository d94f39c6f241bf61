import type { TranslationLanguage } from '../locale.ts'
import { GERMAN } from './de.ts'
import { SPANISH } from './es.ts'
import { FRENCH } from './fr.ts'
import { INDONESIAN } from './in.ts'
import { ITALIAN } from './it.ts'
import { JAPANESE } from './ja.ts'
import { KOREAN } from './ko.ts'
import { DUTCH } from './nl.ts'
import { POLISH } from './pl.ts'
import { PORTUGUESE } from './pt.ts'
import { TURKISH } from './tr.ts'
import type { Translation } from './translation.ts'
import { CHINESE } from './zh.ts'

/** The translation of every language but English. */
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
