/**
 * GraphQL: the resolvers by type. Read this file first: every field that a function of ours resolves
 * is here, from the folder of its concept; all other fields are members of their parents, whose
 * types are in `sources.ts`. Imports `linkedin` and `upstream`, and nothing of the server.
 */
import { activityReportQueries } from './activity-report/queries.ts'
import {
  LearningActivity,
  LearningActivityReport,
  ReportedContent,
  ReportedLearner,
} from './activity-report/resolvers.ts'
import { classificationQueries } from './classification/queries.ts'
import { Classification } from './classification/resolvers.ts'
import type { QueryResolvers, Resolvers } from './generated/resolver-types.ts'
import { LearningAssetConnection } from './learning-asset/connection.ts'
import { learningAssetQueries } from './learning-asset/queries.ts'
import { Contributor, LearningAsset } from './learning-asset/resolvers.ts'
import { nodeQueries } from './node.ts'
import { AccessTokenStatus, UpstreamEndpoint, upstreamQueries } from './upstream-status.ts'

/** The root fields. */
const Query: QueryResolvers = {
  ...nodeQueries,
  ...learningAssetQueries,
  ...classificationQueries,
  ...activityReportQueries,
  ...upstreamQueries,
}

/** The resolver map. */
export const resolvers: Resolvers = {
  Node: { __resolveType: (source) => ('entity' in source ? 'LearningAsset' : 'Classification') },
  Query,
  AccessTokenStatus,
  Classification,
  Contributor,
  LearningAsset,
  LearningAssetConnection,
  LearningActivity,
  LearningActivityReport,
  ReportedContent,
  ReportedLearner,
  UpstreamEndpoint,
}
