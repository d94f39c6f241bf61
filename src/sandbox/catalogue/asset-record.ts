import type { Contributor } from './contributor.ts'
import type { LocaleString } from './locale.ts'
import type { Topic } from './taxonomy.ts'

/** The units LinkedIn documents for `timeToComplete`; nearly all assets use seconds. */
export type TimeUnit = 'SECOND' | 'MINUTE' | 'HOUR'

/** What a course, its chapters and its videos have in common. */
export interface Production {
  /** Title of the course in its source locale. */
  readonly courseTitle: string
  readonly topic: Topic
  /** Difficulty level as on the wire; null: the record has none, as one in four recorded. */
  readonly level: string | null
  readonly contributors: readonly Contributor[]
  readonly isCertified: boolean
  /** Epoch milliseconds, always UTC midnight. */
  readonly publishedAt: number
  /** Epoch milliseconds. */
  readonly lastUpdatedAt: number
  /** Epoch milliseconds; null: the asset is available. */
  readonly retiredAt: number | null
  readonly isLicensed: boolean
  readonly isDescribed: boolean
  /** `images.primary`; null: the record has no image. */
  readonly imageUrl: string | null
}

/**
 * All the sandbox knows about an asset, at any level: course, chapter, video, learning path. What
 * the wire shows is made from it on request.
 */
export interface AssetRecord {
  readonly urn: string
  /** Asset type as on the wire; now and then one that LinkedIn's enumeration does not list. */
  readonly type: string
  /** The title in the source locale, then its translations. */
  readonly titles: readonly [LocaleString, ...LocaleString[]]
  readonly production: Production
  /** The measure of POPULARITY. */
  readonly views: number
  readonly isCurated: boolean
  readonly timeUnit: TimeUnit
  /** Running time of a single video; for all else the sum of the contents counts. */
  readonly ownSeconds: number
  /** Chapters of a course, videos of a chapter, courses of a path; the same array at each call. */
  contents(): readonly AssetRecord[]
}

/** Running time of an asset with all that it contains. */
export function secondsOf(record: AssetRecord): number {
  return record
    .contents()
    .reduce((seconds, content) => seconds + secondsOf(content), record.ownSeconds)
}

/** Whether this is `urn` or contains it; undefined when it does not. */
export function findWithin(record: AssetRecord, urn: string): AssetRecord | undefined {
  if (record.urn === urn) return record
  for (const content of record.contents()) {
    const found = findWithin(content, urn)
    if (found) return found
  }
  return undefined
}
