/** What LinkedIn returns of learning assets, read from JSON. */
import {
  below,
  isAbsent,
  isRecord,
  type JsonRecord,
  type ReportForm,
  readCount,
  readList,
  readNumber,
  readRecord,
  readString,
  readTime,
  readUrl,
  toCount,
} from '../json.ts'
import {
  type ClassificationEntity,
  type NamedParty,
  readClassification,
  readNamedParty,
} from '../learning-classifications.ts'
import { type Locale, type LocalizedText, readLocale, readLocalizedText } from '../locale.ts'
import { memoize } from '../memoize.ts'

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
export function readLearningAsset(
  element: unknown,
  report: ReportForm = ignoreForms,
): LearningAssetEntity | null {
  return readAsset(element, reportersOf(report))
}

function ignoreForms(): void {}

/** What reports the members of an asset, and of what it has, each under its own path. */
interface AssetReporters {
  readonly asset: ReportForm
  readonly details: ReportForm
  readonly urls: ReportForm
  readonly images: ReportForm
  readonly contributors: ReportForm
  readonly authorDetails: ReportForm
  readonly discoverableBy: ReportForm
  readonly classifications: ReportForm
  readonly associatedClassification: ReportForm
  readonly path: ReportForm
  /** All levels of contents are reported as one: how many there are is for LinkedIn to say. */
  readonly contents: () => AssetReporters
}

/** Made once for all assets of an operation, which can be hundreds. */
const reportersOf = memoize((report: ReportForm) => {
  const ofContents = toReporters(below(report, 'contents.asset'), () => ofContents)
  return toReporters(report, () => ofContents)
})

function toReporters(asset: ReportForm, contents: () => AssetReporters): AssetReporters {
  const details = below(asset, 'details')
  const contributors = below(details, 'contributors')
  const classifications = below(details, 'classifications')
  return {
    asset,
    details,
    urls: below(details, 'urls'),
    images: below(details, 'images'),
    contributors,
    authorDetails: below(contributors, 'authorDetails'),
    discoverableBy: below(details, 'discoverableBy'),
    classifications,
    associatedClassification: below(classifications, 'associatedClassification'),
    path: below(classifications, 'path'),
    contents,
  }
}

function readAsset(element: unknown, report: AssetReporters): LearningAssetEntity | null {
  if (!isRecord(element)) return null
  const urn = readString(element, 'urn', report.asset)
  if (urn === null) return null
  const details = readRecord(element, 'details', report.asset)
  return {
    urn,
    title: readLocalizedText(element, 'title', report.asset),
    type: readString(element, 'type', report.asset),
    details: details && readDetails(details, report),
    contents: readList(
      element,
      'contents',
      (content) => readContent(content, report.contents()),
      report.asset,
    ),
  }
}

/** LinkedIn wraps each part as `{asset: …}`. A part that is not wrapped is read as it is. */
function readContent(content: unknown, report: AssetReporters): LearningAssetEntity | null {
  return isRecord(content) ? readAsset(content['asset'] ?? content, report) : null
}

function readDetails(details: JsonRecord, report: AssetReporters): LearningAssetDetails {
  const reportForm = report.details
  const urls = readRecord(details, 'urls', reportForm) ?? {}
  const images = readRecord(details, 'images', reportForm) ?? {}
  return {
    availability: readString(details, 'availability', reportForm),
    availableLocales: readList(details, 'availableLocales', readLocale, reportForm),
    classifications: readList(
      details,
      'classifications',
      (value) => readAssetClassification(value, report),
      reportForm,
    ),
    contributors: readList(
      details,
      'contributors',
      (value) => readContributor(value, report),
      reportForm,
    ),
    description: readText(details, 'description', reportForm),
    descriptionIncludingHtml: readText(details, 'descriptionIncludingHtml', reportForm),
    discoverableBy: readList(
      details,
      'discoverableBy',
      (value) => readAccessor(value, report.discoverableBy),
      reportForm,
    ),
    primaryImageUrl: readUrl(images, 'primary', report.images),
    lastUpdatedAtMs: readTime(details, 'lastUpdatedAt', reportForm),
    level: readString(details, 'level', reportForm),
    publishedAtMs: readTime(details, 'publishedAt', reportForm),
    retiredAtMs: readTime(details, 'retiredAt', reportForm),
    shortDescription: readText(details, 'shortDescription', reportForm),
    shortDescriptionIncludingHtml: readText(details, 'shortDescriptionIncludingHtml', reportForm),
    timeToCompleteSeconds: readTimeSpan(details, 'timeToComplete', reportForm),
    aiccLaunchUrl: readUrl(urls, 'aiccLaunch', report.urls),
    ssoLaunchUrl: readUrl(urls, 'ssoLaunch', report.urls),
    webLaunchUrl: readUrl(urls, 'webLaunch', report.urls),
  }
}

