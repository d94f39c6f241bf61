/**
 * What resolvers of each type are given: the parents of its fields, named after the type. Made of
 * LinkedIn's entities; the generated types refer to them, so that this file may not refer back.
 */
import type { ActivityReportEntity } from '../linkedin/activity-reports/entity.ts'
import type { Facets, LearningAssetEntity } from '../linkedin/learning-assets/entity.ts'
import type { LearningAssetCriteria } from '../linkedin/learning-assets/finders.ts'
import type { ClassificationEntity } from '../linkedin/learning-classifications.ts'
import type { Locale } from '../linkedin/locale.ts'
import type { Connection } from './pagination.ts'

/** What the fields of a `LearningAsset` are resolved from. */
export interface LearningAssetSource {
  readonly entity: LearningAssetEntity
  /** The locale that was asked for. Undefined when the choice was left to LinkedIn. */
  readonly targetLocale: Locale | undefined
  /** The asset that this one came with, as part of its contents. */
  readonly parent?: LearningAssetSource
}

/** What the fields of a `LearningAssetConnection` are resolved from. */
export interface LearningAssetConnectionSource extends Connection<LearningAssetSource> {
  /** What the assets meet, and the facets are counted for. */
  readonly criteria: LearningAssetCriteria
  /** The facets that came with the page. Null where none did. */
  readonly facets: Facets | null
}

/** What the fields of a `Classification` are resolved from. */
export interface ClassificationSource {
  readonly classification: ClassificationEntity
  /** The locale that was asked for. Undefined when the choice was left to LinkedIn. */
  readonly targetLocale: Locale | undefined
}

/** What the fields of a `ClassificationConnection` are resolved from. */
export type ClassificationConnectionSource = Connection<ClassificationSource>

/** What the fields of a `LearningActivityReportConnection` are resolved from. */
export interface ActivityReportConnectionSource extends Connection<ActivityReportEntity> {
  /** The span that is reported on: whole days, and so perhaps longer than was asked for. */
  readonly startedAt: Date
  readonly endedAt: Date
}
