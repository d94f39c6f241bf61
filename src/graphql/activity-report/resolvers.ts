import { toAssetType, toMetric, toMetricQualifier } from '../enums.ts'
import type {
  LearningActivityReportResolvers,
  LearningActivityResolvers,
  ReportedContentResolvers,
  ReportedLearnerResolvers,
} from '../generated/resolver-types.ts'
import { toDate } from '../scalars.ts'

/** The fields of a report that are not simply members of LinkedIn's entity. */
export const LearningActivityReport: LearningActivityReportResolvers = {
  latestDataAt: ({ latestDataAtMs }) => toDate(latestDataAtMs),
}

/** The fields of a learner that are not simply members of LinkedIn's entity. */
export const ReportedLearner: ReportedLearnerResolvers = {
  kind: ({ kind }) => kind ?? 'UNKNOWN',
}

/** The fields of a content that are not simply members of LinkedIn's entity. */
export const ReportedContent: ReportedContentResolvers = {
  webUrl: ({ websiteUrl }) => websiteUrl,
}

/** The fields of a metric, from LinkedIn's entity. */
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
