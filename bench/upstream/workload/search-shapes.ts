import { CARD, LIST_ITEM, LMS_ITEM } from './asset-fields.ts'
import type { Shape } from './operation.ts'

/** How a frontend searches. */
export interface SearchShape extends Shape {
  /** How many assets a page of it has. */
  readonly first: number
  /** Whether one can go on to further pages in it. */
  readonly isPaged: boolean
}

/** What frontends ask of a search: a web page, with a panel of filters or not, an app and others. */
export const SEARCH_SHAPES: readonly SearchShape[] = [
  searchShape('SearchList', { weight: 35, first: 20, isPaged: true }, [
    'totalCount pageInfo { hasNextPage endCursor }',
    `nodes { ${LIST_ITEM} }`,
  ]),
  searchShape('SearchListWithFacets', { weight: 15, first: 20, isPaged: false }, [
    'totalCount isTotalCountCapped pageInfo { hasNextPage endCursor }',
    `nodes { ${LIST_ITEM} }`,
    'facets { assetTypes { value count isSelected } difficultyLevels { value count isSelected } }',
  ]),
  searchShape('SearchCards', { weight: 25, first: 10, isPaged: true }, [
    'pageInfo { hasNextPage hasPreviousPage startCursor endCursor }',
    `edges { cursor node { ${CARD} } }`,
  ]),
  searchShape('SearchForLms', { weight: 10, first: 20, isPaged: true }, [
    'totalCount pageInfo { hasNextPage endCursor }',
    `nodes { ${LMS_ITEM} }`,
  ]),
  searchShape('SearchTitles', { weight: 15, first: 5, isPaged: false }, ['nodes { urn title }']),
]

/** What the panel of filters asks for that is loaded beside a list, and what tabs with counts do. */
export const FACET_SHAPES: readonly Shape[] = [
  facetShape('FacetPanel', 70, [
    'totalCount isTotalCountCapped',
    'facets {',
    'assetTypes { value linkedInValue count isSelected }',
    'difficultyLevels { value linkedInValue count isSelected }',
    '}',
  ]),
  facetShape('AssetTypeTabs', 30, ['totalCount facets { assetTypes { value count } }']),
]

function searchShape(
  name: string,
  options: Pick<SearchShape, 'weight' | 'first' | 'isPaged'>,
  fields: readonly string[],
): SearchShape {
  const query = `query ${name}(
    $filter: LearningAssetFilter, $sortBy: LearningAssetSortKey, $first: Int, $after: String
  ) {
    learningAssets(filter: $filter, sortBy: $sortBy, first: $first, after: $after) {
      ${fields.join('\n')}
    }
  }`
  return { name, query, ...options }
}

function facetShape(name: string, weight: number, fields: readonly string[]): Shape {
  const query = `query ${name}($filter: LearningAssetFilter, $sortBy: LearningAssetSortKey) {
    learningAssets(filter: $filter, sortBy: $sortBy, first: 0) { ${fields.join('\n')} }
  }`
  return { name, query, weight }
}
