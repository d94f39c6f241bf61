import { URN_ONLY } from '../../linkedin/learning-assets/fields.ts'
import type { LearningAssetCriteria } from '../../linkedin/learning-assets/finders.ts'
import { NO_ELEMENTS } from '../../linkedin/page.ts'
import type { QueryResolvers } from '../generated/resolver-types.ts'
import { checkAssetUrn, checkNumberOfKeys, lookUpLearningAsset } from '../lookups.ts'
import { NOTHING, readRange, toRange } from '../pagination.ts'
import { selectionOf } from '../selection.ts'
import { asSearch } from './connection.ts'
import { toCriteria } from './filter.ts'
import { learningAssetProjection } from './projection.ts'

/** Assets by name, by search and by language. */
export const learningAssetQueries: Pick<
  QueryResolvers,
  'learningAsset' | 'learningAssetsByUrn' | 'learningAssets' | 'catalog'
> = {
  learningAsset(_, { urn, locale }, context, info) {
    checkAssetUrn('urn', urn)
    return lookUpLearningAsset({ urn, locale: locale ?? undefined }, context, info)
  },

  learningAssetsByUrn(_, { urns, locale }, context, info) {
    checkNumberOfKeys('urns', urns)
    return urns.map(async (urn, index) => {
      checkAssetUrn(`urns[${index}]`, urn)
      return lookUpLearningAsset({ urn, locale: locale ?? undefined }, context, info)
    })
  },

  async learningAssets(_, { filter, sortBy, ...args }, { linkedInLearning: { linkedIn } }, info) {
    const range = toRange('learningAssets', args)
    const given = toCriteria(filter, sortBy)
    const wanted = wantedOf(info)
    // Where only facets are wanted, the call that has them is the only one that is needed.
    const criteria = wanted === 'facets' ? asSearch(given) : given
    const projection = learningAssetProjection(info, PATHS)
    const { page, window } = await readRange(
      wanted === 'page' ? range : NOTHING,
      ({ start, size }) =>
        linkedIn.learningAssets.findByCriteria(
          criteria,
          size === 0 ? NO_ELEMENTS : { start, count: size },
          size === 0 ? URN_ONLY : projection,
        ),
    )
    return {
      name: 'learningAssets',
      criteria,
      isSearched: asSearch(criteria) === criteria,
      page,
      window,
    }
  },

  async catalog(
    _,
    { assetType, locale, includeRetired, ...args },
    { linkedInLearning: { linkedIn } },
    info,
  ) {
    const range = toRange('catalog', args)
    const projection = learningAssetProjection(info, PATHS)
    const wanted = wantedOf(info)
    // Lists have no facets; the nearest search has.
    const criteria: LearningAssetCriteria = {
      assetTypes: [assetType],
      locales: [locale],
      includeRetired: includeRetired || undefined,
    }
    const list = { name: 'catalog', criteria, isSearched: false }
    if (wanted === 'facets') return { ...list, ...EMPTY }
    const { page, window } = await readRange(
      wanted === 'page' ? range : NOTHING,
      ({ start, size }) =>
        linkedIn.learningAssets.findByLocaleAndType(
          { assetType, sourceLocale: locale, includeRetired },
          size === 0 ? NO_ELEMENTS : { start, count: size },
          size === 0 ? URN_ONLY : projection,
        ),
    )
    return { ...list, page: { ...page, facets: null }, window }
  },
}

const PATHS = [['nodes'], ['edges', 'node']]
/** What nobody looks at. */
const EMPTY = {
  page: { elements: [], total: 0, count: 0, facets: null },
  window: { start: 0, size: 0 },
}

/** What of a connection is wanted: a page of assets, no more than counts, or facets alone. */
function wantedOf(info: Parameters<typeof selectionOf>[0]): 'page' | 'counts' | 'facets' {
  const selection = selectionOf(info, 'LearningAssetConnection')
  if (['nodes', 'edges', 'pageInfo'].some((name) => selection.has(name))) return 'page'
  const isCounted = ['totalCount', 'isTotalCountCapped'].some((name) => selection.has(name))
  return isCounted ? 'counts' : 'facets'
}
