import {
  below,
  isAbsent,
  isRecord,
  type JsonRecord,
  type ReportForm,
  readCount,
  readList,
  readPlainText,
  readRecord,
  readString,
  readTime,
  readUrl,
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
export function readActivityReport(
  element: unknown,
  report: ReportForm = () => {},
): ActivityReportEntity | null {
  if (!isRecord(element)) return null
  const learner = readRecord(element, 'learnerDetails', report)
  const content = readRecord(element, 'contentDetails', report)
  return {
    latestDataAtMs: readTime(element, 'latestDataAt', report),
    learner: learner && readLearner(learner, below(report, 'learnerDetails')),
    content: content && readContent(content, below(report, 'contentDetails')),
    activities: readList(
      element,
      'activities',
      (activity) => readActivity(activity, below(report, 'activities')),
      report,
    ),
  }
}

const LEARNER_KINDS = [
  ['profileUrn', 'INDIVIDUAL'],
  ['groupUrn', 'GROUP'],
  ['accountUrn', 'ACCOUNT'],
] as const

function readLearner(details: JsonRecord, report: ReportForm): LearnerEntity {
  const entity = readRecord(details, 'entity', report) ?? {}
  const reportEntity = below(report, 'entity')
  const [member, kind] = LEARNER_KINDS.find(
    ([name]) => readString(entity, name, reportEntity) !== null,
  ) ?? ['', null]
  return {
    kind,
    urn: readString(entity, member),
    name: readName(details, report),
    email: readString(details, 'email', report),
    groups: readList(
      details,
      'enterpriseGroups',
      (group) => readPlainText(group, report, 'enterpriseGroups'),
      report,
    ),
    uniqueUserId: readPlainText(details['uniqueUserId'], report, 'uniqueUserId'),
    customAttributes: readAttributes(
      readRecord(details, 'customAttributes', report) ?? {},
      // An attribute's name is the account's own: it is not reported.
      () => report('customAttributes'),
    ),
  }
}

/** Documented as lists of strings by name; a single value is read as a list of one. */
function readAttributes(attributes: JsonRecord, report: () => void): readonly LearnerAttribute[] {
  return Object.keys(attributes).map((name) => ({
    name,
    values: readList(attributes, name, (value) => readPlainText(value, report, name), report),
  }))
}

function readContent(details: JsonRecord, report: ReportForm): ReportedContentEntity {
  return {
    urn: readString(details, 'contentUrn', report),
    name: readName(details, report),
    // Until 2020 the provider was called contentSource.
    providerName:
      readString(details, 'contentProviderName', report) ?? readString(details, 'contentSource'),
    locale: readReportedLocale(details, report),
    websiteUrl: readUrl(details, 'websiteUrl', report),
  }
}

/** A name in a report is a plain string; a localized text is read as well. */
function readName(details: JsonRecord, report: ReportForm): string | null {
  const { name } = details
  if (!isRecord(name)) return readPlainText(name, report, 'name')
  report('name')
  return readLocalizedText(details, 'name')?.value ?? null
}

function readReportedLocale({ locale }: JsonRecord, report: ReportForm): Locale | null {
  const read = readLocale(locale)
  if (!isAbsent(locale) && (read === null || !isRecord(locale))) report('locale')
  return read
}

function readActivity(activity: unknown, report: ReportForm): ActivityEntity | null {
  if (!isRecord(activity)) return null
  return {
    engagementType: readString(activity, 'engagementType', report),
    value: readCount(activity, 'engagementValue', report),
    qualifier: readString(activity, 'engagementMetricQualifier', report),
    assetType: readString(activity, 'assetType', report),
    firstEngagedAtMs: readTime(activity, 'firstEngagedAt', report),
    lastEngagedAtMs: readTime(activity, 'lastEngagedAt', report),
    isUpperBound: false,
  }
}

/** The learner and the content of a report. Null where the one that it is grouped by has no name. */
export function reportKeyOf(
  { learner, content }: ActivityReportEntity,
  groupBy: readonly string[],
): string | null {
  const learnerKey = learner?.urn ?? learner?.uniqueUserId ?? learner?.email ?? null
  const contentKey = content?.urn ?? content?.name ?? null
  if (groupBy.includes('INDIVIDUAL') && learnerKey === null) return null
  if (groupBy.includes('CONTENT') && contentKey === null) return null
  return JSON.stringify([learnerKey, contentKey])
}
