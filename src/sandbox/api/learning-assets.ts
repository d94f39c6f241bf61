import type { AssetRecord } from '../catalogue/asset-record.ts'
import { matchesLocale } from '../catalogue/locale.ts'
import { invalidParameters, noSuchEntity } from './api-error.ts'
import { type AssetSearch, searchAssets } from './asset-search.ts'
import { type AssetCriteria, readCriteria } from './criteria.ts'
import { toElement } from './learning-asset-element.ts'
import { type Range, readRange } from './paging.ts'
import type { Parameters } from './parameters.ts'
import { project } from './projection.ts'
import { createRecentResults, type RecallResult } from './recent-results.ts'
import { type Resource, type ResourceContext, readProjection, toPage } from './resource.ts'

const PATH = '/v2/learningAssets'
const DEFAULT_DEPTH = 1

/** `learningAssets`: one asset by its URN, and the finders criteria and localeAndType. */
export function createLearningAssets(context: ResourceContext): Resource {
  const recallSearch = createRecentResults<AssetSearch>()
  const recallAssets = createRecentResults<readonly AssetRecord[]>()
  return {
    path: PATH,
    right: 'mayReadContent',
    finders: {
      criteria: (parameters) => findByCriteria(context, recallSearch, parameters),
      localeAndType: (parameters) => findByLocaleAndType(context, recallAssets, parameters),
    },
    get: (urn, parameters) => read(context, urn, parameters),
  }
}

function read(context: ResourceContext, urn: string, parameters: Parameters): unknown {
  const { catalogue, assumptions, account } = context
  const asset = catalogue.findAsset(urn)
  if (!asset) throw noSuchEntity()
  const isRetired = asset.production.retiredAt !== null
  const isHidden =
    (isRetired &&
      !parameters.flag('includeRetired') &&
      assumptions.retiredWithoutIncludeRetired === 'hide') ||
    (asset.type === 'LEARNING_PATH' && !assumptions.learningPathByUrn)
  if (isHidden) throw noSuchEntity()

  const targetLocale = parameters.locale('targetLocale')
  const projection = readProjection(parameters, assumptions)
  const element = toElement(asset, {
    locales: targetLocale ? [targetLocale] : [],
    expandDepth: parameters.integer('expandDepth') ?? DEFAULT_DEPTH,
    projection,
    assumptions,
    account,
  })
  return project(element, projection)
}

/**
 * Without keyword and order: bulk mode, true totals and empty metadata. Otherwise a search: facets,
 * and no more results to be had than the cap.
 */
function findByCriteria(
  context: ResourceContext,
  recall: RecallResult<AssetSearch>,
  parameters: Parameters,
): object {
  const { catalogue, assumptions, account } = context
  const criteria = readCriteria(parameters, assumptions)
  const range = readRange(parameters, assumptions)
  const search = recall(criteria, () => searchAssets(catalogue, criteria, assumptions))
  const total = Math.min(search.assets.length, capOf(context, criteria))
  if (total < search.assets.length && range.start >= total && assumptions.pastTheCap === 'reject') {
    throw invalidParameters()
  }

  const metadata = isBulk(criteria)
    ? {}
    : {
        assetTypeFacetMetadata: toFacet('assetType', search.assetTypes),
        difficultyLevelFacetMetadata: toFacet('difficultyLevel', search.difficultyLevels),
      }
  const options = {
    locales: assumptions.localesFilter === 'available' ? criteria.locales : [],
    expandDepth: parameters.integer('assetRetrievalCriteria.expandDepth') ?? DEFAULT_DEPTH,
    projection: readProjection(parameters, assumptions),
    assumptions,
    account,
  }
  const elements = pageOf(search.assets, range, total).map((asset) => toElement(asset, options))
  return { metadata, ...toPage(parameters, { path: PATH, assumptions, total, ...range }, elements) }
}

/** Everything of one type made in one locale: always the true total, never metadata. */
function findByLocaleAndType(
  context: ResourceContext,
  recall: RecallResult<readonly AssetRecord[]>,
  parameters: Parameters,
): object {
  const { catalogue, assumptions, account } = context
  const locale = parameters.locale('sourceLocale')
  const type = parameters.text('assetType')?.toUpperCase()
  if (!locale || (type !== 'COURSE' && type !== 'VIDEO')) throw invalidParameters()

  const range = readRange(parameters, assumptions)
  const includeRetired = parameters.flag('includeRetired')
  const assets = recall({ type, locale, includeRetired }, () =>
    catalogue.assets.filter(
      (asset) =>
        asset.type === type &&
        matchesLocale(asset.titles[0].locale, locale) &&
        (includeRetired || asset.production.retiredAt === null),
    ),
  )
  const options = {
    locales: [locale],
    expandDepth: parameters.integer('expandDepth') ?? DEFAULT_DEPTH,
    projection: readProjection(parameters, assumptions),
    assumptions,
    account,
  }
  const elements = pageOf(assets, range, assets.length).map((asset) => toElement(asset, options))
  return toPage(parameters, { path: PATH, assumptions, total: assets.length, ...range }, elements)
}

function isBulk({ keyword, sortBy }: AssetCriteria): boolean {
  return keyword === undefined && sortBy === undefined
}

function capOf({ searchTotalCap, assumptions }: ResourceContext, criteria: AssetCriteria): number {
  const isCapped =
    !isBulk(criteria) || (assumptions.severalAssetTypesAreCapped && criteria.assetTypes.length > 1)
  return isCapped ? (searchTotalCap ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
}

function pageOf(assets: readonly AssetRecord[], { start, count }: Range, total: number) {
  return assets.slice(start, Math.min(start + count, total))
}

/** Most first, and by name where equal, so that a facet without hits is alphabetical. */
function toFacet(name: string, counts: ReadonlyMap<string, number>): object[] {
  return [...counts]
    .toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([value, count]) => ({ count, [name]: value }))
}
