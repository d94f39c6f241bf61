import type { AssetRecord } from '../catalogue/asset-record.ts'
import type { AssetWords } from '../catalogue/words.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { LOCALES, type Locale, matchesLocale } from '../catalogue/locale.ts'
import { containsAll, toTerms, toWords } from '../catalogue/words.ts'
import type { SandboxAssumptions } from '../assumptions.ts'
import type { AssetCriteria } from './criteria.ts'

/** What a search finds: all of it, in order, and how many there are of each kind. */
export interface AssetSearch {
  readonly assets: readonly AssetRecord[]
  /** By asset type; those that LinkedIn always lists are there even with 0. */
  readonly assetTypes: ReadonlyMap<string, number>
  readonly difficultyLevels: ReadonlyMap<string, number>
}

const LISTED_TYPES = ['COURSE', 'EVENT', 'LEARNING_PATH', 'VIDEO']
const LISTED_LEVELS = ['ADVANCED', 'BEGINNER', 'INTERMEDIATE']

/** Of an asset whose words nobody looks at. */
const NO_WORDS: AssetWords = { title: '', all: '' }

/** The locales that the sandbox's account has a licence for. */
const LICENSED_LOCALES: readonly Locale[] = [LOCALES.en, LOCALES.de, LOCALES.fr, LOCALES.es]

/** Finds the assets that meet all criteria, in one pass over the catalogue. */
export function searchAssets(
  catalogue: Catalogue,
  criteria: AssetCriteria,
  assumptions: SandboxAssumptions,
): AssetSearch {
  const assetTypes = new Map(LISTED_TYPES.map((type) => [type, 0]))
  const difficultyLevels = new Map(LISTED_LEVELS.map((level) => [level, 0]))
  const terms = criteria.keyword === undefined ? [] : toTerms(criteria.keyword)
  const rank = createRank(criteria, terms)
  const ranked: AssetRecord[][] = [[], [], []]
  const isWanted = createFilter(criteria, assumptions)

  for (const asset of inOrder(catalogue, criteria)) {
    const { level } = asset.production
    if (!isWanted(asset)) continue
    const words = terms.length > 0 ? catalogue.wordsOf(asset) : NO_WORDS
    if (!containsAll(words.all, terms)) continue

    const isOfType = isAmong(criteria.assetTypes, asset.type)
    const isOfLevel = isAmong(criteria.difficultyLevels, level)
    if (isOfLevel) add(assetTypes, asset.type)
    const isCounted =
      (isOfType || !assumptions.difficultyFacetFollowsAssetTypes) &&
      (isOfLevel || assumptions.difficultyFacetIgnoresOwnFilter)
    if (level !== null && isCounted) add(difficultyLevels, level)
    if (isOfType && isOfLevel) ranked[rank(words)]?.push(asset)
  }
  return { assets: ranked.flat(), assetTypes, difficultyLevels }
}

/** The base order; what is equally relevant stays in it. */
function inOrder(catalogue: Catalogue, { keyword, sortBy }: AssetCriteria) {
  if (sortBy === 'RECENCY') return catalogue.byRecency()
  return sortBy === undefined && keyword === undefined ? catalogue.assets : catalogue.byPopularity()
}

/** 0 comes first: a title that is the phrase, then one that has its words, then other places. */
function createRank({ keyword, sortBy }: AssetCriteria, terms: readonly string[]) {
  if (keyword === undefined || sortBy === 'POPULARITY' || sortBy === 'RECENCY') return () => 0

  const phrase = toWords(keyword)
  return ({ title }: AssetWords): 0 | 1 | 2 => {
    if (title === phrase) return 0
    return containsAll(title, terms) ? 1 : 2
  }
}

/** All criteria but the keyword and those that are facets. */
function createFilter(criteria: AssetCriteria, assumptions: SandboxAssumptions) {
  const { lastModifiedAfter, isLicensedOnly, isCuratedOnly, includeRetired } = criteria
  const impliedLocales = isLicensedOnly ? LICENSED_LOCALES : []
  const locales = criteria.locales.length > 0 ? criteria.locales : impliedLocales
  const classifications = new Set(criteria.classifications)

  return ({ production, titles, isCurated }: AssetRecord): boolean => {
    const { retiredAt, lastUpdatedAt, publishedAt } = production
    if (retiredAt !== null && !includeRetired) return false
    if (isLicensedOnly && !production.isLicensed) return false
    if (isCuratedOnly && !isCurated) return false
    if (lastModifiedAfter !== undefined) {
      if (Math.max(publishedAt, lastUpdatedAt, retiredAt ?? 0) <= lastModifiedAfter) return false
    }
    if (locales.length > 0) {
      const own = assumptions.localesFilter === 'source' ? titles.slice(0, 1) : titles
      if (!own.some((title) => locales.some((each) => matchesLocale(title.locale, each)))) {
        return false
      }
    }
    return (
      classifications.size === 0 ||
      production.topic.classifications.some(({ associatedClassification }) =>
        classifications.has(associatedClassification.urn),
      )
    )
  }
}

function isAmong(wanted: readonly string[], value: string | null): boolean {
  return wanted.length === 0 || (value !== null && wanted.includes(value))
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
