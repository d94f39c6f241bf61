import type { AssetRecord } from '../catalogue/asset-record.ts'
import { matchesLocale } from '../catalogue/locale.ts'
import { invalidParameters, noSuchEntity } from './api-error.ts'
import { searchAssets } from './asset-search.ts'
import { type AssetCriteria, readCriteria } from './criteria.ts'
import { toElement } from './learning-asset-element.ts'
import { type Range, readRange } from './paging.ts'
import type { Parameters } from './parameters.ts'
import { project } from './projection.ts'
import { type Resource, type ResourceContext, readProjection, toPage } from './resource.ts'

const PATH = '/v2/learningAssets'
const DEFAULT_DEPTH = 1

/** `learningAssets`: one asset by its URN, and the finders criteria and localeAndType. */
export function createLearningAssets(context: ResourceContext): Resource {
  return {
    path: PATH,
    finders: {
      criteria: (parameters) => findByCriteria(context, parameters),
      localeAndType: (parameters) => findByLocaleAndType(context, parameters),
    },
    get: (urn, parameters) => read(context, urn, parameters),
  }
}

function read({ catalogue, facts }: ResourceContext, urn: string, parameters: Parameters): unknown {
  const asset = catalogue().findAsset(urn)
  if (!asset) throw noSuchEntity()
  const isRetired = asset.production.retiredAt !== null
  const isHidden =
    (isRetired &&
      !parameters.flag('includeRetired') &&
      facts.retiredWithoutIncludeRetired === 'hide') ||
    (asset.type === 'LEARNING_PATH' && !facts.learningPathByUrn)
  if (isHidden) throw noSuchEntity()

  const targetLocale = parameters.locale('targetLocale')
  const element = toElement(asset, {
    locales: targetLocale ? [targetLocale] : [],
    expandDepth: parameters.integer('expandDepth') ?? DEFAULT_DEPTH,
    facts,
  })
  return project(element, readProjection(parameters, facts))
}

/**
 * Without keyword and order: bulk mode, true totals and empty metadata. Otherwise a search: facets,
 * and no more results to be had than the cap.
 */
function findByCriteria(context: ResourceContext, parameters: Parameters): object {
  const { catalogue, facts } = context
  const criteria = readCriteria(parameters, facts)
  const range = readRange(parameters, facts)
  const search = searchAssets(catalogue(), criteria, facts)
  const total = Math.min(search.assets.length, capOf(context, criteria))
  if (total < search.assets.length && range.start >= total && facts.pastTheCap === 'reject') {
    throw invalidParameters()
  }

  const metadata = isBulk(criteria)
    ? {}
    : {
        assetTypeFacetMetadata: toFacet('assetType', search.assetTypes),
        difficultyLevelFacetMetadata: toFacet('difficultyLevel', search.difficultyLevels),
      }
  const elements = pageOf(search.assets, range, total).map((asset) =>
    toElement(asset, {
      locales: facts.localesFilter === 'available' ? criteria.locales : [],
      expandDepth: parameters.integer('assetRetrievalCriteria.expandDepth') ?? DEFAULT_DEPTH,
      facts,
    }),
  )
  return { metadata, ...toPage(parameters, { path: PATH, facts, total, ...range }, elements) }
}

/** Everything of one type made in one locale: always the true total, never metadata. */
function findByLocaleAndType({ catalogue, facts }: ResourceContext, parameters: Parameters) {
  const locale = parameters.locale('sourceLocale')
  const type = parameters.text('assetType')?.toUpperCase()
  if (!locale || (type !== 'COURSE' && type !== 'VIDEO')) throw invalidParameters()

  const range = readRange(parameters, facts)
  const includeRetired = parameters.flag('includeRetired')
  const assets = catalogue()
    .entries.map(({ asset }) => asset)
    .filter(
      (asset) =>
        asset.type === type &&
        matchesLocale(asset.titles[0].locale, locale) &&
        (includeRetired || asset.production.retiredAt === null),
    )
  const expandDepth = parameters.integer('expandDepth') ?? DEFAULT_DEPTH
  const elements = pageOf(assets, range, assets.length).map((asset) =>
    toElement(asset, { locales: [locale], expandDepth, facts }),
  )
  return toPage(parameters, { path: PATH, facts, total: assets.length, ...range }, elements)
}

function isBulk({ keyword, sortBy }: AssetCriteria): boolean {
  return keyword === undefined && sortBy === undefined
}

function capOf({ searchTotalCap, facts }: ResourceContext, criteria: AssetCriteria): number {
  const isCapped =
    !isBulk(criteria) || (facts.severalAssetTypesAreCapped && criteria.assetTypes.length > 1)
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
