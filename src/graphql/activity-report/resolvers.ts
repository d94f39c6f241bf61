import { toAssetType, toDate, toMetric, toMetricQualifier } from '../enums.ts'
import { ForbiddenError } from '../errors.ts'
import type {
  LearningActivityReportConnectionResolvers,
  LearningActivityReportResolvers,
  LearningActivityResolvers,
  QueryResolvers,
  ReportedContentResolvers,
  ReportedLearnerResolvers,
} from '../generated/resolver-types.ts'
import { NOTHING, toConnection, toRange } from '../pagination.ts'
import { selectionOf } from '../selection.ts'
import type { ActivityReportConnectionSource } from '../sources.ts'
import { toActivityReportCriteria } from './arguments.ts'
import { readActivityReports } from './connection.ts'

/** A report's fields that are not simply members of LinkedIn's entity. */
export const LearningActivityReport: LearningActivityReportResolvers = {
  latestDataAt: ({ latestDataAtMs }) => toDate(latestDataAtMs),
}

/** A learner's fields that are not simply members of LinkedIn's entity. */
export const ReportedLearner: ReportedLearnerResolvers = {
  kind: ({ kind }) => kind ?? 'UNKNOWN',
}

/** A content's fields that are not simply members of LinkedIn's entity. */
export const ReportedContent: ReportedContentResolvers = {
  webUrl: ({ websiteUrl }) => websiteUrl,
}

/** A metric's fields from LinkedIn's entity. */
export const LearningActivity: LearningActivityResolvers = {
  metric: ({ engagementType }) => toMetric(engagementType),
  linkedInMetric: ({ engagementType }) => engagementType,
  qualifier: ({ qualifier }) => (qualifier === null ? null : toMetricQualifier(qualifier)),
  linkedInQualifier: ({ qualifier }) => qualifier,
  assetType: ({ assetType }) => (assetType === null ? null : toAssetType(assetType)),
  linkedInAssetType: ({ assetType }) => assetType,
  firstEngagedAt: ({ firstEngagedAtMs }) => toDate(firstEngagedAtMs),
  lastEngagedAt: ({ lastEngagedAtMs }) => toDate(lastEngagedAtMs),
}

const DAY_MS = 86_400_000

/** A page of reports from LinkedIn's, or from what several of its come to. */
export const LearningActivityReportConnection: LearningActivityReportConnectionResolvers = {
  edges: (source) => connectionOf(source).edges,
  nodes: (source) => connectionOf(source).nodes,
  pageInfo: (source) => connectionOf(source).pageInfo,
  totalCount: ({ page }) => page.total,
  startedAt: ({ span }) => new Date(span.startedAtMs),
  endedAt: ({ span }) => new Date(span.startedAtMs + span.days * DAY_MS),
}

function connectionOf({ page, window }: ActivityReportConnectionSource) {
  return toConnection('learningActivityReports', page, window)
}

/** Reports on what was learned. */
export const activityReportQueries: Pick<QueryResolvers, 'learningActivityReports'> = {
  async learningActivityReports(_, args, { linkedInLearning }, info) {
    const { linkedIn, areActivityReportsEnabled } = linkedInLearning
    if (!areActivityReportsEnabled) {
      throw new ForbiddenError('Activity reports are turned off on this server.')
    }
    const criteria = toActivityReportCriteria(args)
    const range = toRange('learningActivityReports', args)
    const selection = selectionOf(info, 'LearningActivityReportConnection')
    const isPageWanted = ['nodes', 'edges', 'pageInfo'].some((name) => selection.has(name))
    // Nobody's data is fetched only to be counted.
    return readActivityReports(linkedIn, criteria, isPageWanted ? range : NOTHING)
  },
}
