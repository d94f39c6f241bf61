import { toConnection, toStart } from './connection.ts'
import type { AssetSource } from './learning-asset.ts'
import type { WireParameters } from './linkedin-learning.ts'
import { toLocaleParameters } from './locale.ts'
import type { WireSearchPage } from './wire.ts'
import { toEnum, WORDS } from './words.ts'

/** The arguments of `Query.learningAssets`; pages from the end are not supported. */
export interface SearchArguments {
  readonly filter?: {
    readonly keyword?: string | null
    readonly assetTypes?: readonly string[] | null
    readonly difficultyLevels?: readonly string[] | null
    readonly classifications?: readonly string[] | null
    readonly locales?: readonly string[] | null
    readonly includeRetired?: boolean | null
  } | null
  readonly sortBy?: string | null
  readonly first?: number | null
  readonly after?: string | null
}

/** The arguments as LinkedIn's parameters. */
export function toCriteria(args: SearchArguments, expandDepth: number): WireParameters {
  const { filter, sortBy, first, after } = args
  return {
    'assetFilteringCriteria.keyword': filter?.keyword ?? undefined,
    ...toIndexed('assetTypes', filter?.assetTypes),
    ...toIndexed('difficultyLevels', filter?.difficultyLevels),
    ...toIndexed('classifications', filter?.classifications),
    ...Object.assign(
      {},
      ...(filter?.locales ?? []).map((locale, index) =>
        toLocaleParameters(`assetFilteringCriteria.locales[${index}]`, locale),
      ),
    ),
    'assetPresentationCriteria.sortBy': sortBy ?? undefined,
    'assetRetrievalCriteria.includeRetired': filter?.includeRetired ? 'true' : undefined,
    'assetRetrievalCriteria.expandDepth': String(expandDepth),
    start: String(toStart(after)),
    count: String(first ?? 20),
  }
}

/** LinkedIn's page as a `LearningAssetConnection`. */
export function toSearchConnection(page: WireSearchPage, { filter, after }: SearchArguments) {
  const { assetTypeFacetMetadata: types, difficultyLevelFacetMetadata: levels } = page.metadata
  const connection = toConnection(
    'learningAssets',
    page,
    toStart(after),
    (asset): AssetSource => ({ asset }),
  )
  const wanted = filter?.assetTypes ?? []
  const matching = (types ?? [])
    .filter(({ assetType }) => wanted.length === 0 || wanted.includes(assetType))
    .reduce((sum, { count }) => sum + count, 0)
  return {
    ...connection,
    isTotalCountCapped: matching > connection.totalCount,
    facets: types &&
      levels && {
        assetTypes: types.map(({ assetType, count }) => ({
          value: toEnum(WORDS.assetType, assetType),
          linkedInValue: assetType,
          count,
          isSelected: wanted.includes(assetType),
        })),
        difficultyLevels: levels.map(({ difficultyLevel, count }) => ({
          value: toEnum(WORDS.difficultyLevel, difficultyLevel),
          linkedInValue: difficultyLevel,
          count,
          isSelected: filter?.difficultyLevels?.includes(difficultyLevel) ?? false,
        })),
      },
  }
}

function toIndexed(name: string, values: readonly string[] | null | undefined): WireParameters {
  return Object.fromEntries(
    (values ?? []).map((value, index) => [`assetFilteringCriteria.${name}[${index}]`, value]),
  )
}
