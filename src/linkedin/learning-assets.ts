import { type Facets, readFacets } from './facets.ts'
import { type GivenLocale, impliedLookUps } from './implied-look-ups.ts'
import { type LearningAssetEntity, readLearningAsset } from './learning-asset.ts'
import { type LearningAssetCriteria, toCriteriaParameters } from './learning-asset-criteria.ts'
import { type LearningAssetProjection, toFieldPaths } from './learning-asset-projection.ts'
import { type Locale, toLocaleParameters } from './locale.ts'
import { toAssetLookUp } from './look-up-request.ts'
import { isEntityPage, type Page, type PageWindow, readPage } from './page.ts'
import type { Send } from './send.ts'
import { toParameters } from './to-parameters.ts'

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
