import { isBadRequest } from './errors.ts'
import {
  NO_ELEMENTS,
  type Page,
  type PageContradiction,
  type PageWindow,
  parsePage,
} from './page.ts'

/** One collection of LinkedIn's: how a window of it is requested and read. */
export interface Collection<T> {
  readonly path: string
  readonly send: (window: PageWindow) => Promise<unknown>
  /** Null for an element to leave out. */
  readonly readElement: (element: unknown) => T | null
  /** Equal for what is the same element. Null for one that nothing tells apart from others. */
  readonly identityOf: (element: unknown) => string | null
  readonly onContradiction: (contradiction: PageContradiction) => void
}

/** A page, and the first response that it was read from. */
export interface ReadPage<T> {
  readonly page: Page<T>
  readonly body: unknown
}

/**
 * Reads one window. Takes one call, unless the response leaves open which places its elements are from:
 * it has fewer than requested, and no link says where the next page begins. Places may then be left out,
 * or LinkedIn may have returned fewer at a time. What is behind as many places as there are elements is
 * requested, and what comes again left out: right in both cases.
 */
export async function readWindow<T>(
  collection: Collection<T>,
  requested: PageWindow,
): Promise<ReadPage<T>> {
  const { body, window } = await requestWindow(collection, requested)
  if (window.count === 0) {
    const { total } = parsePage(body, window)
    return { page: { elements: [], total, count: 0, hasNext: total > 0 }, body }
  }
  const { identityOf } = collection
  const end = requested.start + requested.count
  const elements: unknown[] = []
  const seen = new Set<unknown>()
  let part = window
  let response = body
  /** Whether the first response states a smaller count than requested: what is new behind it confirms it. */
  let isCountTrue = false
  for (;;) {
    const { given, total, stated, covered, next, contradictions } = parsePage(
      response,
      part,
      identityOf,
    )
    for (const contradiction of contradictions) collection.onContradiction(contradiction)
    const isFirst = part === window
    const fresh = isFirst ? given : given.filter((each) => !seen.has(identityOf(each) ?? each))
    elements.push(...fresh)
    const behind = part.start + given.length
    if (isFirst) isCountTrue = stated < part.count
    const places =
      covered ??
      (isFirst ? null : coveredByComparison(fresh, given, part, isCountTrue ? stated : null))
    const reached = part.start + (places ?? given.length)
    // What follows the first part ends at the total, which may have moved.
    const isMoved =
      !isFirst && reached === part.start + part.count && reached < Math.min(end, total)
    if (places !== null && !isMoved) {
      const isFull = given.length === part.count && behind > total
      const hasNext = reached < total || isFull || (next !== null && next >= reached)
      return {
        page: {
          elements: elements.flatMap((element) => collection.readElement(element) ?? []),
          total: given.length > 0 ? Math.max(total, behind) : total,
          count: (hasNext ? reached : end) - window.start,
          hasNext,
        },
        body,
      }
    }
    for (const element of given) seen.add(identityOf(element) ?? element)
    part = { start: reached, count: (reached < total ? Math.min(end, total) : end) - reached }
    response = await collection.send(part)
  }
}

/**
 * How many places the elements behind others are from: all, where none of them is new, so that the
 * others were from behind places that are left out; where all of them are new, LinkedIn returns fewer at
 * a time, as many as it states or else as they are. Null for some of each.
 */
function coveredByComparison(
  fresh: readonly unknown[],
  given: readonly unknown[],
  { count }: PageWindow,
  stated: number | null,
): number | null {
  if (fresh.length === 0) return count
  if (fresh.length < given.length) return null
  return Math.max(given.length, Math.min(stated ?? 0, count))
}

/**
 * The response to a request for a window. LinkedIn may refuse windows that reach past the end (status
 * 400), also one that others were coalesced into: then the total is requested, which fails too if anything
 * else was refused, and what the window has in front of it.
 */
async function requestWindow<T>({ send }: Collection<T>, window: PageWindow) {
  try {
    return { body: await send(window), window }
  } catch (error) {
    if (!isBadRequest(error) || window.start === 0) throw error
    const { total } = parsePage(await send(NO_ELEMENTS), NO_ELEMENTS)
    if (window.start >= total) return { body: { elements: [], paging: { total } }, window }
    const smaller = { ...window, count: Math.min(window.count, total - window.start) }
    return { body: await send(smaller), window: smaller }
  }
}
