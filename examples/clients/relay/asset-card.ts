import { graphql } from 'relay-runtime'

/** What a list shows of an asset; refetched by the asset's `id`, then with its description. */
export const assetCard = graphql`
  fragment AssetCard_asset on LearningAsset
  @throwOnFieldError
  @refetchable(queryName: "AssetCardRefetchQuery")
  @argumentDefinitions(withDescription: { type: "Boolean", defaultValue: false }) {
    id
    urn
    assetType
    title
    locale
    description @include(if: $withDescription)
  }
`
