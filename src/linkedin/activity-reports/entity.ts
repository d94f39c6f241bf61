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

/**
 * Names the learner and the content of a report: equal only for the same ones. Null where what the report
 * is grouped by cannot be told for sure, for which a name alone is not enough.
 */
export function reportKeyOf(
  { learner, content }: ActivityReportEntity,
  groupBy: readonly string[],
): string | null {
  const isByPerson = groupBy.includes('INDIVIDUAL')
  const isByContent = groupBy.includes('CONTENT')
  if (isByContent && !isContentKnown(content)) return null
  // In reports by content alone the learner is the account, named or not.
  if ((isByPerson || !isByContent) && !isLearnerKnown(learner, isByPerson)) return null
  return JSON.stringify([learner && learnerKeyOf(learner), content && contentKeyOf(content)])
}

/** Of one person the URN is a profile's: an account's or a group's has many persons. */
function isLearnerKnown(learner: LearnerEntity | null, isByPerson: boolean): boolean {
  if (!learner) return false
  if (!isByPerson) return Boolean(learner.urn)
  return Boolean(isPerson(learner) || learner.uniqueUserId || learner.email)
}

function isPerson({ kind, urn }: LearnerEntity): boolean {
  return kind === 'INDIVIDUAL' && Boolean(urn)
}

function learnerKeyOf(learner: LearnerEntity): readonly unknown[] {
  const { urn, uniqueUserId, email, name } = learner
  if (isPerson(learner)) return [urn]
  return uniqueUserId ? [urn, uniqueUserId] : [urn, uniqueUserId, email, email ? null : name]
}

function isContentKnown(content: ReportedContentEntity | null): boolean {
  return Boolean(content?.urn || content?.websiteUrl)
}

/** LinkedIn reports on a content apart for each of its locales. */
function contentKeyOf(content: ReportedContentEntity): readonly unknown[] {
  const { urn, locale, name, providerName, websiteUrl } = content
  return urn ? [urn, locale] : [urn, locale, name, providerName, websiteUrl]
}
