import { graphql } from './generated/gql.ts'

/** What a list shows of an asset. */
export const assetCard = graphql(`
  fragment AssetCard on LearningAsset {
    id
    urn
    title
    locale
  }
`)

/** One asset, by LinkedIn's name for it, in a locale of choice. */
export const assetQuery = graphql(`
  query Asset($urn: URN!, $locale: Locale) {
    learningAsset(urn: $urn, locale: $locale) {
      ...AssetCard
    }
  }
`)

/** A search that is paged through, either way. */
export const assetSearchQuery = graphql(`
  query AssetSearch(
    $filter: LearningAssetFilter
    $sortBy: LearningAssetSortKey
    $first: Int
    $after: String
    $last: Int
    $before: String
  ) {
    learningAssets(
      filter: $filter
      sortBy: $sortBy
      first: $first
      after: $after
      last: $last
      before: $before
    ) {
      totalCount
      edges {
        node {
          ...AssetCard
        }
      }
      pageInfo {
        hasPreviousPage
        hasNextPage
        startCursor
        endCursor
      }
    }
  }
`)
