/**
 * LinkedIn's `learningAssets`: this file makes the requests for single assets and for pages of them,
 * `fields.ts` lists the fields to ask for, `entity.ts` reads the responses.
 */
import type { Locale } from '../locale.ts'
import { isEntityPage, type Page, type PageWindow, urnOf } from '../page.ts'
import { readWindow } from '../read-window.ts'
import type { Anomaly, ElementLocale, LinkedInRequest, QueryParameter } from '../request.ts'
import { toIndexedParameters, toLocaleParameters, toParameters } from '../request-url.ts'
import { type Facets, type LearningAssetEntity, readFacets, readLearningAsset } from './entity.ts'
import { type LearningAssetProjection, toFieldPaths } from './fields.ts'

/** LinkedIn's `learningAssets` resource. All methods reject with a `LinkedInError`. */
export interface LearningAssets {
  /**
   * Looks up one asset, retired or not. Null where LinkedIn has none with this URN.
   *
   * @param targetLocale the locale of its texts, where a translation exists; else the asset's own
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

  /** One window of all assets with one type and one source locale. */
  findByLocaleAndType(
    criteria: LocaleAndType,
    window: PageWindow,
    projection: LearningAssetProjection,
  ): Promise<Page<LearningAssetEntity>>
}

/**
 * The criteria finder's arguments, combined with AND; a list matches any of its values. (Criteria
 * API; Learning Assets API reference.)
 */
export interface LearningAssetCriteria {
  readonly keyword?: string | undefined
  /** LinkedIn's values, such as `COURSE`. */
  readonly assetTypes?: readonly string[]
  /** LinkedIn's values, such as `BEGINNER`. */
  readonly difficultyLevels?: readonly string[]
  /** URNs of categories and skills. */
  readonly classifications?: readonly string[]
  readonly locales?: readonly Locale[]
  readonly isLicensedOnly?: boolean | undefined
  readonly isCurated?: boolean | undefined
  /** Epoch milliseconds. Clients of this API have been seen to send seconds. */
  readonly lastModifiedAfterMs?: number | undefined
  /** LinkedIn's values, such as `POPULARITY`. */
  readonly sortBy?: string | undefined
  readonly includeRetired?: boolean | undefined
}

/** The arguments of the finder by locale and type. */
export interface LocaleAndType {
  /** LinkedIn's values: `COURSE` or `VIDEO`. */
  readonly assetType: string
  readonly sourceLocale: Locale
  readonly includeRetired: boolean
}

/** A page of the criteria finder. */
export interface LearningAssetPage extends Page<LearningAssetEntity> {
  /** Null where LinkedIn returns none. */
  readonly facets: Facets | null
}

/** How a client takes what LinkedIn's documentation does not state. */
export interface ClientOptions {
  /** Whether a search without a locale returns each asset in its own locale. */
  readonly isSearchInOwnLocale: boolean
  /** Called with each anomaly, as often as a response with it is read. */
  readonly onAnomaly?: ((anomaly: Anomaly) => void) | undefined
}

const PATH = '/v2/learningAssets'

/** The query parameter of `LearningAssetCriteria.keyword`. */
export const KEYWORD_PARAMETER = 'assetFilteringCriteria.keyword'

