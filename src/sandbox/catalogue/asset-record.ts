import type { Contributor } from './contributor.ts'
import type { LocaleString } from './locale.ts'
import type { Topic } from './taxonomy.ts'

/** The units LinkedIn documents for `timeToComplete`; nearly all assets use seconds. */
export type TimeUnit = 'SECOND' | 'MINUTE' | 'HOUR'

/** What a course, its chapters and its videos have in common. */
export interface Production {
  /** The number in the course's URN. */
  readonly courseId: number
  /** Title of the course in its source locale. */
  readonly courseTitle: string
  readonly topic: Topic
  /** What the course is about within its topic; null: the topic as a whole. */
  readonly aspect: string | null
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
  readonly hasImage: boolean
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
  /** Running time with all that it contains. */
  seconds(): number
  /**
   * Chapters of a course, videos of a chapter, courses of a path. Made at each call, always equal:
   * a catalogue of thousands of courses does not hold their hundreds of thousands of videos.
   */
  contents(): readonly AssetRecord[]
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
