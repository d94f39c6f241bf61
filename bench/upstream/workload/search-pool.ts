import { searchAssets } from '../../../src/sandbox/api/asset-search.ts'
import type { SortBy } from '../../../src/sandbox/api/criteria.ts'
import { DEFAULT_ASSUMPTIONS } from '../../../src/sandbox/assumptions.ts'
import type { Catalogue } from '../../../src/sandbox/catalogue/catalogue.ts'
import type { Random } from '../../../src/sandbox/catalogue/random.ts'
import { createKeywordDraw } from './keyword-draw.ts'

/** Something that people search for, and what there is to find. */
export interface PooledSearch {
  readonly filter: SearchFilter
  readonly sortBy: SortBy | null
  /** How many assets match. */
  readonly total: number
  /** The URNs of the assets on the first page, the best match first. */
  readonly found: readonly string[]
}

interface SearchFilter {
  readonly keyword?: string
  readonly assetTypes?: readonly string[]
  readonly difficultyLevels?: readonly string[]
  readonly classifications?: readonly string[]
  readonly locales?: readonly string[]
}

const POOL_SIZE = 400
const PAGE_SIZE = 20
const ASSET_TYPES = [
  ['COURSE'],
  ['COURSE'],
  ['VIDEO'],
  ['LEARNING_PATH'],
  ['COURSE', 'LEARNING_PATH'],
]
const LEVELS = [
  ['BEGINNER'],
  ['BEGINNER'],
  ['INTERMEDIATE'],
  ['ADVANCED'],
  ['BEGINNER', 'INTERMEDIATE'],
]
const LOCALES = [['en-US'], ['en-US'], ['en-US'], ['de-DE'], ['fr-FR'], ['es-ES'], ['ja-JP']]
const BROWSING_ORDERS: readonly SortBy[] = ['POPULARITY', 'RECENCY']

/** The searches there are, all different, the most popular first. */
export function createSearchPool(random: Random, catalogue: Catalogue): readonly PooledSearch[] {
  const drawKeyword = createKeywordDraw(random)
  const subjects = catalogue.classifications.filter(({ name }) => name.locale.language === 'en')
  const pool = new Map<string, PooledSearch>()

  while (pool.size < POOL_SIZE) {
    // One in eight browses: what is most viewed, or new, in a category or for a skill.
    const isBrowsing = random.oneIn(8)
    const filter: SearchFilter = {
      ...(isBrowsing
        ? { classifications: [random.pick(subjects).urn] }
        : { keyword: drawKeyword() }),
      ...(random.oneIn(3) && { assetTypes: random.pick(ASSET_TYPES) }),
      ...(random.oneIn(6) && { difficultyLevels: random.pick(LEVELS) }),
      ...(random.oneIn(6) && { locales: random.pick(LOCALES) }),
    }
    const sortBy = isBrowsing || random.oneIn(5) ? random.pick(BROWSING_ORDERS) : null
    const name = JSON.stringify([filter, sortBy])
    if (!pool.has(name)) pool.set(name, { filter, sortBy, ...find(catalogue, filter, sortBy) })
  }
  return [...pool.values()]
}

function find(catalogue: Catalogue, filter: SearchFilter, sortBy: SortBy | null) {
  const criteria = {
    keyword: filter.keyword,
    assetTypes: filter.assetTypes ?? [],
    difficultyLevels: filter.difficultyLevels ?? [],
    classifications: filter.classifications ?? [],
    locales: (filter.locales ?? []).map(toLocale),
    sortBy: sortBy ?? undefined,
    lastModifiedAfter: undefined,
    isLicensedOnly: false,
    isCuratedOnly: false,
    includeRetired: false,
  }
  const { assets } = searchAssets(catalogue, criteria, DEFAULT_ASSUMPTIONS)
  return { total: assets.length, found: assets.slice(0, PAGE_SIZE).map(({ urn }) => urn) }
}

function toLocale(tag: string) {
  const [language = '', country = ''] = tag.split('-')
  return { language, country }
}
