import type { SortBy } from '../../../src/sandbox/api/asset-criteria.ts'
import { searchAssets } from '../../../src/sandbox/api/asset-search.ts'
import { DEFAULT_ASSUMPTIONS } from '../../../src/sandbox/assumptions.ts'
import type { Catalogue } from '../../../src/sandbox/catalogue/catalogue.ts'
import type { Random } from '../../../src/sandbox/catalogue/random.ts'
import { SUBJECTS } from '../../../src/sandbox/catalogue/subject-matter.ts'
import { createWeightedSampler, toPopularity } from './weighted-sampler.ts'

/** What operations are about, the most popular first. */
export interface Pools {
  /** All different. */
  readonly searches: readonly PooledSearch[]
  /** The URNs that are looked up. */
  readonly assets: readonly string[]
  readonly classifications: Catalogue['classifications']
}

/** A search, and its results. */
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

/** The pools of a catalogue. */
export function createPools(random: Random, catalogue: Catalogue): Pools {
  const english = catalogue.classifications.filter(({ name }) => name.locale.language === 'en')
  const searches = createSearchPool(random, catalogue, english)
  return {
    searches,
    assets: createAssetPool(random, catalogue, searches),
    // Shuffled: the popular ones are not those with the lowest numbers.
    classifications: random.shuffle(english),
  }
}

const SEARCH_POOL_SIZE = 400
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

function createSearchPool(
  random: Random,
  catalogue: Catalogue,
  classifications: Catalogue['classifications'],
): readonly PooledSearch[] {
  const sampleKeyword = createKeywordSampler(random)
  const pool = new Map<string, PooledSearch>()

  while (pool.size < SEARCH_POOL_SIZE) {
    // One in eight browses: what is most viewed, or new, in a category or for a skill.
    const isBrowsing = random.oneIn(8)
    const filter: SearchFilter = {
      ...(isBrowsing
        ? { classifications: [random.pick(classifications).urn] }
        : { keyword: sampleKeyword() }),
      ...(random.oneIn(3) && { assetTypes: random.pick(ASSET_TYPES) }),
      ...(random.oneIn(6) && { difficultyLevels: random.pick(LEVELS) }),
      ...(random.oneIn(6) && { locales: random.pick(LOCALES) }),
    }
    const sortBy = isBrowsing || random.oneIn(5) ? random.pick(BROWSING_ORDERS) : null
    const key = JSON.stringify([filter, sortBy])
    if (!pool.has(key)) pool.set(key, { filter, sortBy, ...find(catalogue, filter, sortBy) })
  }
  return [...pool.values()]
}

/**
 * Samples what users type into a search box, all of words that the catalogue has: products for the
 * most part, topics, what a course can be about, and a product with what about it. Four in five type
 * in lower case.
 */
function createKeywordSampler(random: Random): () => string {
  const tools = SUBJECTS.flatMap((subject) => subject.tools)
  const themes = SUBJECTS.flatMap((subject) => subject.themes)
  const aspects = SUBJECTS.flatMap((subject) => subject.aspects)
  const sampleToolWithAspect = () => {
    const subject = random.pick(SUBJECTS)
    return `${random.pick(subject.tools)} ${random.pick(subject.aspects)}`
  }
  const sampleForm = createWeightedSampler(
    random,
    [
      { weight: 55, sampleWords: () => random.pick(tools) },
      { weight: 20, sampleWords: () => random.pick(themes) },
      { weight: 10, sampleWords: () => random.pick(aspects) },
      { weight: 15, sampleWords: sampleToolWithAspect },
    ],
    ({ weight }) => weight,
  )

  return () => {
    const words = sampleForm().sampleWords()
    return random.oneIn(5) ? words : words.toLowerCase()
  }
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

const ASSET_POOL_SIZE = 2_000
/** Every fourth comes from elsewhere: a link in a mail, an assignment, a bookmark. */
const FOUND_PER_OTHER = 3

/**
 * Users click on what they have found, near the top for the most part; so an asset is as popular as
 * the searches that show it, and as its places there. Between them stand assets of the whole
 * catalogue, retired ones too.
 */
function createAssetPool(
  random: Random,
  { assets }: Catalogue,
  searches: readonly PooledSearch[],
): readonly string[] {
  const popularity = new Map<string, number>()
  for (const [rank, { found }] of searches.entries()) {
    for (const [place, urn] of found.entries()) {
      const clicks = toPopularity(rank) * toPopularity(place)
      popularity.set(urn, (popularity.get(urn) ?? 0) + clicks)
    }
  }
  const found = [...popularity].sort(([, one], [, other]) => other - one).map(([urn]) => urn)
  const others = random.shuffle(assets.map(({ urn }) => urn).filter((urn) => !popularity.has(urn)))

  const pool: string[] = []
  while (pool.length < ASSET_POOL_SIZE && found.length + others.length > 0) {
    pool.push(...found.splice(0, FOUND_PER_OTHER), ...others.splice(0, 1))
  }
  return pool.slice(0, ASSET_POOL_SIZE)
}
