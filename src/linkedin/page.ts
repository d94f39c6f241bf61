import { isRecord, type JsonRecord, readCount, readList, readRecord } from './json.ts'
import type { QueryParameter } from './query-parameters.ts'
import { toParameters } from './query-parameters.ts'

/** A window onto a collection: LinkedIn's `start` and `count`. */
export interface PageWindow {
  /** The index of the first element, from 0. */
  readonly start: number
  /** How many elements, from 1 to 100; or 0, for what is known of the collection as a whole. */
  readonly count: number
}

/** One answer of a finder. */
export interface Page<T> {
  /** At most as many as asked for. LinkedIn may give fewer before the end. */
  readonly elements: readonly T[]
  /** How many elements LinkedIn lets us page through. */
  readonly total: number
  /** How many places of the collection the page covers: those asked for, or as many as LinkedIn gives. */
  readonly count: number
}

/** The largest `count` that LinkedIn takes. */
export const MAX_COUNT = 100

/** What is known of a collection as a whole: its total, and the counts beside it. */
export const NO_ELEMENTS: PageWindow = { start: 0, count: 0 }

/**
 * A window as a finder's parameters; `start` is left out where it is LinkedIn's default. One element
 * is asked for where none is wanted: a count of zero is not documented.
 */
export function toWindowParameters({ start, count }: PageWindow): QueryParameter[] {
  return toParameters({ start: start || undefined, count: count || 1 })
}

/** Whether a value from the wire is an entity: all of LinkedIn's have a URN. */
export function isEntity(value: unknown): value is JsonRecord {
  return isRecord(value) && typeof value['urn'] === 'string'
}

/** Whether a body is a finder's answer, and whole. */
export function isPage(body: JsonRecord): boolean {
  return (
    Array.isArray(body['elements']) &&
    body['elements'].every(isRecord) &&
    readCount(readRecord(body, 'paging') ?? {}, 'total') !== null
  )
}

/** Whether a body is a finder's answer, and made of entities. */
export function isEntityPage(body: JsonRecord): boolean {
  const { elements } = body
  return isPage(body) && Array.isArray(elements) && elements.every(isEntity)
}

/**
 * Whether a finder's answer has an element for each place of its window that the collection has, and
 * none twice, and does not say that it is of another window. LinkedIn may leave some out, or give fewer at a time, and does not say which.
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
 * Narrows a finder's answer. Only `total` and `count` are read of its paging: the `next` link has
 * lost our projection, and can be missing before the end.
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
