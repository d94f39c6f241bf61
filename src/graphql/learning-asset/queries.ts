/**
 * Learning assets in GraphQL: the queries for them are here, their fields in `resolvers.ts`, and
 * what a selection of them requests from LinkedIn in `projection.ts`.
 */
import type { GraphQLResolveInfo } from 'graphql'
import { type LearningAssetProjection, URN_ONLY } from '../../linkedin/learning-assets/fields.ts'
import type { LearningAssetCriteria } from '../../linkedin/learning-assets/finders.ts'
import type { PageWindow } from '../../linkedin/page.ts'
import { checkAssetUrn, checkLength, MAX_KEYS } from '../arguments.ts'
import type { QueryResolvers } from '../generated/resolver-types.ts'
import { lookUpLearningAsset } from '../lookups.ts'
import { EMPTY_RANGE, isPageSelected, readRange, toRange } from '../pagination.ts'
import { memoizeBySelection, selectionOf } from '../selection.ts'
import { toAssetConnection, toSearch } from './connection.ts'
import { toCriteria } from './criteria.ts'
import { nodesProjection } from './projection.ts'

/** Assets by URN, by search and by locale. */
export const learningAssetQueries: Pick<
  QueryResolvers,
  'learningAsset' | 'learningAssetsByUrn' | 'learningAssets' | 'catalog'
> = {
  learningAsset(_, { urn, locale }, context, info) {
    checkAssetUrn('urn', urn)
    return lookUpLearningAsset({ urn, locale: locale ?? undefined }, context, info)
  },

  learningAssetsByUrn(_, { urns, locale }, context, info) {
    checkLength('urns', urns, MAX_KEYS)
    return urns.map(async (urn, index) => {
      checkAssetUrn(`urns[${index}]`, urn)
      return lookUpLearningAsset({ urn, locale: locale ?? undefined }, context, info)
    })
  },

  async learningAssets(_, { filter, sortBy, ...args }, { linkedInLearning: { linkedIn } }, info) {
    const range = toRange('learningAssets', args)
    const filtered = toCriteria(filter, sortBy)
    const part = selectedPartOf(info)
    // Where facets alone are selected, the call that has them is the only one needed.
    const criteria = part === 'facets' ? toSearch(filtered) : filtered
    const placed = await readRange(part === 'page' ? range : EMPTY_RANGE, (window) =>
      linkedIn.learningAssets.findByCriteria(criteria, window, toProjection(info, window)),
    )
    return toAssetConnection('learningAssets', placed, criteria)
  },

  async catalog(
    _,
    { assetType, locale, includeRetired, ...args },
    { linkedInLearning: { linkedIn } },
    info,
  ) {
    const range = toRange('catalog', args)
    const part = selectedPartOf(info)
    const list = { assetType, sourceLocale: locale, includeRetired }
    // A list has no facets: those of the search that is nearest to it stand in.
    const criteria: LearningAssetCriteria = {
      assetTypes: [assetType],
      locales: [locale],
      includeRetired: includeRetired || undefined,
    }
    if (part === 'facets') return toAssetConnection('catalog', EMPTY_PAGE, criteria)
    const placed = await readRange(part === 'page' ? range : EMPTY_RANGE, (window) =>
      linkedIn.learningAssets.findByLocaleAndType(list, window, toProjection(info, window)),
    )
    const page = { ...placed.page, facets: null }
    return toAssetConnection('catalog', { ...placed, page }, criteria)
  },
}

/** In place of a page of which nothing is selected. */
const EMPTY_PAGE = {
  page: { elements: [], total: 0, count: 0, hasNext: false, facets: null },
  start: 0,
}

/** The costliest part of a connection that is selected: a page of assets, counts, or facets. */
const selectedPartOf = memoizeBySelection((info): 'page' | 'counts' | 'facets' => {
  const selection = selectionOf(info, 'LearningAssetConnection')
  if (isPageSelected(selection)) return 'page'
  const isCounted = selection.has('totalCount') || selection.has('isTotalCountCapped')
  return isCounted ? 'counts' : 'facets'
})

function toProjection(info: GraphQLResolveInfo, { count }: PageWindow): LearningAssetProjection {
  return count === 0 ? URN_ONLY : nodesProjection(info)
}
