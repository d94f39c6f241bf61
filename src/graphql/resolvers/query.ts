import type { QueryResolvers } from '../generated/resolver-types.ts'
import { activityReportQueries } from './activity-report-queries.ts'
import { classificationQueries } from './classification-queries.ts'
import { learningAssetQueries } from './learning-asset-queries.ts'
import { nodeQueries } from './node-queries.ts'
import { upstreamQueries } from './upstream-status.ts'

/** The entry points. */
export const Query: QueryResolvers = {
  ...nodeQueries,
  ...learningAssetQueries,
  ...classificationQueries,
  ...activityReportQueries,
  ...upstreamQueries,
}
