import type { ActivityEvent } from '../activity/activity-log.ts'
import { ACCOUNT_URN, type Learner } from '../activity/learners.ts'
import type { StudiedContent } from '../activity/studied-content.ts'
import { elementsAt, readRange, toPage } from './paging.ts'
import type { Parameters } from './parameters.ts'
import { type Activity, toActivities } from './report-activities.ts'
import { type ReportCriteria, type ReportSort, readReportCriteria } from './report-criteria.ts'
import type { Resource, ResourceContext } from './resource.ts'

interface Report {
  readonly latestDataAt: number
  readonly learnerDetails: object
  readonly activities: readonly Activity[]
  readonly contentDetails?: object
}

/** The events that one report aggregates; null: of all learners, of all content. */
interface Group {
  readonly learner: Learner | null
  readonly content: StudiedContent | null
  readonly events: ActivityEvent[]
}

const PATH = '/v2/learningActivityReports'
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

/** `learningActivityReports`: the finder criteria; reports have no key. */
export function createLearningActivityReports(context: ResourceContext): Resource {
  return {
    path: PATH,
    permission: 'mayReadReports',
    finders: { criteria: (parameters) => findByCriteria(context, parameters) },
  }
}

function findByCriteria(
  { activity, now, assumptions }: ResourceContext,
  parameters: Parameters,
): object {
  const criteria = readReportCriteria(parameters, assumptions)
  const range = readRange(parameters, assumptions, assumptions.maximumReportCount)
  const dataUntil = latestDataAt(now())
  const events = activity
    .between(criteria.startedAt, Math.min(criteria.endedAt, dataUntil))
    .filter((event) => matches(event, criteria))
  const isByIndividualAlone = criteria.isByIndividual && !criteria.isByContent
  const reportsIdle = assumptions.idleLearnersAreReported && isByIndividualAlone
  const groups = groupEvents(events, criteria, reportsIdle ? activity.learners : [])
  const reports = [...groups.values()].map((group) => toReport(group, criteria, dataUntil))
  const sorted = criteria.sort ? sortReports(reports, criteria.sort) : reports
  const elements = elementsAt(sorted, range, assumptions)
  return toPage(parameters, { path: PATH, assumptions, total: reports.length, ...range }, elements)
}

/**
 * The time up to which reports have data: the last 23:59 in California, in summer 06:59 UTC and in
 * winter 07:59 UTC, as in every recorded report. Epoch milliseconds.
 */
function latestDataAt(now: number): number {
  const hourInCalifornia = new Intl.DateTimeFormat('en-US', {
    timeZone: 'America/Los_Angeles',
    hour: '2-digit',
    hourCycle: 'h23',
  })
  let at = Math.floor((now - 59 * MINUTE_MS) / HOUR_MS) * HOUR_MS + 59 * MINUTE_MS
  while (hourInCalifornia.format(at) !== '23') at -= HOUR_MS
  return at
}

function matches({ learner, content }: ActivityEvent, criteria: ReportCriteria): boolean {
  const { assetType, contentSource, groupUrns } = criteria
  return (
    (assetType === undefined || content.assetType === assetType) &&
    (contentSource === undefined ||
      contentSource === 'ALL_SOURCES' ||
      content.source === contentSource) &&
    (groupUrns.length === 0 || learner.groups.some(({ urn }) => groupUrns.includes(urn)))
  )
}

function groupEvents(
  events: readonly ActivityEvent[],
  { isByIndividual, isByContent }: ReportCriteria,
  idleLearners: readonly Learner[],
): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>()
  const groupOf = (learner: Learner | null, content: StudiedContent | null): Group => {
    const key = `${learner?.urn} ${content?.urn}`
    const group = groups.get(key) ?? { learner, content, events: [] }
    groups.set(key, group)
    return group
  }

  // An account has its report even without any event.
  if (!isByIndividual && !isByContent) groupOf(null, null)
  for (const learner of idleLearners) groupOf(learner, null)
  for (const event of events) {
    const { learner, content } = event
    groupOf(isByIndividual ? learner : null, isByContent ? content : null).events.push(event)
  }
  return groups
}

function toReport({ learner, content, events }: Group, criteria: ReportCriteria, at: number) {
  return {
    latestDataAt: at,
    learnerDetails: learner ? toLearnerDetails(learner) : { entity: { accountUrn: ACCOUNT_URN } },
    activities: toActivities(events, criteria),
    ...(content && { contentDetails: toContentDetails(content) }),
  }
}

function toLearnerDetails({ urn, name, email, uniqueUserId, ...learner }: Learner): object {
  return {
    name,
    ...(email !== null && { email }),
    enterpriseGroups: learner.groups.map((group) => group.name),
    ...(uniqueUserId !== null && { uniqueUserId }),
    ...(learner.customAttributes && { customAttributes: learner.customAttributes }),
    entity: { profileUrn: urn },
  }
}

function toContentDetails({ urn, name, providerName, locale, websiteUrl }: StudiedContent): object {
  return {
    name,
    contentUrn: urn,
    contentProviderName: providerName,
    locale,
    ...(websiteUrl !== null && { websiteUrl }),
  }
}

function sortReports(
  reports: readonly Report[],
  { metric, qualifier, isAscending }: ReportSort,
): readonly Report[] {
  const sortValue = ({ activities }: Report): number =>
    activities
      .filter((each) => each.engagementType === metric)
      .filter((each) => each.engagementMetricQualifier === qualifier)
      .reduce((sum, { engagementValue }) => sum + engagementValue, 0)
  const direction = isAscending ? 1 : -1
  return reports.toSorted((one, other) => direction * (sortValue(one) - sortValue(other)))
}