/** Creates the resource on top of `send`. (Learning Assets API reference.) */
export function createLearningAssets(
  send: (request: LinkedInRequest) => Promise<unknown>,
  { isSearchInOwnLocale, onAnomaly = () => {} }: ClientOptions,
): LearningAssets {
  const reportForm = (member: string) =>
    onAnomaly({ endpoint: PATH, kind: 'undocumented form', detail: member })

  /** One window of the assets that a finder finds, and the response that the window was read from. */
  function find(
    request: Omit<LinkedInRequest, 'path' | 'fields' | 'window' | 'accepts'>,
    window: PageWindow,
    projection: LearningAssetProjection,
  ) {
    const fields = toFieldPaths(projection)
    return readWindow(
      {
        path: PATH,
        send: (part) =>
          send({ ...request, path: PATH, fields, window: part, accepts: isEntityPage }),
        readElement: (element) => readLearningAsset(element, reportForm),
        identityOf: urnOf,
        onContradiction: (detail) =>
          onAnomaly({ endpoint: PATH, kind: 'contradictory page', detail }),
      },
      window,
    )
  }

  return {
    async get(urn, projection, targetLocale) {
      const body = await send({
        ...toAssetLookup(urn, targetLocale),
        fields: toFieldPaths(projection),
      })
      return readLearningAsset(body, reportForm)
    },

    async findByCriteria(criteria, window, projection) {
      const { page, body } = await find(
        {
          parameters: toCriteriaParameters(criteria),
          depthParameter: 'assetRetrievalCriteria.expandDepth',
          elementLocale: isSearchInOwnLocale ? elementLocaleOf(criteria) : { kind: 'unknown' },
        },
        window,
        projection,
      )
      return { ...page, facets: readFacets(body, reportForm) }
    },

    async findByLocaleAndType({ assetType, sourceLocale, includeRetired }, window, projection) {
      const { page } = await find(
        {
          parameters: [
            ...toParameters({ q: 'localeAndType', assetType }),
            ...toLocaleParameters('sourceLocale', sourceLocale),
            // False is LinkedIn's default.
            ...toParameters({ includeRetired: includeRetired || undefined }),
          ],
          depthParameter: 'expandDepth',
          elementLocale: { kind: 'own' },
        },
        window,
        projection,
      )
      return page
    },
  }
}

/** The look-up of an asset, retired or not. Without a target locale it comes in its own. */
export function toAssetLookup(urn: string, targetLocale?: Locale): LinkedInRequest {
  return {
    // The documentation writes the colons of a URN in a path as they are.
    path: `${PATH}/${urn}`,
    ...(targetLocale && { targetLocale }),
    parameters: toParameters({ includeRetired: true }),
    isLookUp: true,
    depthParameter: 'expandDepth',
    accepts: (body) => body['urn'] === urn,
  }
}

/** In LinkedIn's three groups: filtering, presentation, retrieval. */
function toCriteriaParameters(criteria: LearningAssetCriteria): QueryParameter[] {
  const filtering = 'assetFilteringCriteria'
  return [
    ['q', 'criteria'],
    ...toAnyOf(`${filtering}.assetTypes`, criteria.assetTypes),
    ...toAnyOf(`${filtering}.classifications`, criteria.classifications),
    ...toAnyOf(`${filtering}.difficultyLevels`, criteria.difficultyLevels),
    ...toParameters({
      [KEYWORD_PARAMETER]: criteria.keyword,
      [`${filtering}.lastModifiedAfter`]: criteria.lastModifiedAfterMs,
    }),
    ...(criteria.locales ?? []).flatMap((locale, index) =>
      toLocaleParameters(`${filtering}.locales[${index}]`, locale),
    ),
    ...toParameters({
      [`${filtering}.licensedOnly`]: criteria.isLicensedOnly,
      [`${filtering}.isCurated`]: criteria.isCurated,
      'assetPresentationCriteria.sortBy': criteria.sortBy,
      'assetRetrievalCriteria.includeRetired': criteria.includeRetired,
    }),
  ]
}

/** Sorted, so that lists with the same values share a cache entry. */
function toAnyOf(name: string, values: readonly string[] = []): QueryParameter[] {
  return toIndexedParameters(name, values.toSorted())
}

/**
 * The locale that a search returns assets in: their own where neither locales nor licences are
 * filtered by. With several locales, LinkedIn does not document which one it chooses.
 */
function elementLocaleOf({ locales = [], isLicensedOnly }: LearningAssetCriteria): ElementLocale {
  const [locale, ...others] = locales
  if (locale === undefined) return { kind: isLicensedOnly ? 'unknown' : 'own' }
  return others.length === 0 ? { kind: 'filter', locale } : { kind: 'unknown' }
}
