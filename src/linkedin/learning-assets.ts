import { LinkedInResponseError, LinkedInStatusError } from './errors.ts'
import { type Facets, readFacets } from './facets.ts'
import {
  LEARNING_ASSET_FIELDS,
  type LearningAssetEntity,
  type LearningAssetField,
  type LearningAssetProjection,
  readLearningAsset,
} from './learning-asset.ts'
import { type LearningAssetCriteria, toCriteriaParameters } from './learning-asset-criteria.ts'
import { type Locale, toLocaleParameters } from './locale.ts'
import { type Page, type PageWindow, readPage } from './page.ts'
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
}

const PATH = '/v2/learningAssets'

/** The resource behind a way of sending. (Learning Assets API reference.) */
export function createLearningAssets(send: Send): LearningAssets {
  return {
    async get(urn, projection, targetLocale) {
      // The documentation writes the colons of a URN in a path as they are.
      const path = `${PATH}/${urn}`
      const locale = targetLocale ? toLocaleParameters('targetLocale', targetLocale) : []
      const parameters = [...locale, ...toParameters({ includeRetired: true })]
      try {
        const asset = readLearningAsset(
          await send({ path, parameters, fields: toFields(projection) }),
        )
        if (!asset) throw new LinkedInResponseError(path, 'is not a learning asset')
        return asset
      } catch (error) {
        if (isNoSuchEntity(error)) return null
        throw error
      }
    },

    async findByCriteria(criteria, window, projection) {
      const body = await send({
        path: PATH,
        parameters: [
          ...toCriteriaParameters(criteria),
          ...toParameters({ start: window.start || undefined, count: window.count }),
        ],
        fields: toFields(projection),
      })
      return { ...readPage(body, PATH, window, readLearningAsset), facets: readFacets(body) }
    },
  }
}

function toFields(projection: LearningAssetProjection): readonly LearningAssetField[] {
  return LEARNING_ASSET_FIELDS.filter((field) => field === 'urn' || projection.has(field))
}

/** No such asset is an answer; no such resource (`RESOURCE_NOT_FOUND`) is our own mistake. */
function isNoSuchEntity(error: unknown): boolean {
  return (
    error instanceof LinkedInStatusError &&
    error.refusal.status === 404 &&
    error.refusal.refusalCode !== 'RESOURCE_NOT_FOUND'
  )
}
