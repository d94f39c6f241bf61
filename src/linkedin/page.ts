import { isRecord, type JsonRecord, readCount, readList, readRecord } from './json.ts'

/** A window of a collection: LinkedIn's `start` and `count`. */
export interface PageWindow {
  /** Index of the first element, from 0. */
  readonly start: number
  /** Number of elements: from 1 to 100, or 0 where only the collection's total is needed. */
  readonly count: number
}

/** A window without elements, for a collection's total, and its facets where it has them. */
export const NO_ELEMENTS: PageWindow = { start: 0, count: 0 }

/** LinkedIn's largest `count`. */
export const MAX_COUNT = 100

/** A finder's response: one window of a collection. */
export interface Page<T> {
  /** At most as many as requested. LinkedIn may return fewer before the end. */
  readonly elements: readonly T[]
  /** Number of elements that can be paged through. LinkedIn caps it for searches. */
  readonly total: number
  /** Number of places that the page covers: those requested, or LinkedIn's `count` if smaller. */
  readonly count: number
}

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
 * and states no other `start`. LinkedIn may leave elements out, or return fewer, without notice.
 */
export function isWholePage(body: JsonRecord, { start, count }: PageWindow): boolean {
  const { elements } = body
  const paging = readRecord(body, 'paging') ?? {}
  const total = readCount(paging, 'total') ?? 0
  if ((readCount(paging, 'start') ?? start) !== start) return false
  const places = Math.min(count || 1, Math.max(0, total - start))
  if (!Array.isArray(elements) || elements.length !== places) return false
  const urns = elements.flatMap((element) => (isEntity(element) ? [element['urn']] : []))
  return new Set(urns).size === urns.length
}

/**
 * Reads a page; elements that `readElement` returns null for are left out. `paging.links` is ignored:
 * LinkedIn's `next` link lacks our projection, and may be missing before the end.
 */
export function readPage<T>(
  body: unknown,
  window: PageWindow,
  readElement: (element: unknown) => T | null,
): Page<T> {
  const page = isRecord(body) ? body : {}
  const paging = readRecord(page, 'paging') ?? {}
  const elements = readList(page, 'elements', readElement).slice(0, window.count)
  const count = Math.min(window.count, readCount(paging, 'count') || window.count)
  return {
    elements,
    total: readCount(paging, 'total') ?? 0,
    count: Math.max(count, elements.length),
  }
}

function isEntity(value: unknown): value is JsonRecord {
  return isRecord(value) && typeof value['urn'] === 'string'
}
