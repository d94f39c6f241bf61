import type { LinkedInClient } from '../../linkedin/client.ts'
import type { FacetCount, Facets } from '../../linkedin/learning-assets/entity.ts'
import { URN_ONLY } from '../../linkedin/learning-assets/fields.ts'
import type {
  LearningAssetCriteria,
  LearningAssetPage,
} from '../../linkedin/learning-assets/finders.ts'
import { NO_ELEMENTS } from '../../linkedin/page.ts'
import { toAssetType, toDifficultyLevel } from '../enums.ts'
import type { LearningAssetConnectionResolvers } from '../generated/resolver-types.ts'
import { type PlacedPage, toConnection } from '../pagination.ts'
import type { LearningAssetConnectionSource, LearningAssetSource } from '../sources.ts'

/** The connection of a page of the assets that meet criteria. */
export function toAssetConnection(
  connectionName: string,
  placed: PlacedPage<LearningAssetPage>,
  criteria: LearningAssetCriteria,
): LearningAssetConnectionSource {
  const connection = toConnection(
    connectionName,
    placed,
    // Neither finder takes a locale to answer in.
    (entity): LearningAssetSource => ({ entity, targetLocale: undefined }),
  )
  // Not spread, which would make every cursor.
  return Object.assign(connection, { criteria, facets: placed.page.facets })
}

/** The fields of a connection that are not simply members of it. */
export const LearningAssetConnection: LearningAssetConnectionResolvers = {
  isTotalCountCapped,

  async facets({ criteria, facets: given }, _, { linkedInLearning: { linkedIn } }) {
    const facets = given ?? (await findFacets(linkedIn, criteria))
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

/** The facets of the search that is nearest to a list. Null for a search: it had none by itself. */
async function findFacets(
  { learningAssets }: LinkedInClient,
  criteria: LearningAssetCriteria,
): Promise<Facets | null> {
  if (isSearch(criteria)) return null
  const page = await learningAssets.findByCriteria(toSearch(criteria), NO_ELEMENTS, URN_ONLY)
  return page.facets
}

/** The criteria of the search that is nearest to a list. LinkedIn counts facets of searches alone. */
export function toSearch(criteria: LearningAssetCriteria): LearningAssetCriteria {
  return isSearch(criteria) ? criteria : { ...criteria, sortBy: 'RELEVANCE' }
}

/** Whether LinkedIn searches, by keyword or order; else it lists, without facets or a cap. */
function isSearch({ keyword, sortBy }: LearningAssetCriteria): boolean {
  return Boolean(keyword || sortBy)
}

/** The caps of totals seen so far, 500 (2020) and 1000 (2022), are multiples of it. */
const CAP_STEP = 50

/**
 * Whether LinkedIn capped the total. No field says so, but a capped total is a round number, and its
 * facets are not capped: a captured response has a total of 1000 beside 9686 courses.
 */
function isTotalCountCapped(source: LearningAssetConnectionSource): boolean {
  const { criteria, facets, totalCount } = source
  if (!facets || totalCount === 0 || totalCount % CAP_STEP !== 0) return false
  const assetTypes = criteria.assetTypes ?? []
  const matchCount = facets.assetTypes
    .filter(({ value }) => assetTypes.length === 0 || isSelected(value, assetTypes))
    .reduce((sum, { count }) => sum + count, 0)
  return matchCount > totalCount
}

function toFacet({ value, count }: FacetCount, selected: readonly string[] | undefined) {
  return { linkedInValue: value, count, isSelected: isSelected(value, selected) }
}

/** Whether LinkedIn's value, which can be in any case, is one of those that are filtered by. */
function isSelected(value: string, selected: readonly string[] | undefined): boolean {
  return selected?.includes(value.toUpperCase()) ?? false
}
