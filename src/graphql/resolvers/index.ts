import type { Resolvers } from '../generated/resolver-types.ts'
import {
  LearningActivity,
  LearningActivityReport,
  ReportedContent,
  ReportedLearner,
} from './activity-report.ts'
import { LearningActivityReportConnection } from './activity-report-connection.ts'
import { Classification } from './classification.ts'
import { ClassificationConnection } from './classification-connection.ts'
import { Contributor } from './contributor.ts'
import { LearningAsset } from './learning-asset.ts'
import { LearningAssetConnection } from './learning-asset-connection.ts'
import { Query } from './query.ts'
import { AccessTokenStatus, UpstreamEndpoint } from './upstream-status.ts'

/** The resolver map. */
export const resolvers: Resolvers = {
  Node: { __resolveType: (source) => ('entity' in source ? 'LearningAsset' : 'Classification') },
  Query,
  AccessTokenStatus,
  Classification,
  ClassificationConnection,
  Contributor,
  LearningAsset,
  LearningAssetConnection,
  LearningActivity,
  LearningActivityReport,
  LearningActivityReportConnection,
  ReportedContent,
  ReportedLearner,
  UpstreamEndpoint,
}
