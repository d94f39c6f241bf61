/**
 * The parents of the fields of each type, as their resolvers get them. The generated types import this
 * file, which therefore imports none of them.
 */
import type { ActivityReportEntity } from '../linkedin/activity-reports/entity.ts'
import type {
  AssetClassificationEntity,
  ContributorEntity,
  Facets,
  LearningAssetEntity,
} from '../linkedin/learning-assets/entity.ts'
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
  /** The level of another asset's contents that it was read at, from 1. Absent when it was read by itself. */
  readonly contentsLevel?: number
}

/** The parent of the fields of a `Contributor`. */
export interface ContributorSource extends ContributorEntity {
  /** What it is a contributor of. */
  readonly asset: LearningAssetSource
}

/** The parent of the fields of an `AssetClassification`. */
export interface AssetClassificationSource extends Pick<AssetClassificationEntity, 'assigner'> {
  readonly classification: ClassificationSource
  readonly path: readonly ClassificationSource[]
  /** What is sorted by it. */
  readonly asset: LearningAssetSource
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
  /** The asset that it was read with, and the field of the asset. Absent when it was read by itself. */
  readonly readWith?:
    | {
        readonly asset: LearningAssetSource
        readonly field: 'associatedClassification' | 'path'
      }
    | undefined
}

/** The parent of the fields of a `ClassificationConnection`. */
export type ClassificationConnectionSource = Connection<ClassificationSource>

/** The parent of the fields of a `LearningActivityReportConnection`. */
export interface ActivityReportConnectionSource extends Connection<ActivityReportEntity> {
  /** The span of the reports, in whole days: it can be longer than the requested one. */
  readonly startedAt: Date
  readonly endedAt: Date
}
