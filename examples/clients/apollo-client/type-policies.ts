import type { Reference, TypePolicies } from '@apollo/client'
import { connectionPolicy } from './connection-policy.ts'

/** What implements `Node`. */
export const nodeTypes = ['Classification', 'LearningAsset']

/**
 * The type policies of this API. Objects are kept by their `id`, which names an asset in
 * a locale, so that translations are objects of their own; nothing has to be said about that.
 */
export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      // All arguments but those that page distinguish one list from another.
      learningAssets: connectionPolicy(['filter', 'sortBy']),
      catalog: connectionPolicy(['assetType', 'locale', 'includeRetired']),
      classifications: connectionPolicy(['keyword', 'type', 'locale']),
      learningActivityReports: connectionPolicy([
        'startedAt',
        'endedAt',
        'groupBy',
        'filter',
        'sortBy',
        'locale',
      ]),
      node: {
        // Whatever has come with another answer is found by its `id`, of whichever type it is.
        read: (node: Reference | null | undefined, { args, toReference, canRead }) =>
          node !== undefined
            ? node
            : nodeTypes
                .map((__typename) => toReference({ __typename, id: args?.['id'] }))
                .find((reference) => canRead(reference)),
      },
    },
  },
  // Parts without an `id`, of which different operations may ask different fields.
  AccessTokenStatus: { merge: true },
  LearningAssetFacets: { merge: true },
  NamedParty: { merge: true },
  UpstreamStatus: { merge: true },
}
