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
 * An element of `learningActivityReports`. A member is null or empty where LinkedIn leaves it out.
 * Personal data: it is neither cached nor logged.
 */
export interface ActivityReportEntity {
  /** The time of the latest activity that LinkedIn had processed, in epoch milliseconds. */
  readonly latestDataAtMs: number | null
  readonly learner: LearnerEntity | null
  /** Null but in reports by content. */
  readonly content: ReportedContentEntity | null
  readonly activities: readonly ActivityEntity[]
}

/** The subject of a report: a whole account, a group or one person. */
export interface LearnerEntity {
  readonly kind: 'ACCOUNT' | 'GROUP' | 'INDIVIDUAL' | null
  readonly urn: string | null
  readonly name: string | null
  readonly email: string | null
  /** Names of the groups that a person belongs to. */
  readonly groups: readonly string[]
  /** The account's own identifier of a person. */
  readonly uniqueUserId: string | null
  readonly customAttributes: readonly LearnerAttribute[]
}

/** An attribute that the account itself has set on a learner. */
export interface LearnerAttribute {
  readonly name: string
  readonly values: readonly string[]
}

/** The content that a report by content is on. */
export interface ReportedContentEntity {
  readonly urn: string | null
  readonly name: string | null
  readonly providerName: string | null
  readonly locale: Locale | null
  readonly websiteUrl: string | null
}

/** One metric of a report. Strings are LinkedIn's values, such as `SECONDS_VIEWED`. */
export interface ActivityEntity {
  readonly engagementType: string | null
  readonly value: number | null
  readonly qualifier: string | null
  readonly assetType: string | null
  /** Epoch milliseconds. */
  readonly firstEngagedAtMs: number | null
  /** Epoch milliseconds. */
  readonly lastEngagedAtMs: number | null
  /** Whether the value is a sum of spans that may count a person twice: false as LinkedIn reports it. */
  readonly isUpperBound: boolean
}

/** Reads an element of `learningActivityReports`. Null where it is no object. */
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

const LEARNER_KINDS = [
  ['profileUrn', 'INDIVIDUAL'],
  ['groupUrn', 'GROUP'],
  ['accountUrn', 'ACCOUNT'],
] as const

function readLearner(details: JsonRecord): LearnerEntity {
  const entity = readRecord(details, 'entity') ?? {}
  const [member, kind] = LEARNER_KINDS.find(([name]) => readString(entity, name) !== null) ?? [
    '',
    null,
  ]
  return {
    kind,
    urn: readString(entity, member),
    name: readString(details, 'name'),
    email: readString(details, 'email'),
    groups: readList(details, 'enterpriseGroups', toText),
    uniqueUserId: readString(details, 'uniqueUserId'),
    customAttributes: readAttributes(readRecord(details, 'customAttributes') ?? {}),
  }
}

/** Documented as lists of strings by name; a single string is read as a list of one. */
function readAttributes(attributes: JsonRecord): readonly LearnerAttribute[] {
  return Object.entries(attributes).map(([name, value]) => ({
    name,
    values: typeof value === 'string' ? [value] : readList(attributes, name, toText),
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

function toText(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
