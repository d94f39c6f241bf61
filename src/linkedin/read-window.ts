import { isBadRequest, LinkedInResponseError } from './errors.ts'
import { toFreshElements } from './fresh-elements.ts'
import {
  deniesTotal,
  MAX_COUNT,
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
  /** Equal for what is the same element. Null for one of which nothing tells that for sure. */
  readonly identityOf: (element: unknown) => string | null
  readonly onContradiction: (contradiction: PageContradiction) => void
}

/** A page, and the first response that it was read from. */
export interface ReadPage<T> {
  readonly page: Page<T>
  readonly body: unknown
}

/**
 * After so many responses a page ends where nothing that it has can be behind, and the search for the end
 * of a collection fails.
 */
const MAX_RESPONSES = 10

/**
 * Reads one window. Takes one call, unless the response leaves open which places its elements are from:
 * it has fewer than requested, and no link says where the next page begins. Places may then be left out,
 * LinkedIn may return fewer at a time, or both. Certain is only that as many places are behind its start
 * as it has elements: what follows these is requested, what comes again left out, and so on, up to the
 * end of the window, or to a place that nothing read so far can be behind.
 */
export async function readWindow<T>(
  collection: Collection<T>,
  requested: PageWindow,
): Promise<ReadPage<T>> {
  return requested.count === 0 ? readTotal(collection) : readPlaces(collection, requested, null)
}

/** Reads a window of places, with the collection's total where that is known. */
async function readPlaces<T>(
  collection: Collection<T>,
  { pageSize: knownPageSize, ...requested }: PageWindow,
  total: number | null,
): Promise<ReadPage<T>> {
  const { body, window, knownTotal } = await requestWindow(collection, requested, total)
  const { identityOf, readElement } = collection
  const end = requested.start + requested.count
  const elements: unknown[] = []
  let part = window
  let previous = window
  let response = body
  /** How many places LinkedIn returns at a time, at least: as many as responses show. */
  let pageSize = knownPageSize ?? 1
  let sizeAtBeginning = knownPageSize
  let largestTotal = knownTotal
  /** Where a collection ends, at the latest, whose total is less than its elements. */
  let endBehindTotal = 0

  const toPage = (total: number, reached: number, hasNext: boolean): ReadPage<T> => ({
    page: {
      elements: elements.flatMap((element) => readElement(element) ?? []),
      // What was read is in the collection, wherever it ends now.
      total: Math.max(
        total,
        endBehindTotal,
        elements.length > 0 ? window.start + elements.length : 0,
      ),
      count: (hasNext ? reached : end) - window.start,
      hasNext,
      ...(sizeAtBeginning !== undefined && { pageSize: sizeAtBeginning }),
    },
    body,
  })

  for (let responses = 1; ; responses += 1) {
    const parsed = parsePage(response, part, largestTotal)
    const { given, total, covered, next, isNextUnreadable, contradictions } = parsed
    for (const contradiction of contradictions) collection.onContradiction(contradiction)
    const fresh = toFreshElements(given, elements, identityOf)
    const repeated = given.length - fresh.length
    // What comes again is in this part, and was in the previous response, which began before it.
    const shown = repeated === 0 ? given.length : part.start - previous.start + repeated
    pageSize = Math.max(pageSize, given.length, shown)
    largestTotal = Math.max(largestTotal, total)

    // Where nothing comes again, all that was read before is from before this part.
    const isCutHere = covered === null && repeated === 0 && fresh.length > 0
    if (isCutHere && responses >= MAX_RESPONSES) return toPage(total, part.start, true)

    elements.push(...fresh)
    let places = covered ?? given.length
    if (covered === null && fresh.length === 0) {
      // With nothing new, a response shows no more places than LinkedIn is known to return at a time.
      const wanted =
        largestTotal > part.start ? Math.min(part.count, largestTotal - part.start) : part.count
      if (pageSize < wanted && window.start > 0) {
        sizeAtBeginning ??= await readPageSize(collection, wanted)
        pageSize = Math.max(pageSize, sizeAtBeginning)
      }
      places = pageSize < wanted ? pageSize : part.count
    }
    const reached = part.start + places
    const isTotalDenied = given.length > 0 && part.start + given.length > total
    if (isTotalDenied) endBehindTotal = reached
    // Nothing read so far is behind a part that is empty, or whose places are known. But where the first
    // response, without a link, went further than a later one with a link, pages differ in their size.
    const isLinkedLater = next !== null && responses > 1
    const isCertain = (covered !== null || given.length === 0) && !isLinkedLater
    if (isCertain || places === part.count) {
      const isLinked = isNextUnreadable || (next !== null && next >= reached)
      return toPage(total, reached, reached < largestTotal || isTotalDenied || isLinked)
    }
    previous = part
    part = { start: reached, count: (reached < total ? Math.min(end, total) : end) - reached }
    response = await collection.send(part)
  }
}

