import { graphql } from 'relay-runtime'

/** An asset in two locales, with its skills, its categories and its contents; or why there is none. */
export const assetPageQuery = graphql`
  query AssetPageQuery($urn: URN!, $locale: Locale, $otherLocale: Locale!) {
    learningAsset(urn: $urn, locale: $locale) @catch {
      ...AssetCard_asset
      skills {
        ...ClassificationChip_classification
      }
      classifications {
        classification {
          ...ClassificationChip_classification
        }
        path {
          ...ClassificationChip_classification
        }
      }
      localized(locale: $otherLocale) {
        ...AssetCard_asset
      }
      contents {
        ...AssetCard_asset
        parent {
          ...AssetCard_asset
        }
        contents {
          ...AssetCard_asset
          parent {
            ...AssetCard_asset
          }
        }
      }
    }
  }
`
