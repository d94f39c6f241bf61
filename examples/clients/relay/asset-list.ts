import { graphql } from 'relay-runtime'

/** A page of a search, to begin with. */
export const assetListQuery = graphql`
  query AssetListQuery(
    $filter: LearningAssetFilter
    $sortBy: LearningAssetSortKey
    $first: Int
    $after: String
    $last: Int
  ) {
    ...AssetList_query @arguments(first: $first, after: $after, last: $last)
  }
`

/** A search that grows at both ends. */
export const assetList = graphql`
  fragment AssetList_query on Query
  @refetchable(queryName: "AssetListPaginationQuery")
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  ) {
    learningAssets(
      filter: $filter
      sortBy: $sortBy
      first: $first
      after: $after
      last: $last
      before: $before
    ) @connection(key: "AssetList_learningAssets") {
      edges {
        node {
          id
          ...AssetCard_asset
        }
      }
      totalCount
    }
  }
`
