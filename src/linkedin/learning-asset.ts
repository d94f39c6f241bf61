import { type Locale, readLocale } from './locale.ts'
import { type LocalizedText, readLocalizedText } from './localized-text.ts'
import {
  isRecord,
  type JsonRecord,
  readList,
  readNumber,
  readRecord,
  readString,
  toCount,
} from './narrow.ts'

/**
 * What can be asked of an asset with `fields=`, as dotted paths, in the order we send them
 * (Learning Assets API reference, LearningAsset schema).
 */
export const LEARNING_ASSET_FIELDS = [
  'urn',
  'title',
  'type',
  'details.availability',
  'details.availableLocales',
  'details.contributors',
  'details.description',
  'details.descriptionIncludingHtml',
  'details.images.primary',
  'details.lastUpdatedAt',
  'details.level',
  'details.publishedAt',
  'details.retiredAt',
  'details.shortDescription',
  'details.shortDescriptionIncludingHtml',
  'details.timeToComplete',
  'details.urls.aiccLaunch',
  'details.urls.ssoLaunch',
  'details.urls.webLaunch',
] as const

/** One field of an asset, as a path from it. */
export type LearningAssetField = (typeof LEARNING_ASSET_FIELDS)[number]

/** The fields of an asset that a question needs. `urn` is always asked for as well. */
export type LearningAssetProjection = ReadonlySet<LearningAssetField>

/**
 * An asset as LinkedIn gives it, narrowed. A member is null or empty both where LinkedIn has no
 * value and where the projection did not ask for it.
 */
export interface LearningAssetEntity {
  readonly urn: string
  readonly title: LocalizedText | null
  /** LinkedIn's own word, such as `COURSE`. */
  readonly type: string | null
  readonly details: LearningAssetDetails | null
}

/** What LinkedIn gives of an asset within `expandDepth`. */
export interface LearningAssetDetails {
  readonly availability: string | null
  readonly availableLocales: readonly Locale[]
  readonly contributors: readonly ContributorEntity[]
  readonly description: string | null
  readonly descriptionIncludingHtml: string | null
  readonly primaryImageUrl: string | null
  readonly lastUpdatedAtMs: number | null
  /** LinkedIn's own word, such as `BEGINNER`. */
  readonly level: string | null
  readonly publishedAtMs: number | null
  readonly retiredAtMs: number | null
  readonly shortDescription: string | null
  readonly shortDescriptionIncludingHtml: string | null
  readonly timeToCompleteSeconds: number | null
  readonly aiccLaunchUrl: string | null
  readonly ssoLaunchUrl: string | null
  readonly webLaunchUrl: string | null
}

/** A person or company that had a part in making an asset. */
export interface ContributorEntity {
  readonly urn: string | null
  readonly name: string | null
  /** LinkedIn's own word, such as `AUTHOR`. */
  readonly contributionType: string | null
  readonly firstName: string | null
  readonly lastName: string | null
}

/** Narrows an element of `learningAssets`. Null when it is not an asset at all: it has no URN. */
export function readLearningAsset(element: unknown): LearningAssetEntity | null {
  if (!isRecord(element)) return null
  const urn = readString(element, 'urn')
  if (urn === null) return null
  const details = readRecord(element, 'details')
  return {
    urn,
    title: readLocalizedText(element, 'title'),
    type: readString(element, 'type'),
    details: details && readDetails(details),
  }
}

function readDetails(details: JsonRecord): LearningAssetDetails {
  const urls = readRecord(details, 'urls') ?? {}
  return {
    availability: readString(details, 'availability'),
    availableLocales: readList(details, 'availableLocales', readLocale),
    contributors: readList(details, 'contributors', readContributor),
    description: readText(details, 'description'),
    descriptionIncludingHtml: readText(details, 'descriptionIncludingHtml'),
    primaryImageUrl: readString(readRecord(details, 'images') ?? {}, 'primary'),
    lastUpdatedAtMs: readNumber(details, 'lastUpdatedAt'),
    level: readString(details, 'level'),
    publishedAtMs: readNumber(details, 'publishedAt'),
    retiredAtMs: readNumber(details, 'retiredAt'),
    shortDescription: readText(details, 'shortDescription'),
    shortDescriptionIncludingHtml: readText(details, 'shortDescriptionIncludingHtml'),
    timeToCompleteSeconds: readTimeSpan(details['timeToComplete']),
    aiccLaunchUrl: readString(urls, 'aiccLaunch'),
    ssoLaunchUrl: readString(urls, 'ssoLaunch'),
    webLaunchUrl: readString(urls, 'webLaunch'),
  }
}

function readText(record: JsonRecord, name: string): string | null {
  return readLocalizedText(record, name)?.value ?? null
}

const SECONDS_BY_UNIT: ReadonlyMap<string, number> = new Map([
  ['SECOND', 1],
  ['MINUTE', 60],
  ['HOUR', 3600],
])

/** Null also for a unit that is not documented: a wrong length is worse than none. */
function readTimeSpan(value: unknown): number | null {
  if (!isRecord(value)) return null
  const duration = readNumber(value, 'duration')
  const secondsPerUnit = SECONDS_BY_UNIT.get(readString(value, 'unit')?.toUpperCase() ?? '')
  return duration === null || secondsPerUnit === undefined
    ? null
    : toCount(duration * secondsPerUnit)
}

function readContributor(value: unknown): ContributorEntity | null {
  if (!isRecord(value)) return null
  const author = readRecord(value, 'authorDetails') ?? {}
  return {
    urn: readString(value, 'urn'),
    name: readText(value, 'name'),
    contributionType: readString(value, 'contributionType'),
    firstName: readText(author, 'firstName'),
    // LinkedIn writes the missing last name of a company as empty text.
    lastName: readText(author, 'lastName') || null,
  }
}
