import type { Resolvers } from '../generated/resolver-types.ts'
import { Contributor } from './contributor.ts'
import { LearningAsset } from './learning-asset.ts'
import { LearningAssetConnection } from './learning-asset-connection.ts'
import { Query } from './query.ts'

/** The resolver map. */
export const resolvers: Resolvers = {
  Node: { __resolveType: () => 'LearningAsset' },
  Query,
  Contributor,
  LearningAsset,
  LearningAssetConnection,
}
