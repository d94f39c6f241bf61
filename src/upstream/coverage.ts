/**
 * How much of a resource a request is for or a response holds, in three dimensions: the fields, the part
 * of a collection, and the target locales of a look-up.
 */
import { isRecord, type JsonRecord, readCount, readList, readRecord } from '../linkedin/json.ts'
import { type Locale, readLocale, readLocalizedText } from '../linkedin/locale.ts'
import { readNextLink } from '../linkedin/next-link.ts'
import {
  deniesTotal,
  isWholePage,
  type PageWindow,
  parsePage,
  reachesEnd,
} from '../linkedin/page.ts'
import type { ElementLocale, LinkedInRequest } from '../linkedin/request.ts'

/** How much of a resource a request is for or a response holds. Made of JSON. */
export interface Coverage {
  /** The projection, as dotted paths. Null: all fields. */
  readonly fields: readonly string[] | null
  /** The target locales of a look-up. Null for a page, whose locale is one of its parameters. */
  readonly locales: LocaleCoverage | null
  /** The part of a collection. Null when the resource is none. A count of 0 is for its total alone. */
  readonly window: PageWindow | null
  /** What a page says of its collection, and is known of its elements. Absent for all but a response. */
  readonly page?: PageCoverage
}

/** What a page says of its collection, and is known of its elements. Made of JSON. */
export interface PageCoverage {
  /** Absent when nothing is known. */
  readonly elementLocale?: ElementLocale
  /** How many elements the collection has. Null when the page does not say. */
  readonly total: number | null
}

/** Target locales. Made of JSON, to be stored with a response. */
export interface LocaleCoverage {
  /** Null stands for a look-up without a target locale. */
  readonly targets: readonly (Locale | null)[]
  /**
   * The locales that the entity exists in, when the response is in the entity's own: it answers every
   * target in another language too. Null when they are unknown.
   */
  readonly availableLocales: readonly Locale[] | null
}

/**
 * How much a request is for; with a response, how much that holds: a look-up's can hold more locales, and
 * the last page of a collection holds everything from its start on.
 */
export function coverageOf(
  { fields, window, targetLocale, isLookUp, elementLocale }: LinkedInRequest,
  response?: unknown,
): Coverage {
  const isAbsent = response === null && isLookUp
  return {
    // An entity that does not exist has no value of any field.
    fields: fields?.length && !isAbsent ? fields : null,
    locales: isLookUp ? localesOf(targetLocale, response) : null,
    window: window ? windowOf(window, response) : null,
    ...(window && response !== undefined && { page: pageOf(elementLocale, response) }),
  }
}

function pageOf(elementLocale: ElementLocale | undefined, response: unknown): PageCoverage {
  return { ...(elementLocale && { elementLocale }), total: readTotal(response) }
}

/** More places than any collection has, and a number that JSON holds. */
const TO_THE_END = 2 ** 31

function windowOf(window: PageWindow, response: unknown): PageWindow {
  const isLast = isRecord(response) && reachesEnd(response, window)
  return isLast ? { ...window, count: TO_THE_END } : window
}

/**
 * Whether a newer page shows that an older one is no longer the last: it states another total. What the
 * collection has gained since would else be taken for known, and be left out.
 */
export function endsElsewhere(newer: Coverage, older: Coverage): boolean {
  if (older.window?.count !== TO_THE_END || !newer.window) return false
  return newer.page?.total !== older.page?.total
}

