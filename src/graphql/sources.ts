/**
 * The parents of the fields of each type, as their resolvers get them. The generated types import this
 * file, which therefore imports none of them.
 */
import type { ActivityReportEntity } from '../linkedin/activity-reports/entity.ts'
import type { Facets, LearningAssetEntity } from '../linkedin/learning-assets/entity.ts'
import type { LearningAssetCriteria } from '../linkedin/learning-assets/finders.ts'
import type { ClassificationEntity } from '../linkedin/learning-classifications.ts'
import type { Locale } from '../linkedin/locale.ts'
import type { Connection } from './pagination.ts'

/** The parent of the fields of a `LearningAsset`. */
export interface LearningAssetSource {
  readonly entity: LearningAssetEntity
  /** The locale that was requested. Undefined for LinkedIn's choice. */
  readonly targetLocale: Locale | undefined
  /** The asset among whose contents this one is. Absent when it was read by itself. */
  readonly parent?: LearningAssetSource
}

/** The parent of the fields of a `LearningAssetConnection`. */
export interface LearningAssetConnectionSource extends Connection<LearningAssetSource> {
  /** The criteria of the assets, for which facets are counted. */
  readonly criteria: LearningAssetCriteria
  /** The facets that came with the page. Null where none did. */
  readonly facets: Facets | null
}

/** The parent of the fields of a `Classification`. */
export interface ClassificationSource {
  readonly classification: ClassificationEntity
  /** The locale that was requested. Undefined for LinkedIn's choice. */
  readonly targetLocale: Locale | undefined
}

/** The parent of the fields of a `ClassificationConnection`. */
export type ClassificationConnectionSource = Connection<ClassificationSource>

/** The parent of the fields of a `LearningActivityReportConnection`. */
export interface ActivityReportConnectionSource extends Connection<ActivityReportEntity> {
  /** The span of the reports, in whole days: it can be longer than the requested one. */
  readonly startedAt: Date
  readonly endedAt: Date
}
