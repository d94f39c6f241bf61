import { type Facets, readFacets } from './facets.ts'
import { getEntity } from './get-entity.ts'
import { type LearningAssetEntity, readLearningAsset } from './learning-asset.ts'
import { type LearningAssetCriteria, toCriteriaParameters } from './learning-asset-criteria.ts'
import {
  type LearningAssetProjection,
  toExpandDepth,
  toFieldPaths,
} from './learning-asset-projection.ts'
import { type Locale, toLocaleParameters } from './locale.ts'
import { isEntityPage, type Page, type PageWindow, readPage, toWindowParameters } from './page.ts'
import { toParameters } from './query-parameters.ts'
import type { Send } from './send.ts'

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

const PATH = '/v2/learningAssets'

/** The resource behind a way of sending. (Learning Assets API reference.) */
export function createLearningAssets(send: Send): LearningAssets {
  return {
    get(urn, projection, targetLocale) {
      const parameters = [
        ...(targetLocale ? toLocaleParameters('targetLocale', targetLocale) : []),
        ...toParameters({ includeRetired: true, expandDepth: toExpandDepth(projection) }),
      ]
      // The documentation writes the colons of a URN in a path as they are.
      const request = { path: `${PATH}/${urn}`, parameters, fields: toFieldPaths(projection) }
      return getEntity(send, request, readLearningAsset)
    },

    async findByCriteria(criteria, window, projection) {
      const body = await send({
        path: PATH,
        parameters: [
          ...toCriteriaParameters(criteria),
          ...toParameters({ 'assetRetrievalCriteria.expandDepth': toExpandDepth(projection) }),
          ...toWindowParameters(window),
        ],
        fields: toFieldPaths(projection),
        accepts: isEntityPage,
      })
      return { ...readPage(body, window, readLearningAsset), facets: readFacets(body) }
    },

    async findByLocaleAndType({ assetType, sourceLocale, includeRetired }, window, projection) {
      const body = await send({
        path: PATH,
        parameters: [
          ...toParameters({ q: 'localeAndType', assetType }),
          ...toLocaleParameters('sourceLocale', sourceLocale),
          ...toParameters({
            // False is LinkedIn's default.
            includeRetired: includeRetired || undefined,
            expandDepth: toExpandDepth(projection),
          }),
          ...toWindowParameters(window),
        ],
        fields: toFieldPaths(projection),
        accepts: isEntityPage,
      })
      return readPage(body, window, readLearningAsset)
    },
  }
}
