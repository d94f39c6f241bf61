import {
  isRecord,
  type JsonRecord,
  readList,
  readNumber,
  readRecord,
  readString,
  toCount,
} from '../json.ts'
import {
  type ClassificationEntity,
  readClassification,
} from '../learning-classifications/entity.ts'
import {
  type Locale,
  type LocalizedText,
  type NamedParty,
  readLocale,
  readLocalizedText,
  readNamedParty,
} from '../locale.ts'

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
  /** The assets that it is made of, in order. */
  readonly contents: readonly LearningAssetEntity[]
}

/** What LinkedIn gives of an asset within `expandDepth`. */
export interface LearningAssetDetails {
  readonly availability: string | null
  readonly availableLocales: readonly Locale[]
  readonly classifications: readonly AssetClassificationEntity[]
  readonly contributors: readonly ContributorEntity[]
  readonly description: string | null
  readonly descriptionIncludingHtml: string | null
  /** Whom it is open to. */
  readonly discoverableBy: readonly NamedParty[]
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

/** How an asset came to a classification. */
export interface AssetClassificationEntity {
  readonly assigner: NamedParty | null
  /** Null when the projection did not ask for it. */
  readonly associatedClassification: ClassificationEntity | null
  /** What the classification is part of, nearest first. */
  readonly path: readonly ClassificationEntity[]
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
    contents: readList(element, 'contents', readContent),
  }
}

/** LinkedIn wraps each asset of another's contents in an object of its own. */
function readContent(content: unknown): LearningAssetEntity | null {
  return isRecord(content) ? readLearningAsset(content['asset']) : null
}

function readDetails(details: JsonRecord): LearningAssetDetails {
  const urls = readRecord(details, 'urls') ?? {}
  return {
    availability: readString(details, 'availability'),
    availableLocales: readList(details, 'availableLocales', readLocale),
    classifications: readList(details, 'classifications', readAssetClassification),
    contributors: readList(details, 'contributors', readContributor),
    description: readText(details, 'description'),
    descriptionIncludingHtml: readText(details, 'descriptionIncludingHtml'),
    discoverableBy: readList(details, 'discoverableBy', readAccessor),
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

function readAssetClassification(value: unknown): AssetClassificationEntity | null {
  if (!isRecord(value)) return null
  return {
    assigner: readNamedParty(value, 'assigner'),
    associatedClassification: readClassification(value['associatedClassification']),
    path: readList(value, 'path', readClassification),
  }
}

function readAccessor(value: unknown): NamedParty | null {
  return isRecord(value) ? readNamedParty(value, 'accessor') : null
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
