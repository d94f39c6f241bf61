import { isRecord, type JsonRecord, readList, readRecord, readString } from './json.ts'
import { type Locale, readLocale, readLocalizedText } from './locale.ts'
import { toParameters } from './query-parameters.ts'
import type { ImpliedAnswer, LinkedInRequest } from './request.ts'
import { parseUrn } from './urn.ts'

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

// HEAD: /**
//  * The look-ups that a page answers too. What makes it one is the locale: a look-up gives a thing
//  * in the locale asked for, or in its own when none is, and only where an answer is known to have
//  * given it in the same one does it answer the look-up.
//  */

/** Which look-ups the elements of a page answer. */
export interface ImpliedLookUpOptions {
  /** The question for one element. */
  readonly toLookUp: (urn: string, targetLocale?: Locale) => LinkedInRequest
  /** What is known of the locale that elements are given in. */
  readonly given: GivenLocale
}

/**
 * `own`: each in its own. `target`: in a target locale, as a look-up with the same one would. `filter`:
 * in that locale where there is a translation, else nobody knows. `unknown`: nobody knows.
 */
export type GivenLocale =
  | { readonly kind: 'own' | 'unknown' }
  | { readonly kind: 'target' | 'filter'; readonly locale: Locale }

/** For `LinkedInRequest.alsoAnswers`: what each element of a page is the answer to. */
export function impliedLookUps({ toLookUp, given }: ImpliedLookUpOptions) {
  return (body: JsonRecord, { fields }: LinkedInRequest): readonly ImpliedAnswer[] => {
    const { elements } = body
    if (!fields || !Array.isArray(elements)) return []
    return elements.filter(isRecord).flatMap((element) => {
      const urn = readString(element, 'urn')
      if (urn === null || !parseUrn(urn)) return []
      const target = targetOf(given, element)
      if (target === undefined) return []
      return [{ request: { ...toLookUp(urn, target ?? undefined), fields }, answer: element }]
    })
  }
}

/** The target locale that an element is in; null for none. Undefined when that is not known. */
function targetOf(given: GivenLocale, element: JsonRecord): Locale | null | undefined {
  if (given.kind === 'own') return null
  if (given.kind === 'target') return given.locale
  // What is available in one locale only is in its own.
  if (readAvailableLocales(element)?.length === 1) return null
  const served = servedLocale(element)
  return given.kind === 'filter' && served === given.locale ? served : undefined
}

/** The locale that an answer is in, as far as its title or name tells. Null when neither does. */
export function servedLocale(answer: JsonRecord): Locale | null {
  const text = readLocalizedText(answer, 'title') ?? readLocalizedText(answer, 'name')
  return text?.locale ?? null
}

/** The locales that an asset is available in. Null when the answer does not say, or not clearly. */
export function readAvailableLocales(answer: JsonRecord): readonly Locale[] | null {
  const details = readRecord(answer, 'details') ?? {}
  const locales = readList(details, 'availableLocales', readLocale)
  // One that cannot be read may be any.
  const isKnown = Array.isArray(details['availableLocales'])
    ? locales.length === details['availableLocales'].length
    : false
  return isKnown && locales.length > 0 ? locales : null
}
