import { type Locale, toLocaleParameters } from './locale.ts'
import { isEntity } from './page.ts'
import type { LinkedInRequest } from './send.ts'
import { toParameters } from './to-parameters.ts'

/** The question for the asset of that name, retired or not, in a locale or in its own. */
export function toAssetLookUp(urn: string, targetLocale?: Locale): LinkedInRequest {
  return {
    // The documentation writes the colons of a URN in a path as they are.
    path: `/v2/learningAssets/${urn}`,
    parameters: [
      ...(targetLocale ? toLocaleParameters('targetLocale', targetLocale) : []),
      ...toParameters({ includeRetired: true }),
    ],
    depthParameter: 'expandDepth',
    accepts: isEntity,
    mayBeAbsent: true,
  }
}

/** The question for the classification of that name, in a locale or in LinkedIn's choice of one. */
export function toClassificationLookUp(urn: string, targetLocale?: Locale): LinkedInRequest {
  return {
    path: `/v2/learningClassifications/${urn}`,
    parameters: targetLocale ? toLocaleParameters('targetLocale', targetLocale) : [],
    accepts: isEntity,
    mayBeAbsent: true,
  }
}
