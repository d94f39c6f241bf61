import type { FacetCount, LearningAssetEntity } from '../../linkedin/learning-assets/entity.ts'
import { URN_ONLY } from '../../linkedin/learning-assets/fields.ts'
import type { LearningAssetCriteria } from '../../linkedin/learning-assets/finders.ts'
import { NO_ELEMENTS } from '../../linkedin/page.ts'
import { toAssetType, toDifficultyLevel } from '../enums.ts'
import type { LearningAssetConnectionResolvers } from '../generated/resolver-types.ts'
import { type Connection, toConnection } from '../pagination.ts'
import type { LearningAssetConnectionSource, LearningAssetSource } from '../sources.ts'

/**
 * The criteria as a search, which is what LinkedIn counts facets for. Without a keyword or an order
 * it lists instead, with no facets but with true totals.
 */
export function asSearch(criteria: LearningAssetCriteria): LearningAssetCriteria {
  return criteria.keyword || criteria.sortBy ? criteria : { ...criteria, sortBy: 'RELEVANCE' }
}

/** Seen so far: 500 (2020) and 1000 (2022). */
const CAP_STEP = 50

/**
 * Whether LinkedIn stopped counting. It does not say so, but it stops at a round number, while the
 * facets beside it go on counting: a captured answer has a total of 1000 beside 9686 courses.
 */
export function isCapped({ criteria, page }: LearningAssetConnectionSource): boolean {
  if (!page.facets || page.total === 0 || page.total % CAP_STEP !== 0) return false
  const wanted = criteria.assetTypes ?? []
  const matching = page.facets.assetTypes
    .filter(({ value }) => wanted.length === 0 || isSelected(value, wanted))
    .reduce((sum: number, { count }: FacetCount) => sum + count, 0)
  return matching > page.total
}

/** Whether a value of LinkedIn's is among those that a search is narrowed to. */
export function isSelected(value: string, selected: readonly string[] | undefined): boolean {
  return selected?.includes(value.toUpperCase()) ?? false
}

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
