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
  /** The part of the topic that the course covers; null: the topic as a whole. */
  readonly aspect: string | null
  /** Difficulty level as on the wire; null: none, as in one of four recorded assets. */
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
 * An asset at any level: course, chapter, video or learning path. The wire element is made from it
 * on request.
 */
export interface AssetRecord {
  readonly urn: string
  /** Asset type as on the wire; in rare records one that LinkedIn's enumeration does not list. */
  readonly type: string
  /** The title in the source locale, then its translations. */
  readonly titles: readonly [LocaleString, ...LocaleString[]]
  readonly production: Production
  /** The sort value of POPULARITY. */
  readonly views: number
  readonly isCurated: boolean
  readonly timeUnit: TimeUnit
  /** Running time, contents included. */
  seconds(): number
  /**
   * Chapters of a course, videos of a chapter, courses of a path. Generated at each call, always
   * equal: a catalogue of thousands of courses does not hold their hundreds of thousands of videos.
   */
  contents(): readonly AssetRecord[]
}

/** An asset without its contents. */
export type AssetOutline = Omit<AssetRecord, 'contents' | 'seconds'>

/** Bounds of the views of a generated asset. */
export const VIEWS = { minimum: 40, maximum: 4_000_000 } as const
