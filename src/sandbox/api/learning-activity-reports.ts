import type { ActivityEvent } from '../activity/activity-log.ts'
import { latestDataAt } from '../activity/latest-data-at.ts'
import { ACCOUNT_URN, type Learner } from '../activity/learners.ts'
import type { StudiedContent } from '../activity/studied-content.ts'
import { readRange } from './paging.ts'
import type { Parameters } from './parameters.ts'
import { type Activity, toActivities } from './report-activities.ts'
import { type ReportCriteria, type ReportSort, readReportCriteria } from './report-criteria.ts'
import { type Resource, type ResourceContext, toPage } from './resource.ts'

const PATH = '/v2/learningActivityReports'

/** `learningActivityReports`: the finder criteria, and nothing that has a key. */
export function createLearningActivityReports(context: ResourceContext): Resource {
  return {
    path: PATH,
    right: 'mayReadReports',
    finders: { criteria: (parameters) => findByCriteria(context, parameters) },
  }
}

interface Report {
  readonly latestDataAt: number
  readonly learnerDetails: object
  readonly activities: readonly Activity[]
  readonly contentDetails?: object
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
    .filter((event) => isWanted(event, criteria))
  const idle =
    assumptions.idleLearnersAreReported && criteria.isByIndividual && !criteria.isByContent
  const groups = groupEvents(events, criteria, idle ? activity.learners : [])
  const reports = [...groups.values()].map((group) => toReport(group, criteria, dataUntil))
  const sorted = criteria.sort ? sortReports(reports, criteria.sort) : reports
  const elements = sorted.slice(range.start, range.start + range.count)
  return toPage(parameters, { path: PATH, assumptions, total: reports.length, ...range }, elements)
}

function isWanted({ learner, content }: ActivityEvent, criteria: ReportCriteria): boolean {
  const { assetType, contentSource, groupUrns } = criteria
  return (
    (assetType === undefined || content.assetType === assetType) &&
    (contentSource === undefined ||
      contentSource === 'ALL_SOURCES' ||
      content.source === contentSource) &&
    (groupUrns.length === 0 || learner.groups.some(({ urn }) => groupUrns.includes(urn)))
  )
}

interface Group {
  readonly learner: Learner | null
  readonly content: StudiedContent | null
  readonly events: ActivityEvent[]
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

  // An account has its report even when nobody did anything.
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
