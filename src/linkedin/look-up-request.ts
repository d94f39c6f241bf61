import type { Locale } from './locale.ts'
import type { JsonRecord } from './narrow.ts'
import type { LinkedInRequest } from './send.ts'
import { toParameters } from './to-parameters.ts'

const RETIRED_TOO = toParameters({ includeRetired: true })

/** The question for the asset of that name, retired or not, in a locale or in its own. */
export function toAssetLookUp(urn: string, targetLocale?: Locale): LinkedInRequest {
  return {
    // The documentation writes the colons of a URN in a path as they are.
    path: `/v2/learningAssets/${urn}`,
    ...(targetLocale && { targetLocale }),
    parameters: RETIRED_TOO,
    isLookUp: true,
    depthParameter: 'expandDepth',
    accepts: isNamed(urn),
  }
}

/** An answer about something else is none. */
function isNamed(urn: string) {
  return (body: JsonRecord) => body['urn'] === urn
}

/** The question for the classification of that name, in a locale or in LinkedIn's choice of one. */
export function toClassificationLookUp(urn: string, targetLocale?: Locale): LinkedInRequest {
  return {
    path: `/v2/learningClassifications/${urn}`,
    ...(targetLocale && { targetLocale }),
    parameters: [],
    isLookUp: true,
    accepts: isNamed(urn),
  }
}
