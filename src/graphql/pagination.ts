/**
 * Relay's paging on top of LinkedIn's: arguments -> range -> page -> connection.
 * (Relay Cursor Connections Specification, https://relay.dev/graphql/connections.htm)
 */
import { LinkedInResponseError } from '../linkedin/errors.ts'
import { MAX_COUNT, NO_ELEMENTS, type Page, type PageWindow } from '../linkedin/page.ts'
import { endBefore, formatCursor, type Place, parseCursor, placeAt, startBehind } from './cursor.ts'
import { InvalidArgumentError } from './errors.ts'
import type { Selection } from './selection.ts'

/** Relay's paging arguments. */
export interface ConnectionArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** The places of a connection that its arguments allow, and how many of them are read. */
export interface ConnectionRange {
  /** The name of the connection, such as `learningAssets`. */
  readonly connectionName: string
  /** The index of the first place, from 0. */
  readonly from: number
  /** The index behind the last place; infinite for the end of the connection. */
  readonly to: number
  /** How many elements at most, from 0 to 100. */
  readonly size: number
  /** Whether they are the last ones of the range, not the first. */
  readonly isFromEnd: boolean
  /**
   * The edge that the elements follow, or precede if they are the last ones: set where it is among
   * others at unknown places, so that `from` or `to` lets in some on its other side.
   */
  readonly edge: Place | null
}

/** The range of a connection of which no page is selected. */
export const EMPTY_RANGE: ConnectionRange = {
  connectionName: '',
  from: 0,
  to: 0,
  size: 0,
  isFromEnd: false,
  edge: null,
}

/** The size of a page for which neither `first` nor `last` is given. */
const DEFAULT_SIZE = 20

/**
 * The range of paging arguments.
 *
 * @throws {InvalidArgumentError} when a size is out of bounds, or a cursor is of another connection
 */
export function toRange(connectionName: string, args: ConnectionArguments): ConnectionRange {
  const { first, after, last, before } = args
  const isFromEnd = last !== undefined && last !== null
  if (isFromEnd && first !== undefined && first !== null) {
    throw new InvalidArgumentError('last', 'Arguments "first" and "last" exclude each other.')
  }
  const start = readCursor(connectionName, 'after', after)
  const end = readCursor(connectionName, 'before', before)
  const from = start ? startBehind(start) : 0
  const to = end ? endBefore(end) : Number.POSITIVE_INFINITY
  const edge = isFromEnd ? end : start
  const isAmongOthers = isFromEnd
    ? end !== null && end.preceding > 0 && end.first >= from
    : start !== null && start.following > 0 && start.last < to
  return {
    connectionName,
    from,
    to,
    size: isFromEnd ? checkSize('last', last) : checkSize('first', first ?? DEFAULT_SIZE),
    isFromEnd,
    edge: isAmongOthers ? edge : null,
  }
}

function checkSize(argumentName: string, size: number): number {
  if (size < 0 || size > MAX_COUNT) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must be from 0 to ${MAX_COUNT}; got ${size}.`,
    )
  }
  return size
}

function readCursor(
  connectionName: string,
  argumentName: string,
  cursor: string | null | undefined,
): Place | null {
  if (cursor === undefined || cursor === null) return null
  const place = parseCursor(connectionName, cursor)
  if (!place) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must be a cursor that this connection gave.`,
    )
  }
  return place
}

/** The fields that need a page of a connection; the others need its totals at most. */
const PAGE_FIELDS = ['nodes', 'edges', 'pageInfo']

/** Whether a page of a connection is selected. */
export function isPageSelected(selection: Selection): boolean {
  return PAGE_FIELDS.some((name) => selection.has(name))
}

/** Where the nodes of a connection are selected. */
export const NODE_PATHS = [['nodes'], ['edges', 'node']] as const

/** A page, and where it is in the connection. */
export interface PlacedPage<T extends Page<unknown>> {
  readonly page: T
  /** The index of its first place. */
  readonly start: number
  /** How many elements at its places precede those of the page; none where absent. */
  readonly preceding?: number
  /** How many elements at its places follow those of the page; none where absent. */
  readonly following?: number
}

type ReadWindow<T> = (window: PageWindow) => Promise<T>