function readTotal(response: unknown): number | null {
  return isRecord(response) ? readCount(readRecord(response, 'paging') ?? {}, 'total') : null
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

/**
 * The `wanted` window of a response, perhaps with more fields. Undefined when a page has gaps, so that
 * the places of its elements are unknown; not where it was requested up to where its collection ends.
 */
export function slice(response: unknown, held: Coverage, wanted: Coverage): unknown {
  const { window } = wanted
  const isSame = window?.start === held.window?.start && window?.count === held.window?.count
  if (isSame || !window || !held.window || !isRecord(response)) return response
  const { elements } = response
  // Elements that deny the total are seen by what reads it.
  if (window.count === 0) return deniesTotal(response) ? response : { ...response, elements: [] }
  if (!Array.isArray(elements) || !isWholePage(response, held.window)) {
    if (!isBeginningOf(held.window, window)) return undefined
    if (Array.isArray(elements) && elements.length >= held.window.count) {
      return linkToNext(response, held.window)
    }
    // The end has moved, and nothing says where the next page begins: as of any page with gaps.
    const { total, next } = parsePage(response, held.window)
    if (next === null && total > held.window.start + held.window.count) return undefined
    return restateWindow(response, held.window, window)
  }
  const from = window.start - held.window.start
  // A response can hold less than is wanted where the collection has grown since its end was known.
  const part = { start: window.start, count: Math.min(window.count, held.window.count - from) }
  const page = {
    ...response,
    elements: elements.slice(from, from + part.count),
    paging: { ...readRecord(response, 'paging'), ...part },
  }
  return part.count < window.count ? linkToNext(page, part) : page
}

/** Whether a window was requested only up to where its collection was known to end. */
function isBeginningOf(held: PageWindow, wanted: PageWindow): boolean {
  return held.start === wanted.start && held.count < wanted.count
}

/** A page with all places of its window, of fewer than are wanted: what is behind them is not left out. */
function linkToNext(page: JsonRecord, { start, count }: PageWindow): JsonRecord {
  const paging = readRecord(page, 'paging') ?? {}
  const next = start + count
  if (next >= (readCount(paging, 'total') ?? 0)) return page
  return { ...page, paging: { ...paging, links: [{ rel: 'next', href: `?start=${next}` }] } }
}

/**
 * Such a response repeats the window that it was requested with, which does not say that it is short. A
 * link that leads as far is not true where the count is smaller.
 */
function restateWindow(response: JsonRecord, held: PageWindow, wanted: PageWindow): JsonRecord {
  const paging = readRecord(response, 'paging') ?? {}
  const stated = readCount(paging, 'count')
  if (stated === held.count) return { ...response, paging: { ...paging, count: wanted.count } }
  if (stated === null || stated > held.count) return response
  const link = readNextLink(paging, held.start)
  const isAsRequested = link?.kind === 'onward' && link.start === held.start + held.count
  return isAsRequested ? { ...response, paging: { ...paging, links: [] } } : response
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
export function coversFields(
  held: readonly string[] | null,
  wanted: readonly string[] | null,
): boolean {
  if (!held || held === wanted) return true
  if (!wanted) return false
  return wanted.every((path) => held.some((each) => each === path || isBelow(path, each)))
}

function isBelow(path: string, above: string): boolean {
  return path.startsWith(above) && path[above.length] === '.'
}

function uniteFields(one: readonly string[] | null, other: readonly string[] | null) {
  return one && other ? [...new Set([...one, ...other])] : null
}

/**
 * A look-up gives an entity in its target locale when there is a translation, else in the entity's own;
 * so does one without a target locale. (Learning Assets API reference, targetLocale.)
 */
export function localesOf(target: Locale | undefined, response: unknown): LocaleCoverage {
  if (response === undefined) return { targets: [target ?? null], availableLocales: null }
  // An entity that does not exist exists in no locale.
  if (!isRecord(response)) return { targets: [null], availableLocales: [] }
  const availableLocales = readAvailableLocales(response)
  if (target !== undefined && !isUnavailable(target, availableLocales)) {
    return { targets: [target], availableLocales: null }
  }
  const served = servedLocale(response)
  const targets = new Set([null, ...(target ? [target] : []), ...(served ? [served] : [])])
  return { targets: [...targets], availableLocales }
}

/** Whether a response of coverage `held` answers every target of `wanted`. */
function coversLocales(held: LocaleCoverage | null, wanted: LocaleCoverage | null): boolean {
  if (!held || !wanted) return held === wanted
  const { targets, availableLocales } = held
  return wanted.targets.every(
    (target) =>
      targets.includes(target) || (target !== null && isUnavailable(target, availableLocales)),
  )
}

/** The locale of an entity's title or name. Null when it has neither, or they name none. */
export function servedLocale(entity: JsonRecord): Locale | null {
  const text = readLocalizedText(entity, 'title') ?? readLocalizedText(entity, 'name')
  return text?.locale ?? null
}

/** The locales that an asset exists in. Null when they are absent or one of them is unreadable. */
export function readAvailableLocales(entity: JsonRecord): readonly Locale[] | null {
  const details = readRecord(entity, 'details') ?? {}
  const given = details['availableLocales']
  const locales = readList(details, 'availableLocales', readLocale)
  // An unreadable one can be any locale.
  const isKnown = Array.isArray(given) && locales.length === given.length
  return isKnown && locales.length > 0 ? locales : null
}

/** By language: a target without a country can be served in any country's locale, and vice versa. */
function isUnavailable(target: Locale, availableLocales: readonly Locale[] | null): boolean {
  return availableLocales?.every((locale) => languageOf(locale) !== languageOf(target)) ?? false
}

function languageOf(locale: Locale): string {
  return locale.split('-')[0] ?? locale
}
