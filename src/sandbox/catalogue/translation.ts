import type { TranslationLanguage } from './locale.ts'
import type { LibraryName, SubjectName } from './subject-matter.ts'
import type { PatternName } from './title-pattern.ts'
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
import { CHINESE } from './translations/zh.ts'

/** What the catalogue says in a language other than English. */
export interface Translation {
  readonly libraries: Readonly<Record<LibraryName, string>>
  readonly subjects: Readonly<Record<SubjectName, string>>
  /** # stands for the topic. */
  readonly titles: Readonly<Record<PatternName, string>>
  /** Titles of the first and of the last chapter. */
  readonly opening: string
  readonly closing: string
  readonly lesson: string
  /** As HTML; # stands for the topic, @ for the author. */
  readonly description: { readonly short: string; readonly long: string }
}

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
