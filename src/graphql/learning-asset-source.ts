import type { LearningAssetEntity } from '../linkedin/learning-asset.ts'
import type { Locale } from '../linkedin/locale.ts'

/** What the fields of a `LearningAsset` are resolved from. */
export interface LearningAssetSource {
  readonly entity: LearningAssetEntity
  /** The locale that was asked for. Undefined when the choice was left to LinkedIn. */
  readonly targetLocale: Locale | undefined
  /** The asset that this one came with, as part of its contents. */
  readonly parent?: LearningAssetSource
}
