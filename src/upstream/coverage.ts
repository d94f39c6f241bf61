import { isRecord, readRecord } from '../linkedin/json.ts'
import { isWholePage, type PageWindow } from '../linkedin/page.ts'
import type { LinkedInRequest } from '../linkedin/request.ts'
import {
  coversLocales,
  type LocaleCoverage,
  localesOfResponse,
  toLocaleCoverage,
} from './locale-coverage.ts'

/** How much of a resource a request is for or a response holds. Made of JSON. */
export interface Coverage {
  /** The projection, as dotted paths. Null: all fields. */
  readonly fields: readonly string[] | null
  /** The target locales of a look-up. Null for a page, whose locale is one of its parameters. */
  readonly locales: LocaleCoverage | null
  /** The part of a collection. Null when the resource is none. A count of 0 is for its total alone. */
  readonly window: PageWindow | null
}

/** How much a request is for; with a response, how much that holds: a look-up's can hold more locales. */
export function coverageOf(
  { fields, window, targetLocale, isLookUp }: LinkedInRequest,
  response?: unknown,
): Coverage {
  const isAbsent = response === null && isLookUp
  return {
    // An entity that does not exist has no value of any field.
    fields: fields?.length && !isAbsent ? fields : null,
    locales: isLookUp ? localesOf(targetLocale, response) : null,
    window: window ?? null,
  }
}

function localesOf(targetLocale: LinkedInRequest['targetLocale'], response: unknown) {
  return response === undefined
    ? toLocaleCoverage(targetLocale)
    : localesOfResponse(targetLocale, response)
}

/** The same request for another part of the resource. */
export function withCoverage(
  request: LinkedInRequest,
  { fields, window }: Coverage,
): LinkedInRequest {
  const { fields: _fields, window: _window, ...rest } = request
  return { ...rest, ...(fields && { fields }), ...(window && { window }) }
}

/** Whether a response of coverage `held` is enough for `wanted`. */
export function covers(held: Coverage, wanted: Coverage): boolean {
  return (
    coversWindow(held.window, wanted.window) &&
    coversLocales(held.locales, wanted.locales) &&
    coversFields(held.fields, wanted.fields)
  )
}

/**
 * The coverage of one request that is enough for both, in the larger of the windows. Null when the
 * locales differ, when neither window holds the other, and when the smaller window alone needs fields
 * that are not cheap: they would be fetched for every element of the larger one.
 */
export function unite(one: Coverage, other: Coverage): Coverage | null {
  if (!coversLocales(one.locales, other.locales)) return null
  if (coversWindow(one.window, other.window)) return addFields(one, other)
  if (coversWindow(other.window, one.window)) {
    return addFields({ ...other, locales: one.locales }, one)
  }
  return null
}

function addFields(larger: Coverage, smaller: Coverage): Coverage | null {
  const isSameWindow = coversWindow(smaller.window, larger.window)
  if (!isSameWindow && !areCheap(smaller.fields) && !coversFields(larger.fields, smaller.fields)) {
    return null
  }
  return { ...larger, fields: uniteFields(larger.fields, smaller.fields) }
}

/** `wanted` with the fields that are stored of the same elements. */
export function addStoredFields(wanted: Coverage, stored: readonly Coverage[]): Coverage {
  return stored.reduce((sum, { fields, locales, window }) => {
    const isOfSameElements =
      coversWindow(wanted.window, window) &&
      coversWindow(window, wanted.window) &&
      coversLocales(locales, wanted.locales)
    return isOfSameElements ? { ...sum, fields: uniteFields(sum.fields, fields) } : sum
  }, wanted)
}

/**
 * The `wanted` window of a response, perhaps with more fields. Undefined when a page has gaps, so that
 * the places of its elements are unknown.
 */
export function slice(response: unknown, held: Coverage, wanted: Coverage): unknown {
  const { window } = wanted
  const isSame = window?.start === held.window?.start && window?.count === held.window?.count
  if (isSame || !window || !held.window || !isRecord(response)) return response
  const { elements } = response
  if (window.count === 0) return { ...response, elements: [] }
  if (!Array.isArray(elements) || !isWholePage(response, held.window)) return undefined
  const from = window.start - held.window.start
  return {
    ...response,
    elements: elements.slice(from, from + window.count),
    paging: { ...readRecord(response, 'paging'), start: window.start, count: window.count },
  }
}

/**
 * The cheap fields of an asset, about 400 bytes together. Fetched with others, they save later calls,
 * which are what LinkedIn's quota counts.
 */
export const CHEAP_FIELDS: readonly string[] = [
  'title',
  'type',
  'details.availability',
  'details.availableLocales',
  'details.images.primary',
  'details.lastUpdatedAt',
  'details.level',
  'details.publishedAt',
  'details.retiredAt',
  'details.timeToComplete',
  'details.urls.webLaunch',
]

function areCheap(fields: readonly string[] | null): boolean {
  return fields?.every((field) => field === 'urn' || CHEAP_FIELDS.includes(field)) ?? false
}

function coversWindow(held: PageWindow | null, wanted: PageWindow | null): boolean {
  if (!held || !wanted) return held === wanted
  if (wanted.count === 0) return true
  return held.start <= wanted.start && wanted.start + wanted.count <= held.start + held.count
}

/** A path covers the paths below it. */
function coversFields(held: readonly string[] | null, wanted: readonly string[] | null): boolean {
  if (!held) return true
  if (!wanted) return false
  return wanted.every((path) => held.some((each) => each === path || path.startsWith(`${each}.`)))
}

function uniteFields(one: readonly string[] | null, other: readonly string[] | null) {
  return one && other ? [...new Set([...one, ...other])] : null
}
