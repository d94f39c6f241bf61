import { graphql } from 'relay-runtime'

/** A page of the catalogue of a language, to begin with. */
export const catalogListQuery = graphql`
  query CatalogListQuery(
    $assetType: CatalogAssetType!
    $locale: Locale!
    $first: Int
    $after: String
    $last: Int
  ) {
    ...CatalogList_query @arguments(first: $first, after: $after, last: $last)
  }
`

/** The catalogue of a language, as a list that grows at both ends. */
export const catalogList = graphql`
  fragment CatalogList_query on Query
  @refetchable(queryName: "CatalogListPaginationQuery")
  @argumentDefinitions(
    first: { type: "Int" }
    after: { type: "String" }
    last: { type: "Int" }
    before: { type: "String" }
  ) {
    catalog(
      assetType: $assetType
      locale: $locale
      first: $first
      after: $after
      last: $last
      before: $before
    ) @connection(key: "CatalogList_catalog") {
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
