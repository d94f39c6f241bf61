import { MAX_COUNT, type Page } from '../linkedin/page.ts'
import { InvalidArgumentError } from './errors.ts'

/** The part of a connection that is given. */
export interface ConnectionWindow {
  /** The index of the first element, from 0. */
  readonly start: number
  /** How many elements, from 0 to 100. */
  readonly size: number
}

/** Relay's paging arguments. */
export interface ConnectionArguments {
  readonly first?: number | null | undefined
  readonly after?: string | null | undefined
  readonly last?: number | null | undefined
  readonly before?: string | null | undefined
}

/** The part of a connection that is asked for; where it ends may depend on how long that is. */
export interface ConnectionRange {
  /** The index of the first element that may be given. */
  readonly from: number
  /** The index before which to end; infinite for the end of the connection. */
  readonly to: number
  /** How many elements at most. */
  readonly size: number
  /** Whether it is the last elements of the range that are wanted, and not the first. */
  readonly isFromEnd: boolean
}

const DEFAULT_SIZE = 20

/** The range of those who want no more than what is known of the whole connection. */
export const NOTHING: ConnectionRange = { from: 0, to: 0, size: 0, isFromEnd: false }

/**
 * Relay's arguments as a range.
 *
 * @throws {InvalidArgumentError} when a size is out of range, or a cursor is none of this connection
 */
export function toRange(connection: string, args: ConnectionArguments): ConnectionRange {
  const { first, after, last, before } = args
  const isFromEnd = last !== undefined && last !== null
  if (isFromEnd && first !== undefined && first !== null) {
    throw new InvalidArgumentError('last', 'Arguments "first" and "last" exclude each other.')
  }
  return {
    from: (readCursor(connection, 'after', after)?.last ?? -1) + 1,
    to: readCursor(connection, 'before', before)?.first ?? Number.POSITIVE_INFINITY,
    size: isFromEnd ? readSize('last', last) : readSize('first', first ?? DEFAULT_SIZE),
    isFromEnd,
  }
}

/** A page of a connection, and the window that it is of. */
export interface WindowedPage<T extends Page<unknown>> {
  readonly page: T
  readonly window: ConnectionWindow
}

/**
 * Asks for the page of a range. Takes one call, but two where the end of the connection must be found
 * first, or turns out to be nearer than the range.
 */
export async function readRange<T extends Page<unknown>>(
  range: ConnectionRange,
  ask: (window: ConnectionWindow) => Promise<T>,
): Promise<WindowedPage<T>> {
  const isEndUnknown = range.isFromEnd && range.to === Number.POSITIVE_INFINITY
  const length = isEndUnknown ? (await ask({ start: 0, size: 0 })).total : range.to
  const window = toWindow(range, length)
  const page = await ask(window)
  if (!range.isFromEnd || window.size === 0) return { page, window }
  const isWhole = page.count >= window.size && page.total >= window.start + window.size
  if (isWhole) return { page, window }
  // The end is nearer than it seemed, or LinkedIn gives fewer at a time than were asked for.
  const size = Math.min(range.size, page.count)
  const shorter = toWindow({ ...range, size }, Math.min(length, page.total))
  return { page: await ask(shorter), window: shorter }
}

function toWindow({ from, to, size, isFromEnd }: ConnectionRange, length: number) {
  const end = Math.min(to, isFromEnd ? length : Number.POSITIVE_INFINITY)
  const start = isFromEnd ? Math.max(from, end - size, 0) : from
  return { start, size: Math.max(0, Math.min(size, end - start)) }
}

function readSize(argumentName: string, size: number): number {
  if (size < 0 || size > MAX_COUNT) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must be from 0 to ${MAX_COUNT}; got ${size}.`,
    )
  }
  return size
}

function readCursor(
  connection: string,
  argumentName: string,
  cursor: string | null | undefined,
): Place | null {
  if (cursor === undefined || cursor === null) return null
  const place = parseCursor(connection, cursor)
  if (!place) {
    throw new InvalidArgumentError(
      argumentName,
      `Argument "${argumentName}" must be a cursor that this connection gave.`,
    )
  }
  return place
}

/**
 * Cursors are places in a connection: opaque to clients, indices from 0 to us. They name their
 * connection, so that one of another connection is a mistake and not a place.
 */

/** Where an element is: one place, or somewhere among several where LinkedIn leaves holes. */
export interface Place {
  /** The index that a page before the element ends in front of. */
  readonly first: number
  /** The index that a page after the element begins behind. */
  readonly last: number
}

const FORM = /^([A-Za-z]+):(0|[1-9]\d{0,8})(?:-(0|[1-9]\d{0,8}))?$/

/** The cursor of an element there. */
export function formatCursor(connection: string, { first, last }: Place): string {
  const place = first === last ? first : `${first}-${last}`
  return Buffer.from(`${connection}:${place}`).toString('base64url')
}

/** The place that a cursor stands for. Null when it is not a cursor of that connection. */
export function parseCursor(connection: string, cursor: string): Place | null {
  const decoded = Buffer.from(cursor, 'base64url').toString()
  const [, name, first = '', last = first] = FORM.exec(decoded) ?? []
  if (name !== connection) return null
  const place = { first: Number(first), last: Number(last) }
  // Decoding is lenient about characters that are none of the alphabet's; only our own form is ours.
  return place.first <= place.last && formatCursor(connection, place) === cursor ? place : null
}

// HEAD: /**
//  * The only place that knows both Relay's connections and LinkedIn's paging.
//  * (Relay Cursor Connections Specification.)
//  */

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
}

/**
 * The page that LinkedIn gave for a window. A page that is shorter than its window has holes, and
 * nobody knows where: its first and last cursors mark the ends of the window, so that going on from
 * there, either way, neither repeats an element nor skips one. Where LinkedIn says that it looked at
 * fewer places than it was asked for, the window is as short.
 */
export function toConnection<Node>(
  name: string,
  { elements, total, count }: Page<Node>,
  window: ConnectionWindow,
): Connection<Node> {
  const { start } = window
  const size = Math.min(window.size, count)
  const nodes = elements.slice(0, size)
  const end = Math.max(start + nodes.length, Math.min(start + size, total))
  const isEmpty = nodes.length === 0
  // Behind an empty page there is nothing, whatever the total says: LinkedIn stops short of it.
  const isStuck = isEmpty && size > 0
  // Before one there may be more, and a cursor is needed to get there.
  const isHole = isStuck && start > 0 && start < total

  const edges = nodes.map((node, index) => {
    const last = index === nodes.length - 1 ? end - 1 : start + index
    return { cursor: formatCursor(name, { first: start + index, last }), node }
  })
  const startOfHole = isHole ? formatCursor(name, { first: start, last: start }) : null

  return {
    edges,
    nodes,
    pageInfo: {
      startCursor: edges[0]?.cursor ?? startOfHole,
      endCursor: edges.at(-1)?.cursor ?? null,
      hasNextPage: !isStuck && end < total,
      hasPreviousPage: start > 0 && total > 0,
    },
  }
}
