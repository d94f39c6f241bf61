import { isRecord, readCount, readList, readRecord, readString } from '../json.ts'
import { type Locale, toLocaleParameters } from '../locale.ts'
import { type GivenLocale, impliedLookUps, toAssetLookUp } from '../lookups.ts'
import { isEntityPage, type Page, type PageWindow, readPage } from '../page.ts'
import { toParameters } from '../query-parameters.ts'
import type { Send } from '../request.ts'
import { type LearningAssetCriteria, toCriteriaParameters } from './criteria.ts'
import { type LearningAssetEntity, readLearningAsset } from './entity.ts'
import { type LearningAssetProjection, toFieldPaths } from './fields.ts'

/** An answer of the criteria finder. */
export interface LearningAssetPage extends Page<LearningAssetEntity> {
  /** Null where LinkedIn gives no counts. */
  readonly facets: Facets | null
}

/** LinkedIn's `learningAssets` resource. All its methods fail with a `LinkedInError`. */
export interface LearningAssets {
  /**
   * The asset of that name, retired or not. Null when LinkedIn knows none.
   * Its texts are in the target locale where there is a translation, else in the asset's own.
   */
  get(
    urn: string,
    projection: LearningAssetProjection,
    targetLocale?: Locale,
  ): Promise<LearningAssetEntity | null>

  /** One window of the assets that meet the criteria. */
  findByCriteria(
    criteria: LearningAssetCriteria,
    window: PageWindow,
    projection: LearningAssetProjection,
  ): Promise<LearningAssetPage>

  /** One window of all assets of one type that were made in one locale. */
  findByLocaleAndType(
    criteria: {
      /** LinkedIn's own word: `COURSE` or `VIDEO`. */
      readonly assetType: string
      readonly sourceLocale: Locale
      readonly includeRetired: boolean
    },
    window: PageWindow,
    projection: LearningAssetProjection,
  ): Promise<Page<LearningAssetEntity>>
}

/** What is taken for a fact about LinkedIn that its documentation does not say. */
export interface ClientOptions {
  /** Whether a search for no locale in particular gives each asset in its own. */
  readonly isSearchInOwnLocale: boolean
}

const PATH = '/v2/learningAssets'

/** The resource behind a way of sending. (Learning Assets API reference.) */
export function createLearningAssets(
  send: Send,
  { isSearchInOwnLocale }: ClientOptions,
): LearningAssets {
  return {
    async get(urn, projection, targetLocale) {
      const body = await send({
        ...toAssetLookUp(urn, targetLocale),
        fields: toFieldPaths(projection),
      })
      return readLearningAsset(body)
    },

    async findByCriteria(criteria, window, projection) {
      const body = await send({
        path: PATH,
        parameters: toCriteriaParameters(criteria),
        depthParameter: 'assetRetrievalCriteria.expandDepth',
        window,
        fields: toFieldPaths(projection),
        accepts: isEntityPage,
        alsoAnswers: alsoAnswers(
          isSearchInOwnLocale ? givenLocaleOf(criteria) : { kind: 'unknown' },
        ),
      })
      return { ...readPage(body, window, readLearningAsset), facets: readFacets(body) }
    },

    async findByLocaleAndType({ assetType, sourceLocale, includeRetired }, window, projection) {
      const body = await send({
        path: PATH,
        parameters: [
          ...toParameters({ q: 'localeAndType', assetType }),
          ...toLocaleParameters('sourceLocale', sourceLocale),
          // False is LinkedIn's default.
          ...toParameters({ includeRetired: includeRetired || undefined }),
        ],
        depthParameter: 'expandDepth',
        window,
        fields: toFieldPaths(projection),
        accepts: isEntityPage,
        alsoAnswers: alsoAnswers({ kind: 'own' }),
      })
      return readPage(body, window, readLearningAsset)
    },
  }
}

function alsoAnswers(given: GivenLocale) {
  return impliedLookUps({ toLookUp: toAssetLookUp, given })
}

/**
 * The locale that a search gives assets in: each in its own where no locale is asked for, neither by
 * name nor by licence. Which one of several a translated asset is given in is not documented.
 */
function givenLocaleOf({ locales = [], isLicensedOnly }: LearningAssetCriteria): GivenLocale {
  const [locale, ...others] = locales
  if (locale === undefined) return { kind: isLicensedOnly ? 'unknown' : 'own' }
  return others.length === 0 ? { kind: 'filter', locale } : { kind: 'unknown' }
}

/** How many assets of a search have one value, such as 116 of type `COURSE`. */
export interface FacetCount {
  /** LinkedIn's own word. */
  readonly value: string
  readonly count: number
}

/** The counts that LinkedIn gives beside a search; only these two dimensions are known. */
export interface Facets {
  readonly assetTypes: readonly FacetCount[]
  readonly difficultyLevels: readonly FacetCount[]
}

/**
 * Narrows the `metadata` of the criteria finder's answer. Null when there are no counts: LinkedIn
 * leaves them out where nothing is searched for, with neither a keyword nor an order.
 */
export function readFacets(body: unknown): Facets | null {
  const metadata = isRecord(body) ? readRecord(body, 'metadata') : null
  if (!metadata) return null
  if (!metadata['assetTypeFacetMetadata'] && !metadata['difficultyLevelFacetMetadata']) return null
  return {
    assetTypes: readList(metadata, 'assetTypeFacetMetadata', readFacetCount('assetType')),
    difficultyLevels: readList(
      metadata,
      'difficultyLevelFacetMetadata',
      readFacetCount('difficultyLevel'),
    ),
  }
}

function readFacetCount(dimension: string): (item: unknown) => FacetCount | null {
  return (item) => {
    if (!isRecord(item)) return null
    const value = readString(item, dimension)
    const count = readCount(item, 'count')
    return value === null || count === null ? null : { value, count }
  }
}
