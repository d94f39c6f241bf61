import type { SandboxAssumptions } from '../assumptions.ts'
import type { Locale } from '../catalogue/locale.ts'
import { invalidParameters } from './api-error.ts'
import type { Parameters } from './parameters.ts'

/** The orders that the Learning Assets API reference lists for `sortBy`. */
export type SortBy = 'RELEVANCE' | 'POPULARITY' | 'RECENCY'

/** The arguments of `q=criteria`; an empty list does not filter. */
export interface AssetCriteria {
  readonly assetTypes: readonly string[]
  readonly classifications: readonly string[]
  readonly difficultyLevels: readonly string[]
  readonly keyword: string | undefined
  /** Epoch milliseconds; exclusive. */
  readonly lastModifiedAfter: number | undefined
  readonly locales: readonly Locale[]
  readonly isLicensedOnly: boolean
  readonly isCuratedOnly: boolean
  readonly includeRetired: boolean
  /** Undefined: no order requested; together with no keyword this is bulk mode. */
  readonly sortBy: SortBy | undefined
}

/** The asset types of the Learning Assets API reference, and one that a client of 2024 sends. */
export const ASSET_TYPES: readonly string[] =
  `ARTICLE ASSESSMENT AUDIO BOOK CHAPTER COURSE DOCUMENT EVENT
LEARNING_COLLECTION LEARNING_PATH LEARNING_PATH_SECTION VIDEO`.split(/\s+/)
const DIFFICULTY_LEVELS = ['BEGINNER', 'INTERMEDIATE', 'ADVANCED']
const SORT_ORDERS: readonly SortBy[] = ['RELEVANCE', 'POPULARITY', 'RECENCY']

/** Reads the criteria. Throws a 400 on a malformed or unknown value. */
export function readCriteria(
  parameters: Parameters,
  assumptions: SandboxAssumptions,
): AssetCriteria {
  const enumerated = (name: string, known: readonly string[]): string[] => {
    const values = parameters.list(name).map((value) => value.toUpperCase())
    const isKnown = values.every((value) => known.includes(value))
    if (!isKnown && assumptions.unknownEnumValue === 'reject') throw invalidParameters()
    return values
  }

  return {
    assetTypes: enumerated('assetFilteringCriteria.assetTypes', ASSET_TYPES),
    classifications: parameters.list('assetFilteringCriteria.classifications'),
    difficultyLevels: enumerated('assetFilteringCriteria.difficultyLevels', DIFFICULTY_LEVELS),
    keyword: parameters.text('assetFilteringCriteria.keyword'),
    lastModifiedAfter: parameters.integer('assetFilteringCriteria.lastModifiedAfter'),
    locales: parameters.locales('assetFilteringCriteria.locales'),
    isLicensedOnly: parameters.flag('assetFilteringCriteria.licensedOnly'),
    isCuratedOnly: parameters.flag('assetFilteringCriteria.isCurated'),
    includeRetired:
      parameters.flag('assetRetrievalCriteria.includeRetired') &&
      assumptions.includeRetiredInCriteria === 'obey',
    sortBy: readSortBy(parameters),
  }
}

function readSortBy(parameters: Parameters): SortBy | undefined {
  const value = parameters.text('assetPresentationCriteria.sortBy')?.toUpperCase()
  const sortBy = SORT_ORDERS.find((order) => order === value)
  if (value !== undefined && sortBy === undefined) throw invalidParameters()
  return sortBy
}
