/**
 * The texts of the sandbox's catalogue in each language but English, a file for each: this one has
 * their type, `by-language.ts` the list of them.
 */
import type { LibraryName, SubjectName } from '../subject-matter.ts'

/** A kind of title that exists in every language. */
export type TitleKind =
  | 'learning'
  | 'essentialTraining'
  | 'introduction'
  | 'advanced'
  | 'quickTips'
  | 'newFeatures'
  | 'practicalProjects'

/** The texts of the catalogue in a language other than English. */
export interface Translation {
  readonly libraries: Readonly<Record<LibraryName, string>>
  readonly subjects: Readonly<Record<SubjectName, string>>
  /** # stands for the topic. */
  readonly titles: Readonly<Record<TitleKind, string>>
  /** Titles of the first and of the last chapter. */
  readonly opening: string
  readonly closing: string
  readonly lesson: string
  /** As HTML; # stands for the topic, @ for the author. */
  readonly description: { readonly short: string; readonly long: string }
}
