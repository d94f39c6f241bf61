import type { AssetRecord } from '../catalogue/asset-record.ts'
import { type Locale, matchesLocale } from '../catalogue/locale.ts'
import { invalidParameters, noSuchEntity } from './api-error.ts'
import { type AssetCriteria, readCriteria } from './asset-criteria.ts'
import { type AssetSearch, searchAssets } from './asset-search.ts'
import { type ElementOptions, toElement } from './learning-asset-element.ts'
import { elementsAt, readRange, toPage } from './paging.ts'
import type { Parameters } from './parameters.ts'
import { project, readProjection } from './projection.ts'
import type { Resource, ResourceContext } from './resource.ts'

/** Returns the result of a query from the cache, or finds it. */
type ResultCache<T> = (query: unknown, find: () => T) => T

const PATH = '/v2/learningAssets'
const DEFAULT_DEPTH = 1
const MAX_CACHED_RESULTS = 8

/** `learningAssets`: one asset by its URN, and the finders criteria and localeAndType. */
export function createLearningAssets(context: ResourceContext): Resource {
  const searches = createResultCache<AssetSearch>()
  const listings = createResultCache<readonly AssetRecord[]>()
  return {
    path: PATH,
    permission: 'mayReadContent',
    finders: {
      criteria: (parameters) => findByCriteria(context, searches, parameters),
      localeAndType: (parameters) => findByLocaleAndType(context, listings, parameters),
    },
    get: (urn, parameters) => read(context, urn, parameters),
  }
}

/** Keeps the latest results: a client that pages through a result repeats its query. */
function createResultCache<T>(): ResultCache<T> {
  const results = new Map<string, T>()

  return (query, find) => {
    const key = JSON.stringify(query)
    const result = results.get(key) ?? find()
    results.delete(key)
    results.set(key, result)
    const [oldest] = results.keys()
    if (results.size > MAX_CACHED_RESULTS && oldest !== undefined) results.delete(oldest)
    return result
  }
}

function read(context: ResourceContext, urn: string, parameters: Parameters): unknown {
  const { catalogue, assumptions } = context
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
  const options = readElementOptions(context, parameters, {
    locales: targetLocale ? [targetLocale] : [],
    depthParameter: 'expandDepth',
  })
  return project(toElement(asset, options), options.projection)
}

/**
 * Without keyword and order this is bulk mode: true totals and empty metadata. Otherwise it is a
 * search: facets, and totals up to the cap.
 */
function findByCriteria(
  context: ResourceContext,
  searches: ResultCache<AssetSearch>,
  parameters: Parameters,
): object {
  const { catalogue, assumptions } = context
  const criteria = readCriteria(parameters, assumptions)
  const range = readRange(parameters, assumptions)
  const search = searches(criteria, () => searchAssets(catalogue, criteria, assumptions))
  const total = Math.min(search.assets.length, capOf(context, criteria))
  const isPastTheCap = total < search.assets.length && range.start >= total
  if (isPastTheCap && assumptions.pastTheCap === 'reject') throw invalidParameters()

  const metadata = isBulk(criteria)
    ? {}
    : {
        assetTypeFacetMetadata: toFacet('assetType', search.assetTypes),
        difficultyLevelFacetMetadata: toFacet('difficultyLevel', search.difficultyLevels),
      }
  const options = readElementOptions(context, parameters, {
    locales: assumptions.localesFilter === 'available' ? criteria.locales : [],
    depthParameter: 'assetRetrievalCriteria.expandDepth',
  })
  const elements = elementsAt(search.assets.slice(0, total), range, assumptions).map((asset) =>
    toElement(asset, options),
  )
  return { metadata, ...toPage(parameters, { path: PATH, assumptions, total, ...range }, elements) }
}

function capOf({ searchTotalCap, assumptions }: ResourceContext, criteria: AssetCriteria): number {
  const isCapped =
    !isBulk(criteria) || (assumptions.severalAssetTypesAreCapped && criteria.assetTypes.length > 1)
  return isCapped ? (searchTotalCap ?? Number.POSITIVE_INFINITY) : Number.POSITIVE_INFINITY
}

function isBulk({ keyword, sortBy }: AssetCriteria): boolean {
  return keyword === undefined && sortBy === undefined
}

/** Largest count first, then by name: a facet without hits is alphabetical. */
function toFacet(name: string, counts: ReadonlyMap<string, number>): object[] {
  return [...counts]
    .toSorted(([one, many], [other, more]) => more - many || (one < other ? -1 : 1))
    .map(([value, count]) => ({ count, [name]: value }))
}

/** All assets of one type with one source locale: the true total, and no metadata. */
function findByLocaleAndType(
  context: ResourceContext,
  listings: ResultCache<readonly AssetRecord[]>,
  parameters: Parameters,
): object {
  const { catalogue, assumptions } = context
  const locale = parameters.locale('sourceLocale')
  const type = parameters.text('assetType')?.toUpperCase()
  if (!locale || (type !== 'COURSE' && type !== 'VIDEO')) throw invalidParameters()

  const range = readRange(parameters, assumptions)
  const includeRetired = parameters.flag('includeRetired')
  const assets = listings({ type, locale, includeRetired }, () =>
    catalogue.assets.filter(
      (asset) =>
        asset.type === type &&
        matchesLocale(asset.titles[0].locale, locale) &&
        (includeRetired || asset.production.retiredAt === null),
    ),
  )
  const total = assets.length
  const options = readElementOptions(context, parameters, {
    locales: [locale],
    depthParameter: 'expandDepth',
  })
  const elements = elementsAt(assets, range, assumptions).map((asset) => toElement(asset, options))
  return toPage(parameters, { path: PATH, assumptions, total, ...range }, elements)
}

function readElementOptions(
  { assumptions, account }: ResourceContext,
  parameters: Parameters,
  { locales, depthParameter }: { locales: readonly Locale[]; depthParameter: string },
): ElementOptions {
  return {
    locales,
    expandDepth: parameters.integer(depthParameter) ?? DEFAULT_DEPTH,
    projection: readProjection(parameters, assumptions),
    assumptions,
    account,
  }
}