/**
 * The most pages that are read for one: LinkedIn can leave out every place of a page. What follows is
 * then for the client's next page, from a cursor behind the places that were read.
 */
const MAX_READS = 10

/**
 * Reads the page of a range. Takes one call, and two where the end of the connection has to be found
 * first, or turns out to be nearer than the range. A page without elements is not the end where more
 * follows: up to ten are read for one.
 *
 * @throws {LinkedInResponseError} when LinkedIn's pages do not end behind their total
 */
export async function readRange<T extends Page<unknown>>(
  range: ConnectionRange,
  readWindow: ReadWindow<T>,
): Promise<PlacedPage<T>> {
  const part = range.edge && range.size > 0 ? await readBeside(range.edge, range, readWindow) : null
  if (part) return part
  return range.isFromEnd ? readLast(range, readWindow) : readFirst(range, readWindow)
}

/**
 * What is on one side of an edge at the places that it is among, which are read as a whole: only the
 * order of their elements tells where it is. Null where nothing is, or not all of them come at once.
 */
async function readBeside<T extends Page<unknown>>(
  { first, last, preceding, following }: Place,
  { size, isFromEnd }: ConnectionRange,
  readWindow: ReadWindow<T>,
): Promise<PlacedPage<T> | null> {
  const window = { start: first, count: last - first + 1 }
  const page = await readToEnd(window, readWindow)
  const { length } = page.elements
  const isWhole = page.count === window.count || length > preceding + following
  // Where there are more or fewer elements by now, as many are kept as were on that side.
  const behind = Math.max(0, Math.min(preceding + 1, length - following))
  const before = Math.min(length, Math.max(preceding, length - following - 1))
  const begin = isFromEnd ? Math.max(0, before - size) : behind
  const end = isFromEnd ? before : Math.min(length, behind + size)
  if (!isWhole || begin >= end) return null
  const elements = page.elements.slice(begin, end)
  return { page: { ...page, elements }, start: first, preceding: begin, following: length - end }
}

async function readFirst<T extends Page<unknown>>(
  range: ConnectionRange,
  readWindow: ReadWindow<T>,
): Promise<PlacedPage<T>> {
  const { start: from, window } = toWindow(range, range.to)
  let start = from
  let page = await readWindow(window)
  for (let reads = 1; isEmptyWithNext(page) && start + page.count < range.to; reads += 1) {
    const next = start + page.count
    if (reads === MAX_READS) {
      if (next < page.total) break
      throw new LinkedInResponseError(range.connectionName, 'has no end')
    }
    // Nothing is requested from behind the total unless LinkedIn's link leads there.
    const end = next < page.total ? Math.min(range.to, page.total) : range.to
    start = next
    const { pageSize } = page
    page = await readWindow({ start, count: Math.min(range.size, end - start), pageSize })
  }
  return { page, start }
}

function isEmptyWithNext({ elements, count, hasNext }: Page<unknown>): boolean {
  return elements.length === 0 && count > 0 && hasNext
}

async function readLast<T extends Page<unknown>>(
  range: ConnectionRange,
  readWindow: ReadWindow<T>,
): Promise<PlacedPage<T>> {
  const whole = range.to === Number.POSITIVE_INFINITY ? await readWindow(NO_ELEMENTS) : null
  let end = whole?.total ?? range.to
  let { size } = range
  let pageSize: number | undefined
  for (let reads = 1; ; reads += 1) {
    const { start, window } = toWindow({ ...range, size }, end)
    if (window.count === 0) return { page: whole ?? (await readWindow(NO_ELEMENTS)), start }
    const page = await readToEnd({ ...window, pageSize }, readWindow)
    pageSize = page.pageSize
    const given = page.elements.length
    const isShort = page.count < window.count
    const isEndNearer =
      !page.hasNext && page.total < end && given < window.count && start > range.from
    const isGap = given === 0 && start > range.from
    if (isShort && reads >= MAX_READS) {
      throw new LinkedInResponseError(range.connectionName, 'has fewer elements each time')
    }
    if (isEndNearer && !isGap && reads < MAX_READS) {
      end = page.total
    } else if (isShort) {
      // LinkedIn returns fewer at a time than were requested: those before the end are wanted.
      size = page.count
    } else if (isGap) {
      // No place of the page has an element: those before them are wanted, and before the total unless
      // more follows the page itself.
      end = page.hasNext ? start : Math.min(start, page.total)
      if (end <= range.from) return { page, start }
      // Where it ends is not certain yet: its cursors are to lead on, both ways.
      if (reads >= MAX_READS) return { page: { ...page, hasNext: true }, start }
    } else {
      return { page, start }
    }
  }
}

