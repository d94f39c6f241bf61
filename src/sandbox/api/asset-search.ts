import type { SandboxAssumptions } from '../assumptions.ts'
import type { AssetRecord } from '../catalogue/asset-record.ts'
import type { Catalogue } from '../catalogue/catalogue.ts'
import { LOCALES, type Locale, matchesLocale } from '../catalogue/locale.ts'
import { type AssetWords, containsAll, toTerms, toWords } from '../catalogue/words.ts'
import type { AssetCriteria } from './asset-criteria.ts'

/** The result of a search: all matches in order, and the counts of the facets. */
export interface AssetSearch {
  readonly assets: readonly AssetRecord[]
  /** Count by asset type; those that LinkedIn always lists are present with 0. */
  readonly assetTypes: ReadonlyMap<string, number>
  /** Count by difficulty level, likewise. */
  readonly difficultyLevels: ReadonlyMap<string, number>
}

const LISTED_TYPES = ['COURSE', 'EVENT', 'LEARNING_PATH', 'VIDEO']
const LISTED_LEVELS = ['ADVANCED', 'BEGINNER', 'INTERMEDIATE']

/** Stands for the words of an asset in a search without a keyword. */
const NO_WORDS: AssetWords = { title: '', all: '' }

/** The locales licensed to the sandbox's account. */
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
  const matches = createFilter(criteria, assumptions)

  for (const asset of inOrder(catalogue, criteria)) {
    const { level } = asset.production
    if (!matches(asset)) continue
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

/** The assets in their base order, which equally relevant ones keep. */
function inOrder(catalogue: Catalogue, { keyword, sortBy }: AssetCriteria) {
  if (sortBy === 'RECENCY') return catalogue.byRecency()
  return sortBy === undefined && keyword === undefined ? catalogue.assets : catalogue.byPopularity()
}

/** Rank of a match, 0 first: the title is the phrase, has its words, or does not have them. */
function createRank({ keyword, sortBy }: AssetCriteria, terms: readonly string[]) {
  if (keyword === undefined || sortBy === 'POPULARITY' || sortBy === 'RECENCY') return () => 0

  const phrase = toWords(keyword)
  return ({ title }: AssetWords): 0 | 1 | 2 => {
    if (title === phrase) return 0
    return containsAll(title, terms) ? 1 : 2
  }
}

/** The criteria other than the keyword and the facets. */
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

function isAmong(allowed: readonly string[], value: string | null): boolean {
  return allowed.length === 0 || (value !== null && allowed.includes(value))
}

function add(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}