function readText(record: JsonRecord, name: string, report: ReportForm): string | null {
  return readLocalizedText(record, name, report)?.value ?? null
}

/** The documented units, and those whose name leaves no doubt. Plurals are read too. */
const SECONDS_BY_UNIT: ReadonlyMap<string, number> = new Map([
  ['MILLISECOND', 0.001],
  ['SECOND', 1],
  ['MINUTE', 60],
  ['HOUR', 3600],
  ['DAY', 86_400],
])
const DOCUMENTED_UNIT = /^(SECOND|MINUTE|HOUR)$/i

/**
 * Reads a member that is a `TimeSpan`, `{duration, unit}`, in seconds. A duration without a unit is in
 * seconds, the unit of every recorded one; ISO 8601, such as `PT1H56M2S`, is read as well. Null for
 * anything else.
 */
function readTimeSpan(record: JsonRecord, name: string, report: ReportForm): number | null {
  const span = record[name]
  if (isAbsent(span)) return null
  if (!isRecord(span)) {
    report(name)
    return parseDuration(span)
  }
  const { duration, unit } = span
  if (isAbsent(duration)) return null
  if (typeof duration !== 'number' || typeof unit !== 'string' || !DOCUMENTED_UNIT.test(unit)) {
    report(name)
  }
  return parseDuration(duration) ?? readSeconds(span, unit)
}

function readSeconds(span: JsonRecord, unit: unknown): number | null {
  const number = readNumber(span, 'duration')
  const singular = String(unit ?? 'SECOND')
    .toUpperCase()
    .replace(/S$/, '')
  const secondsPerUnit = SECONDS_BY_UNIT.get(singular)
  if (number === null || secondsPerUnit === undefined) return null
  return toCount(number * secondsPerUnit)
}

/** Without years and months, whose length is not certain. (ISO 8601-1 section 5.5.2.) */
const DURATION =
  /^P(?=.)(?:([\d.]+)W)?(?:([\d.]+)D)?(?:T(?=.)(?:([\d.]+)H)?(?:([\d.]+)M)?(?:([\d.]+)S)?)?$/i

/** A duration in ISO 8601, in seconds. Null for anything else. */
function parseDuration(value: unknown): number | null {
  const parts = typeof value === 'string' ? DURATION.exec(value.trim()) : null
  if (!parts) return null
  const [weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = parts
    .slice(1)
    .map((digits) => Number(digits ?? 0))
  const total = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
  return Number.isNaN(total) ? null : toCount(total)
}

function readAssetClassification(
  value: unknown,
  report: AssetReporters,
): AssetClassificationEntity | null {
  if (!isRecord(value)) return null
  const associated = readRecord(value, 'associatedClassification', report.classifications)
  return {
    assigner: readNamedParty(value, 'assigner', report.classifications),
    associatedClassification: readClassification(associated, report.associatedClassification),
    path: readList(
      value,
      'path',
      (ancestor) => readClassification(ancestor, report.path),
      report.classifications,
    ),
  }
}

function readAccessor(value: unknown, report: ReportForm): NamedParty | null {
  return isRecord(value) ? readNamedParty(value, 'accessor', report) : null
}

function readContributor(value: unknown, report: AssetReporters): ContributorEntity | null {
  if (!isRecord(value)) return null
  const author = readRecord(value, 'authorDetails', report.contributors) ?? {}
  return {
    urn: readString(value, 'urn', report.contributors),
    name: readText(value, 'name', report.contributors),
    contributionType: readString(value, 'contributionType', report.contributors),
    firstName: readText(author, 'firstName', report.authorDetails),
    // A company's last name is an empty string on the wire.
    lastName: readText(author, 'lastName', report.authorDetails) || null,
  }
}

/**
 * Reads the `metadata` of a criteria finder's page. Null without facets: LinkedIn returns them only
 * for a search, which has a keyword or an order.
 */
export function readFacets(body: unknown, report: ReportForm = () => {}): Facets | null {
  const metadata = isRecord(body) ? readRecord(body, 'metadata', report) : null
  if (!metadata) return null
  if (!metadata['assetTypeFacetMetadata'] && !metadata['difficultyLevelFacetMetadata']) return null
  const reportFacets = below(report, 'metadata')
  const readCounts = (list: string, dimension: string) =>
    readList(
      metadata,
      list,
      (facet) => readFacetCount(facet, dimension, below(reportFacets, list)),
      reportFacets,
    )
  return {
    assetTypes: readCounts('assetTypeFacetMetadata', 'assetType'),
    difficultyLevels: readCounts('difficultyLevelFacetMetadata', 'difficultyLevel'),
  }
}

function readFacetCount(facet: unknown, dimension: string, report: ReportForm): FacetCount | null {
  if (!isRecord(facet)) return null
  const value = readString(facet, dimension, report)
  const count = readCount(facet, 'count', report)
  return value === null || count === null ? null : { value, count }
}