/** How many places LinkedIn returns at a time, at least, by the beginning of a collection. */
async function readPageSize<T>({ send }: Collection<T>, count: number): Promise<number> {
  const window = { start: 0, count }
  const { given, covered, next } = parsePage(await send(window), window)
  return Math.max(1, (next === null ? null : covered) ?? given.length)
}

/**
 * The total of a collection. Where the response denies the total that it states, the end is searched.
 *
 * @throws {LinkedInResponseError} when it is too far
 */
async function readTotal<T>(collection: Collection<T>): Promise<ReadPage<T>> {
  const body = await collection.send(NO_ELEMENTS)
  const { total } = parsePage(body, NO_ELEMENTS)
  if (!deniesTotal(body))
    return { page: { elements: [], total, count: 0, hasNext: total > 0 }, body }
  collection.onContradiction('elements behind its total')
  let end = total
  for (let responses = 1; responses < MAX_RESPONSES; responses += 1) {
    const { page } = await readPlaces(collection, { start: end, count: MAX_COUNT }, total)
    if (!page.hasNext) {
      const found = Math.max(end, page.total)
      return { page: { elements: [], total: found, count: 0, hasNext: found > 0 }, body }
    }
    end += page.count
  }
  throw new LinkedInResponseError(collection.path, 'does not say where the collection ends')
}

/** The first response to a request for a window. */
interface FirstResponse {
  readonly body: unknown
  readonly window: PageWindow
  /** A total that the collection states elsewhere; 0 where none is needed. */
  readonly knownTotal: number
}

/**
 * Requests a window. A page without elements that begins behind its total's end does not say whether
 * anything is there: then the collection's total is requested.
 */
async function requestWindow<T>(
  collection: Collection<T>,
  window: PageWindow,
  knownTotal: number | null,
): Promise<FirstResponse> {
  const { send } = collection
  let body: unknown
  try {
    body = await send(window)
  } catch (error) {
    if (!isBadRequest(error) || window.start === 0) throw error
    return requestSmaller(collection, window, error)
  }
  const { given, total, next } = parsePage(body, window)
  const isBehindTotal = given.length === 0 && next === null && total < window.start
  if (knownTotal !== null || !isBehindTotal) return { body, window, knownTotal: knownTotal ?? 0 }
  return { body, window, knownTotal: (await readTotal(collection)).page.total }
}

/**
 * LinkedIn may refuse windows that reach past the end (status 400), also one that others were coalesced
 * into: then the total is requested, which fails too if anything else was refused, and what the window has
 * in front of it.
 */
async function requestSmaller<T>(
  { send }: Collection<T>,
  window: PageWindow,
  refusal: unknown,
): Promise<FirstResponse> {
  const body = await send(NO_ELEMENTS)
  const { total } = parsePage(body, NO_ELEMENTS)
  if (deniesTotal(body)) throw refusal
  if (window.start >= total) {
    if (await isLinkedTo(send, window.start)) throw refusal
    return { body: { elements: [], paging: { total } }, window, knownTotal: total }
  }
  const smaller = { ...window, count: Math.min(window.count, total - window.start) }
  return { body: await send(smaller), window: smaller, knownTotal: total }
}

/**
 * Whether the place before another, which may be behind the total, has a link to it: then more is there
 * than the total says.
 */
async function isLinkedTo(send: Collection<unknown>['send'], start: number): Promise<boolean> {
  const window = { start: start - 1, count: 1 }
  try {
    const { next, isNextUnreadable } = parsePage(await send(window), window)
    return isNextUnreadable || next !== null
  } catch (error) {
    if (isBadRequest(error)) return false
    throw error
  }
}
