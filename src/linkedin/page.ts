import { isRecord, type JsonRecord, readCount, readRecord, readString } from './json.ts'
import { readNextLink } from './next-link.ts'

/** A window of a collection: LinkedIn's `start` and `count`. */
export interface PageWindow {
  /** Index of the first element, from 0. */
  readonly start: number
  /** Number of elements: from 1 to 100, or 0 where only the collection's total is needed. */
  readonly count: number
  /** The `pageSize` of an earlier page of the same walk. Not sent. */
  readonly pageSize?: number | undefined
}

/** A window without elements, for a collection's total, and its facets where it has them. */
export const NO_ELEMENTS: PageWindow = { start: 0, count: 0 }

/** LinkedIn's largest `count`. */
export const MAX_COUNT = 100

/** A finder's response: one window of a collection. */
export interface Page<T> {
  /** At most as many as requested. LinkedIn may return fewer before the end, and none. */
  readonly elements: readonly T[]
  /** Number of elements that can be paged through. LinkedIn caps it for searches. */
  readonly total: number
  /**
   * Number of places that the page covers: those requested, or fewer where LinkedIn returns fewer at a
   * time. The next window begins behind them.
   */
  readonly count: number
  /** Whether LinkedIn's total, or its link to the next page, says that more follows. */
  readonly hasNext: boolean
  /**
   * How many places LinkedIn returns at a time, at least, by the beginning of the collection. Absent where
   * that was not needed.
   */
  readonly pageSize?: number | undefined
}

/** How a page contradicts itself: completes "a page with …". */
export type PageContradiction =
  | 'fewer elements than its count'
  | 'more elements than were requested'
  | 'no elements before its total'
  | 'no elements and a smaller total than other pages'
  | 'elements behind its total'
  | 'a next link behind its total'
  | 'a next link that leads to a part of itself'
  | 'a next link that leads beyond its count'
  | 'a next link that cannot be read'
  | 'another start than was requested'

/** Whether a body is a page: elements that are objects, and a total. */
export function isPage(body: JsonRecord): boolean {
  return (
    Array.isArray(body['elements']) &&
    body['elements'].every(isRecord) &&
    readCount(readRecord(body, 'paging') ?? {}, 'total') !== null
  )
}

/** Whether a body is a page of entities, each of which has a URN. */
export function isEntityPage(body: JsonRecord): boolean {
  const { elements } = body
  return isPage(body) && Array.isArray(elements) && elements.every(isEntity)
}

/**
 * Whether a page has an element for each place of its window up to the collection's end, none twice,
 * and states no other `start`. LinkedIn may leave elements out, or return fewer, without notice. Of a
 * window of none only the total matters, which nothing else in the response denies.
 */
export function isWholePage(body: JsonRecord, { start, count }: PageWindow): boolean {
  const { elements } = body
  const paging = readRecord(body, 'paging') ?? {}
  const total = readCount(paging, 'total')
  if (count === 0) return total !== null && !deniesTotal(body)
  if ((readCount(paging, 'start') ?? start) !== start) return false
  // A page that begins behind its total's end does not say whether anything is before it.
  if (total !== null && total < start) return false
  const places = Math.min(count, Math.max(0, (total ?? 0) - start))
  if (!Array.isArray(elements) || elements.length !== places) return false
  // A link that leads on denies that the total is the end.
  if (places < count && leadsOn(paging, start)) return false
  const urns = elements.flatMap((element) => urnOf(element) ?? [])
  return new Set(urns).size === urns.length
}

/** Whether a page is whole and reaches the end of its collection: no element follows its start's. */
export function reachesEnd(body: JsonRecord, window: PageWindow): boolean {
  const paging = readRecord(body, 'paging') ?? {}
  const total = readCount(paging, 'total')
  return (
    window.count > 0 &&
    total !== null &&
    window.start + window.count >= total &&
    !leadsOn(paging, window.start) &&
    isWholePage(body, window)
  )
}

/**
 * Whether a response holds more elements than its total, or links to some behind it: then the total does
 * not say where the collection ends.
 */
export function deniesTotal(body: unknown): boolean {
  const paging = pagingOf(body)
  const total = readCount(paging, 'total') ?? 0
  const link = readNextLink(paging, 0)
  const { length } = listedIn(body)
  if (link?.kind === 'onward') return length > total || link.start >= total
  // Where a link leads that cannot be read is behind the elements.
  return link?.kind === 'unreadable' && length > 0 ? length >= total : length > total
}

