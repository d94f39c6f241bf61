import {
  isRecord,
  type JsonRecord,
  readCount,
  readList,
  readNumber,
  readRecord,
  readString,
} from '../json.ts'
import { type Locale, readLocale, readLocalizedText } from '../locale.ts'

/**
 * What was done, as LinkedIn reports it, narrowed. Null, or an empty list, stands for what LinkedIn
 * leaves out. Holds personal data: not to be kept, nor to be written to a log.
 */
export interface ActivityReportEntity {
  /** Up to when LinkedIn knew what had happened, in epoch milliseconds. */
  readonly latestDataAtMs: number | null
  readonly learner: LearnerEntity | null
  /** Only in reports by content. */
  readonly content: ReportedContentEntity | null
  readonly activities: readonly ActivityEntity[]
}

/** Who learned: a whole account, a group, or one person. */
export interface LearnerEntity {
  readonly kind: 'ACCOUNT' | 'GROUP' | 'INDIVIDUAL' | null
  readonly urn: string | null
  readonly name: string | null
  readonly email: string | null
  readonly groups: readonly string[]
  readonly uniqueUserId: string | null
  readonly customAttributes: readonly LearnerAttribute[]
}

/** What an account itself says of a learner. */
export interface LearnerAttribute {
  readonly name: string
  readonly values: readonly string[]
}

/** What was learned from. */
export interface ReportedContentEntity {
  readonly urn: string | null
  readonly name: string | null
  readonly providerName: string | null
  readonly locale: Locale | null
  readonly websiteUrl: string | null
}

/** One metric of a report. The words are LinkedIn's own. */
export interface ActivityEntity {
  readonly engagementType: string | null
  readonly value: number | null
  readonly qualifier: string | null
  readonly assetType: string | null
  /** Epoch milliseconds. */
  readonly firstEngagedAtMs: number | null
  /** Epoch milliseconds. */
  readonly lastEngagedAtMs: number | null
  /** Whether the value is a sum that may count somebody twice. Never so in LinkedIn's own reports. */
  readonly isUpperBound: boolean
}

/** Narrows an element of `learningActivityReports`. Null when it is none. */
export function readActivityReport(element: unknown): ActivityReportEntity | null {
  if (!isRecord(element)) return null
  const learner = readRecord(element, 'learnerDetails')
  const content = readRecord(element, 'contentDetails')
  return {
    latestDataAtMs: readNumber(element, 'latestDataAt'),
    learner: learner && readLearner(learner),
    content: content && readContent(content),
    activities: readList(element, 'activities', readActivity),
  }
}

const KINDS = [
  ['profileUrn', 'INDIVIDUAL'],
  ['groupUrn', 'GROUP'],
  ['accountUrn', 'ACCOUNT'],
] as const

function readLearner(details: JsonRecord): LearnerEntity {
  const entity = readRecord(details, 'entity') ?? {}
  const [member, kind] = KINDS.find(([name]) => readString(entity, name) !== null) ?? ['', null]
  return {
    kind,
    urn: readString(entity, member),
    name: readString(details, 'name'),
    email: readString(details, 'email'),
    groups: readList(details, 'enterpriseGroups', asText),
    uniqueUserId: readString(details, 'uniqueUserId'),
    customAttributes: readAttributes(readRecord(details, 'customAttributes') ?? {}),
  }
}

/** Documented as lists of texts by name; a text alone is taken for a list of one. */
function readAttributes(attributes: JsonRecord): readonly LearnerAttribute[] {
  return Object.entries(attributes).map(([name, value]) => ({
    name,
    values: typeof value === 'string' ? [value] : readList(attributes, name, asText),
  }))
}

function readContent(details: JsonRecord): ReportedContentEntity {
  return {
    urn: readString(details, 'contentUrn'),
    name: readString(details, 'name') ?? readLocalizedText(details, 'name')?.value ?? null,
    // Until 2020 the provider was called contentSource.
    providerName:
      readString(details, 'contentProviderName') ?? readString(details, 'contentSource'),
    locale: readLocale(details['locale']),
    websiteUrl: readString(details, 'websiteUrl'),
  }
}

function readActivity(activity: unknown): ActivityEntity | null {
  if (!isRecord(activity)) return null
  return {
    engagementType: readString(activity, 'engagementType'),
    value: readCount(activity, 'engagementValue'),
    qualifier: readString(activity, 'engagementMetricQualifier'),
    assetType: readString(activity, 'assetType'),
    firstEngagedAtMs: readNumber(activity, 'firstEngagedAt'),
    lastEngagedAtMs: readNumber(activity, 'lastEngagedAt'),
    isUpperBound: false,
  }
}

function asText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
