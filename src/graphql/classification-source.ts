import type { ClassificationEntity } from '../linkedin/learning-classification.ts'
import type { Locale } from '../linkedin/locale.ts'

/** What the fields of a `Classification` are resolved from. */
export interface ClassificationSource {
  readonly classification: ClassificationEntity
  /** The locale that was asked for. Undefined when the choice was left to LinkedIn. */
  readonly targetLocale: Locale | undefined
}
