import type { ImpliedResponse } from '../cache/policy.ts'
import { isRecord, type JsonRecord, readString } from '../linkedin/json.ts'
import { toAssetLookup } from '../linkedin/learning-assets/finders.ts'
import { toClassificationLookup } from '../linkedin/learning-classifications.ts'
import type { Locale } from '../linkedin/locale.ts'
import type { ElementLocale, LinkedInRequest } from '../linkedin/request.ts'
import { parseUrn } from '../linkedin/urn.ts'
import { readAvailableLocales, servedLocale } from './coverage.ts'

const LOOKUPS_BY_PATH = new Map([
  ['/v2/learningAssets', toAssetLookup],
  ['/v2/learningClassifications', toClassificationLookup],
])

/**
 * The look-ups that the elements of a page answer. An element answers a look-up only when it is known
 * to come in the locale that the look-up gives.
 */
export function impliedLookups(
  { path, fields, elementLocale }: LinkedInRequest,
  response: unknown,
): readonly ImpliedResponse<LinkedInRequest>[] {
  const toLookup = LOOKUPS_BY_PATH.get(path)
  if (!toLookup || !elementLocale || !fields || !isRecord(response)) return []
  const { elements } = response
  if (!Array.isArray(elements)) return []
  return elements.filter(isRecord).flatMap((element) => {
    const urn = readString(element, 'urn')
    if (urn === null || !parseUrn(urn)) return []
    const target = targetOf(elementLocale, element)
    if (target === undefined) return []
    return [{ request: { ...toLookup(urn, target ?? undefined), fields }, response: element }]
  })
}

/** The target locale of the look-up that an element answers; null for none. Undefined when unknown. */
function targetOf(given: ElementLocale, element: JsonRecord): Locale | null | undefined {
  if (given.kind === 'own') return null
  if (given.kind === 'target') return given.locale
  // An entity that exists in one locale only is in its own.
  if (readAvailableLocales(element)?.length === 1) return null
  const served = servedLocale(element)
  return given.kind === 'filter' && served === given.locale ? served : undefined
}
