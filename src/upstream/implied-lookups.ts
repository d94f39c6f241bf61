import type { ResponsePart } from '../cache/policy.ts'
import { isRecord, type JsonRecord, readString } from '../linkedin/json.ts'
import { toAssetLookup } from '../linkedin/learning-assets/finders.ts'
import { toClassificationLookup } from '../linkedin/learning-classifications.ts'
import type { Locale } from '../linkedin/locale.ts'
import type { ElementLocale, LinkedInRequest } from '../linkedin/request.ts'
import { parseUrn } from '../linkedin/urn.ts'
import {
  type Coverage,
  coversFields,
  localesOf,
  readAvailableLocales,
  servedLocale,
} from './coverage.ts'

const LOOKUPS_BY_PATH = new Map([
  ['/v2/learningAssets', toAssetLookup],
  ['/v2/learningClassifications', toClassificationLookup],
])

/**
 * The look-up of each element of a page, of any target locale; null for an element without a readable
 * URN. Null for a page whose elements answer none.
 */
export function impliedLookups(
  { path, fields, elementLocale }: LinkedInRequest,
  response: unknown,
): readonly (LinkedInRequest | null)[] | null {
  const toLookup = LOOKUPS_BY_PATH.get(path)
  if (!toLookup || !elementLocale || !fields || !isRecord(response)) return null
  const { elements } = response
  if (!Array.isArray(elements)) return null
  return elements.map((element) => {
    const urn = isRecord(element) ? readString(element, 'urn') : null
    return urn !== null && parseUrn(urn) ? toLookup(urn) : null
  })
}

/**
 * An element of a page of that coverage as the response to its look-up. It answers one only when it is
 * known to come in the locale that the look-up gives; else null.
 */
export function elementAt(
  response: unknown,
  { fields, page }: Coverage,
  place: number,
): ResponsePart<Coverage> | null {
  const elements = isRecord(response) ? response['elements'] : null
  const element: unknown = Array.isArray(elements) ? elements[place] : null
  if (!isRecord(element) || !page?.elementLocale) return null
  const target = targetOf(page.elementLocale, element)
  if (target === undefined) return null
  const locales = localesOf(target ?? undefined, element)
  return { coverage: { fields, locales, window: null }, response: element }
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

/** Whether elements of coverage `held` have the fields that a look-up wants. */
export function elementsMayCover(held: Coverage, wanted: Coverage): boolean {
  return coversFields(held.fields, wanted.fields)
}

/** Whether the elements of a newer page answer whatever the same elements of an older one answer. */
export function elementsReplace(newer: Coverage, older: Coverage): boolean {
  const [one, other] = [newer.page?.elementLocale, older.page?.elementLocale]
  return (
    one?.kind === other?.kind &&
    localeOf(one) === localeOf(other) &&
    coversFields(newer.fields, older.fields)
  )
}

function localeOf(given: ElementLocale | undefined): Locale | null {
  return given && 'locale' in given ? given.locale : null
}
