import { type Locale, toLocaleParameters } from '../locale.ts'
import { type GivenLocale, impliedLookUps, toClassificationLookUp } from '../lookups.ts'
import { isEntityPage, type Page, type PageWindow, readPage } from '../page.ts'
import { type QueryParameter, toParameters } from '../query-parameters.ts'
import type { Send } from '../request.ts'
import {
  CLASSIFICATION_FIELDS,
  type ClassificationEntity,
  type ClassificationField,
  type ClassificationProjection,
  readClassification,
} from './entity.ts'

/** LinkedIn's `learningClassifications` resource. All methods reject with a `LinkedInError`. */
export interface LearningClassifications {
  /**
   * Looks up one classification. Null where LinkedIn has none with this URN.
   *
   * @param targetLocale the locale of its name; else LinkedIn's choice
   */
  get(
    urn: string,
    projection: ClassificationProjection,
    targetLocale?: Locale,
  ): Promise<ClassificationEntity | null>

  /** One window of the classifications of any type that match a keyword, best match first. */
  findByKeyword(
    criteria: { readonly keyword: string; readonly targetLocale: Locale },
    window: PageWindow,
    projection: ClassificationProjection,
  ): Promise<Page<ClassificationEntity>>

  /** One window of all classifications with one type and one source locale. */
  findByLocaleAndType(
    criteria: { readonly type: string; readonly sourceLocale: Locale },
    window: PageWindow,
    projection: ClassificationProjection,
  ): Promise<Page<ClassificationEntity>>
}

const PATH = '/v2/learningClassifications'

/** Creates the resource on top of `send`. (Learning Classifications API reference.) */
export function createLearningClassifications(send: Send): LearningClassifications {
  async function find(
    parameters: readonly QueryParameter[],
    given: GivenLocale,
    window: PageWindow,
    projection: ClassificationProjection,
  ): Promise<Page<ClassificationEntity>> {
    const body = await send({
      path: PATH,
      parameters,
      window,
      fields: toFields(projection),
      accepts: isEntityPage,
      alsoAnswers: impliedLookUps({ toLookUp: toClassificationLookUp, given }),
    })
    return readPage(body, window, readClassification)
  }

  return {
    async get(urn, projection, targetLocale) {
      const body = await send({
        ...toClassificationLookUp(urn, targetLocale),
        fields: toFields(projection),
      })
      return readClassification(body)
    },

    findByKeyword: ({ keyword, targetLocale }, window, projection) =>
      find(
        [
          ...toParameters({ q: 'keyword', keyword }),
          ...toLocaleParameters('targetLocale', targetLocale),
        ],
        { kind: 'target', locale: targetLocale },
        window,
        projection,
      ),

    findByLocaleAndType: ({ type, sourceLocale }, window, projection) =>
      find(
        [
          ...toParameters({ q: 'localeAndType', type }),
          ...toLocaleParameters('sourceLocale', sourceLocale),
        ],
        { kind: 'own' },
        window,
        projection,
      ),
  }
}

function toFields(projection: ClassificationProjection): readonly ClassificationField[] {
  return CLASSIFICATION_FIELDS.filter((field) => field === 'urn' || projection.has(field))
}
