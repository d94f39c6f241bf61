/** What LinkedIn returns of learning assets, read from JSON. */
import {
  isRecord,
  type JsonRecord,
  readCount,
  readList,
  readNumber,
  readRecord,
  readString,
  toCount,
} from '../json.ts'
import {
  type ClassificationEntity,
  type NamedParty,
  readClassification,
  readNamedParty,
} from '../learning-classifications.ts'
import { type Locale, type LocalizedText, readLocale, readLocalizedText } from '../locale.ts'

/**
 * An element of `learningAssets`. A member is null or empty where LinkedIn has no value and where
 * the projection leaves it out.
 */
export interface LearningAssetEntity {
  readonly urn: string
  readonly title: LocalizedText | null
  /** LinkedIn's value, such as `COURSE`. */
  readonly type: string | null
  readonly details: LearningAssetDetails | null
  /** Its parts, such as a course's chapters, in order. */
  readonly contents: readonly LearningAssetEntity[]
}

/** An asset's details, which LinkedIn returns for as many levels of contents as `expandDepth`. */
export interface LearningAssetDetails {
  /** LinkedIn's value, such as `AVAILABLE`. */
  readonly availability: string | null
  readonly availableLocales: readonly Locale[]
  readonly classifications: readonly AssetClassificationEntity[]
  readonly contributors: readonly ContributorEntity[]
  readonly description: string | null
  readonly descriptionIncludingHtml: string | null
  /** The groups that the asset is visible to. */
  readonly discoverableBy: readonly NamedParty[]
  readonly primaryImageUrl: string | null
  /** Epoch milliseconds. */
  readonly lastUpdatedAtMs: number | null
  /** LinkedIn's value, such as `BEGINNER`. */
  readonly level: string | null
  /** Epoch milliseconds. */
  readonly publishedAtMs: number | null
  /** Epoch milliseconds. */
  readonly retiredAtMs: number | null
  readonly shortDescription: string | null
  readonly shortDescriptionIncludingHtml: string | null
  readonly timeToCompleteSeconds: number | null
  readonly aiccLaunchUrl: string | null
  readonly ssoLaunchUrl: string | null
  readonly webLaunchUrl: string | null
}

/** The assignment of a classification to an asset. */
export interface AssetClassificationEntity {
  readonly assigner: NamedParty | null
  readonly associatedClassification: ClassificationEntity | null
  /** The classification's ancestors, nearest first. */
  readonly path: readonly ClassificationEntity[]
}

/** A person or company that contributed to an asset. */
export interface ContributorEntity {
  readonly urn: string | null
  readonly name: string | null
  /** LinkedIn's value, such as `AUTHOR`. */
  readonly contributionType: string | null
  readonly firstName: string | null
  readonly lastName: string | null
}

/** The facets of a search: LinkedIn returns these two dimensions, and no others are known. */
export interface Facets {
  readonly assetTypes: readonly FacetCount[]
  readonly difficultyLevels: readonly FacetCount[]
}

/** The number of matching assets with one value, such as 116 with the type `COURSE`. */
export interface FacetCount {
  /** LinkedIn's value. */
  readonly value: string
  readonly count: number
}

/** Reads an element of `learningAssets`. Null where it has no URN. */
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

/** LinkedIn wraps each part as `{asset: …}`. */
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

/** Null also for an undocumented unit. */
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
    // A company's last name is an empty string on the wire.
    lastName: readText(author, 'lastName') || null,
  }
}

/**
 * Reads the `metadata` of a criteria finder's page. Null without facets: LinkedIn returns them only
 * for a search, which has a keyword or an order.
 */
export function readFacets(body: unknown): Facets | null {
  const metadata = isRecord(body) ? readRecord(body, 'metadata') : null
  if (!metadata) return null
  if (!metadata['assetTypeFacetMetadata'] && !metadata['difficultyLevelFacetMetadata']) return null
  return {
    assetTypes: readList(metadata, 'assetTypeFacetMetadata', (facet) =>
      readFacetCount(facet, 'assetType'),
    ),
    difficultyLevels: readList(metadata, 'difficultyLevelFacetMetadata', (facet) =>
      readFacetCount(facet, 'difficultyLevel'),
    ),
  }
}

function readFacetCount(facet: unknown, dimension: string): FacetCount | null {
  if (!isRecord(facet)) return null
  const value = readString(facet, dimension)
  const count = readCount(facet, 'count')
  return value === null || count === null ? null : { value, count }
}
