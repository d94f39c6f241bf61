import type { FacetCount } from '../linkedin/facets.ts'
import type { LearningAssetCriteria } from '../linkedin/learning-asset-criteria.ts'
import type { LearningAssetPage } from '../linkedin/learning-assets.ts'
import type { WindowedPage } from './window.ts'

/** What the fields of a `LearningAssetConnection` are resolved from. */
export interface LearningAssetConnectionSource extends WindowedPage<LearningAssetPage> {
  /** The connection's name, which its cursors carry. */
  readonly name: string
  /** What the facets are of. */
  readonly criteria: LearningAssetCriteria
  /** Whether the page is of a search by these criteria, and so has all the facets there are. */
  readonly isSearched: boolean
}

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
