import type { FacetCount } from '../../linkedin/facets.ts'
import type { LearningAssetEntity } from '../../linkedin/learning-asset.ts'
import { URN_ONLY } from '../../linkedin/learning-asset-projection.ts'
import { NO_ELEMENTS } from '../../linkedin/page.ts'
import { type Connection, toConnection } from '../connection.ts'
import type { LearningAssetConnectionResolvers } from '../generated/resolver-types.ts'
import {
  asSearch,
  isCapped,
  isSelected,
  type LearningAssetConnectionSource,
} from '../learning-asset-connection.ts'
import type { LearningAssetSource } from '../learning-asset-source.ts'
import { toAssetType, toDifficultyLevel } from '../wire-enums.ts'

/** A search's fields from LinkedIn's page. */
export const LearningAssetConnection: LearningAssetConnectionResolvers = {
  edges: (source) => connectionOf(source).edges,
  nodes: (source) => connectionOf(source).nodes,
  pageInfo: (source) => connectionOf(source).pageInfo,
  totalCount: ({ page }) => page.total,
  isTotalCountCapped: isCapped,

  async facets({ criteria, page, isSearched }, _, { linkedInLearning: { linkedIn } }) {
    // A search that came without counts has none; asking it again would not give any.
    const { facets } =
      page.facets || isSearched
        ? page
        : await linkedIn.learningAssets.findByCriteria(asSearch(criteria), NO_ELEMENTS, URN_ONLY)
    return (
      facets && {
        assetTypes: facets.assetTypes.map((facet) => ({
          ...toFacet(facet, criteria.assetTypes),
          value: toAssetType(facet.value),
        })),
        difficultyLevels: facets.difficultyLevels.map((facet) => ({
          ...toFacet(facet, criteria.difficultyLevels),
          value: toDifficultyLevel(facet.value),
        })),
      }
    )
  },
}

function connectionOf({
  name,
  page,
  window,
}: LearningAssetConnectionSource): Connection<LearningAssetSource> {
  const elements = page.elements.map((entity: LearningAssetEntity) => ({
    entity,
    // Neither finder can be told which locale to answer in.
    targetLocale: undefined,
  }))
  return toConnection(name, { ...page, elements }, window)
}

function toFacet({ value, count }: FacetCount, selected: readonly string[] | undefined) {
  return { linkedInValue: value, count, isSelected: isSelected(value, selected) }
}
