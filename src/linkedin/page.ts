import { LinkedInResponseError } from './errors.ts'
import { isRecord, readCount, readRecord } from './narrow.ts'
import { toParameters } from './query-parameters.ts'
import type { QueryParameter } from './send.ts'

/** A window onto a collection: LinkedIn's `start` and `count`. */
export interface PageWindow {
  /** The index of the first element, from 0. */
  readonly start: number
  /** How many elements, from 1 to 100. */
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

/** A window as a finder's parameters; `start` is left out where it is LinkedIn's default. */
export function toWindowParameters({ start, count }: PageWindow): QueryParameter[] {
  return toParameters({ start: start || undefined, count })
}

/**
 * Narrows a finder's answer. Only `total` is read of its paging: the `next` link has lost our
 * projection, and can be missing before the end.
 *
 * @throws {LinkedInResponseError} when it is not a page, or holds something that is not an element
 */
export function readPage<T>(
  body: unknown,
  path: string,
  window: PageWindow,
  readElement: (element: unknown) => T | null,
): Page<T> {
  if (!isRecord(body) || !Array.isArray(body['elements'])) {
    throw new LinkedInResponseError(path, 'is not a page of elements')
  }
  const elements = body['elements'].slice(0, window.count).map((element: unknown) => {
    const read = readElement(element)
    if (read === null) throw new LinkedInResponseError(path, 'holds an element without a URN')
    return read
  })
  const paging = readRecord(body, 'paging') ?? {}
  const total = readCount(paging, 'total')
  if (total === null) throw new LinkedInResponseError(path, 'does not say its total')
  const count = Math.min(window.count, readCount(paging, 'count') || window.count)
  return { elements, total, count: Math.max(count, elements.length) }
}
