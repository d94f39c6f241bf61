import { type Locale, toLocaleParameters } from '../locale.ts'
import type { QueryParameter } from '../query-parameters.ts'
import { toIndexedParameters, toParameters } from '../query-parameters.ts'

/** What the criteria finder is asked for (Criteria API; Learning Assets API reference). */
export interface LearningAssetCriteria {
  readonly keyword?: string | undefined
  /** LinkedIn's own words, such as `COURSE`. */
  readonly assetTypes?: readonly string[]
  /** LinkedIn's own words, such as `BEGINNER`. */
  readonly difficultyLevels?: readonly string[]
  /** URNs of categories and skills. */
  readonly classifications?: readonly string[]
  readonly locales?: readonly Locale[]
  readonly isLicensedOnly?: boolean | undefined
  readonly isCurated?: boolean | undefined
  /** Epoch milliseconds. Seconds are a classic mistake of this API's clients. */
  readonly lastModifiedAfterMs?: number | undefined
  readonly sortBy?: string | undefined
  readonly includeRetired?: boolean | undefined
}

/** The parameter that holds the words that are looked for. */
export const KEYWORD_PARAMETER = 'assetFilteringCriteria.keyword'

/** The finder's parameters, in LinkedIn's three groups: filtering, presentation, retrieval. */
export function toCriteriaParameters(criteria: LearningAssetCriteria): QueryParameter[] {
  const filtering = 'assetFilteringCriteria'
  return [
    ['q', 'criteria'],
    ...toAlternatives(`${filtering}.assetTypes`, criteria.assetTypes),
    ...toAlternatives(`${filtering}.classifications`, criteria.classifications),
    ...toAlternatives(`${filtering}.difficultyLevels`, criteria.difficultyLevels),
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

/** Any of them will do, so that their order means nothing: equal questions are equal texts. */
function toAlternatives(name: string, values: readonly string[] = []): QueryParameter[] {
  return toIndexedParameters(name, values.toSorted())
}
