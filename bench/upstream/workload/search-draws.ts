import { formatCursor } from '../../../src/graphql/pagination.ts'
import type { Random } from '../../../src/sandbox/catalogue/random.ts'
import { createLottery } from './lottery.ts'
import type { Operation, OperationKind } from './operation.ts'
import { createPopularDraw } from './popularity.ts'
import type { PooledSearch } from './search-pool.ts'
import { FACET_SHAPES, SEARCH_SHAPES } from './search-shapes.ts'

type SearchKind = Extract<OperationKind, 'search' | 'further page' | 'facet panel'>

/** LinkedIn lets nobody go further. */
const SEARCH_TOTAL_CAP = 1000

/** Draws operations on the searches: their first pages, further ones, and their panels of filters. */
export function createSearchDraws(
  random: Random,
  searches: readonly PooledSearch[],
): Readonly<Record<SearchKind, () => Operation>> {
  const paged = SEARCH_SHAPES.filter(({ isPaged }) => isPaged)
  const largestPage = Math.max(...paged.map(({ first }) => first))
  const drawSearch = createPopularDraw(random, searches)
  const drawLongSearch = createPopularDraw(
    random,
    searches.filter(({ total }) => total > largestPage),
  )
  const drawShape = createLottery(random, SEARCH_SHAPES, ({ weight }) => weight)
  const drawPagedShape = createLottery(random, paged, ({ weight }) => weight)
  const drawFacetShape = createLottery(random, FACET_SHAPES, ({ weight }) => weight)

  return {
    search() {
      const { filter, sortBy } = drawSearch()
      const { name, query, first } = drawShape()
      return { kind: 'search', name, query, variables: { filter, sortBy, first } }
    },

    'further page'() {
      const { filter, sortBy, total } = drawLongSearch()
      const { name, query, first } = drawPagedShape()
      const pages = Math.ceil(Math.min(total, SEARCH_TOTAL_CAP) / first)
      const page = Math.min(drawPageNumber(random), pages)
      // The operations are settled before anybody answers, so that both contenders are asked the
      // same ones. The cursor is what the page before ends with: a page without holes is full.
      const last = (page - 1) * first - 1
      const after = formatCursor('learningAssets', { first: last, last })
      return { kind: 'further page', name, query, variables: { filter, sortBy, first, after } }
    },

    'facet panel'() {
      const { filter, sortBy } = drawSearch()
      const { name, query } = drawFacetShape()
      return { kind: 'facet panel', name, query, variables: { filter, sortBy } }
    },
  }
}

/** The second page as often as all behind it together, and so on. */
function drawPageNumber(random: Random): number {
  let page = 2
  while (random.oneIn(2)) page += 1
  return page
}
