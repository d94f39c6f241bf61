/**
 * What resolvers of each type are given: the parents of its fields, named after the type. Made of
 * LinkedIn's entities; the generated types refer to them, so that this file may not refer back.
 */
import type { ActivityReportEntity } from '../linkedin/activity-reports/entity.ts'
import type { ActivitySpan } from '../linkedin/activity-reports/finder.ts'
import type { LearningAssetEntity } from '../linkedin/learning-assets/entity.ts'
import type {
  LearningAssetCriteria,
  LearningAssetPage,
} from '../linkedin/learning-assets/finders.ts'
import type { ClassificationEntity } from '../linkedin/learning-classifications.ts'
import type { Locale } from '../linkedin/locale.ts'
import type { Page } from '../linkedin/page.ts'
import type { WindowedPage } from './pagination.ts'

/** What the fields of a `LearningAsset` are resolved from. */
export interface LearningAssetSource {
  readonly entity: LearningAssetEntity
  /** The locale that was asked for. Undefined when the choice was left to LinkedIn. */
  readonly targetLocale: Locale | undefined
  /** The asset that this one came with, as part of its contents. */
  readonly parent?: LearningAssetSource
}

/** What the fields of a `LearningAssetConnection` are resolved from. */
export interface LearningAssetConnectionSource extends WindowedPage<LearningAssetPage> {
  /** The connection's name, which its cursors carry. */
  readonly name: string
  /** What the facets are of. */
  readonly criteria: LearningAssetCriteria
  /** Whether the page is of a search by these criteria, and so has all the facets there are. */
  readonly isSearched: boolean
}

/** What the fields of a `Classification` are resolved from. */
export interface ClassificationSource {
  readonly classification: ClassificationEntity
  /** The locale that was asked for. Undefined when the choice was left to LinkedIn. */
  readonly targetLocale: Locale | undefined
}

/** What the fields of a `ClassificationConnection` are resolved from. */
export interface ClassificationConnectionSource extends WindowedPage<Page<ClassificationEntity>> {
  readonly targetLocale: Locale
}

/** What the fields of a `LearningActivityReportConnection` are resolved from. */
export interface ActivityReportConnectionSource extends WindowedPage<Page<ActivityReportEntity>> {
  readonly span: ActivitySpan
}