function leadsOn(paging: JsonRecord, start: number): boolean {
  const link = readNextLink(paging, start)
  return link !== null && link.kind !== 'back'
}

/** What a response says of its window. */
export interface ParsedPage {
  /** Its elements, at most as many as requested. */
  readonly given: readonly unknown[]
  /** The total that it states; without elements at least the one that is known. */
  readonly total: number
  /** How many places of the window they are from. Null when the response does not say. */
  readonly covered: number | null
  /** Where its link to the next page begins, behind the window's start. Null without such a link. */
  readonly next: number | null
  /** Whether it has elements, and a link to the next page that does not say where that begins. */
  readonly isNextUnreadable: boolean
  readonly contradictions: readonly PageContradiction[]
}

/**
 * Reads what a response says of its window. Of LinkedIn's links only `start` is used: the `next` link
 * lacks our projection, and can be missing. Its `count` is no evidence: it is what was requested, as
 * documented, or else any number. Of a page without elements the total may be any number too: `knownTotal`
 * is the largest that other responses of the collection state.
 */
export function parsePage(body: unknown, { start, count }: PageWindow, knownTotal = 0): ParsedPage {
  const paging = pagingOf(body)
  const listed = listedIn(body)
  const given = listed.slice(0, count)
  const statedTotal = readCount(paging, 'total') ?? 0
  const total = given.length === 0 ? Math.max(statedTotal, knownTotal) : statedTotal
  const link = readNextLink(paging, start)
  const next = link?.kind === 'onward' ? link.start : null
  // Without elements it leads to nothing that is known.
  const isNextUnreadable = link?.kind === 'unreadable' && given.length > 0
  const stated = readCount(paging, 'count') || count
  const behind = start + given.length
  // Elements behind a total deny it: it does not say that the collection ends with them.
  const isEnd =
    next === null && !isNextUnreadable && (given.length > 0 ? behind === total : start >= total)
  const isComplete = given.length === count || isEnd
  const covered = isComplete
    ? count
    : linkedPlaces(given.length, count, stated, next && next - start)

  const contradictions: PageContradiction[] = []
  const isFewer = given.length > 0 && given.length < Math.min(count, stated) && !isComplete
  if (isFewer && (covered ?? given.length) === given.length) {
    contradictions.push('fewer elements than its count')
  }
  if (count > 0 && listed.length > count) contradictions.push('more elements than were requested')
  if (given.length === 0 && next === null && start < statedTotal) {
    contradictions.push('no elements before its total')
  }
  if (statedTotal < total && statedTotal <= start) {
    contradictions.push('no elements and a smaller total than other pages')
  }
  if (given.length > 0 && behind > total) contradictions.push('elements behind its total')
  if (next !== null && next >= total) contradictions.push('a next link behind its total')
  if (link?.kind === 'back' || (next !== null && next < behind)) {
    contradictions.push('a next link that leads to a part of itself')
  }
  if (next !== null && next - start > stated) {
    contradictions.push('a next link that leads beyond its count')
  }
  if (link?.kind === 'unreadable') contradictions.push('a next link that cannot be read')
  if ((readCount(paging, 'start') ?? start) !== start) {
    contradictions.push('another start than was requested')
  }
  return { given, total, covered, next, isNextUnreadable, contradictions }
}

/**
 * How many places fewer elements than requested are from, by the link to the next page. Null without one,
 * and for one that says less than the elements themselves, or as much as was requested while the count
 * says less.
 */
function linkedPlaces(
  given: number,
  count: number,
  stated: number,
  linked: number | null,
): number | null {
  if (linked === null) return null
  const isTrue = linked >= given && (linked < count || stated >= count)
  return isTrue ? Math.min(linked, count) : null
}

function listedIn(body: unknown): readonly unknown[] {
  return isRecord(body) && Array.isArray(body['elements']) ? body['elements'] : []
}

function pagingOf(body: unknown): JsonRecord {
  return (isRecord(body) && readRecord(body, 'paging')) || {}
}

function isEntity(value: unknown): value is JsonRecord {
  return isRecord(value) && typeof value['urn'] === 'string'
}

/** The URN of an element. Null without one, and for an empty one. */
export function urnOf(element: unknown): string | null {
  return (isRecord(element) && readString(element, 'urn')) || null
}