/** A page, and what is missing of its window while that is not more than LinkedIn returns at a time. */
async function readToEnd<T extends Page<unknown>>(
  window: PageWindow,
  readWindow: ReadWindow<T>,
): Promise<T> {
  let page = await readWindow(window)
  for (let reads = 1; reads < MAX_READS; reads += 1) {
    const missing = window.count - page.count
    if (missing <= 0 || missing > page.count) return page
    const rest = await readWindow({ start: window.start + page.count, count: missing })
    const elements = [...page.elements, ...rest.elements]
    page = {
      ...page,
      elements,
      // The elements that were read are in the collection, wherever it ends now.
      total:
        elements.length > 0 ? Math.max(rest.total, window.start + elements.length) : rest.total,
      count: page.count + rest.count,
      hasNext: rest.hasNext,
    }
  }
  return page
}

/**
 * The window of a range in a connection of that length, which matters to `last` alone. A window
 * without elements starts at 0, wherever the range does: what LinkedIn answers is the same.
 */
function toWindow({ from, to, size, isFromEnd }: ConnectionRange, length: number) {
  const end = isFromEnd ? Math.min(to, length) : to
  const start = isFromEnd ? Math.max(from, end - size, 0) : from
  const count = Math.max(0, Math.min(size, end - start))
  return { start, window: count === 0 ? NO_ELEMENTS : { start, count } }
}

/** A page in Relay's form. */
export interface Connection<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[]
  readonly nodes: readonly Node[]
  readonly pageInfo: {
    readonly startCursor: string | null
    readonly endCursor: string | null
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
  }
  readonly totalCount: number
}

/**
 * A page as a connection. Where a page has fewer elements than places, it has gaps at unknown places:
 * its cursors then name its places and how many of its elements are on each side of the edge, so that
 * paging on from any of them, either way, neither repeats an element nor skips one. A page without
 * elements marks the places that it covers.
 */
export function toConnection<Element, Node>(
  connectionName: string,
  { page, start, preceding = 0, following = 0 }: PlacedPage<Page<Element>>,
  toNode: (element: Element) => Node,
): Connection<Node> {
  const { elements, total, count, hasNext } = page
  const given = preceding + elements.length + following
  const end = Math.max(start + given, hasNext ? start + count : Math.min(start + count, total))
  const nodes = elements.map(toNode)
  const cursorAt = (pageIndex: number) => {
    const index = preceding + pageIndex
    const place =
      given < end - start
        ? { first: start, last: end - 1, preceding: index, following: given - 1 - index }
        : placeAt(start + index)
    return formatCursor(connectionName, place)
  }
  // Elements may precede or follow a page without any, and take a cursor to get to.
  const isGap = elements.length === 0 && count > 0 && (hasNext || (start > 0 && start < total))
  const gapCursor = isGap
    ? formatCursor(connectionName, { ...placeAt(start), last: hasNext ? end - 1 : start })
    : null
  const gapEndCursor = hasNext ? gapCursor : null

  // Cursors are made where they are selected: of most pages they are not.
  return {
    get edges() {
      return nodes.map((node, index) => ({ cursor: cursorAt(index), node }))
    },
    nodes,
    get pageInfo() {
      return {
        startCursor: nodes.length > 0 ? cursorAt(0) : gapCursor,
        endCursor: nodes.length > 0 ? cursorAt(nodes.length - 1) : gapEndCursor,
        // A page of size 0 has a next one where there is anything behind its place.
        hasNextPage: following > 0 || (count === 0 ? end < total : hasNext),
        hasPreviousPage:
          preceding > 0 || (start > 0 && (elements.length > 0 || total > 0 || hasNext)),
      }
    },
    totalCount: total,
  }
}
