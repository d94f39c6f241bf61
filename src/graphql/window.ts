import { MAX_COUNT, type Page } from '../linkedin/page.ts'
import { type Place, parseCursor } from './cursor.ts'
import type { InputMaybe } from './generated/resolver-types.ts'
import { InvalidArgumentError } from './invalid-argument-error.ts'

/** The part of a connection that is given. */
export interface ConnectionWindow {
  /** The index of the first element, from 0. */
  readonly start: number
  /** How many elements, from 0 to 100. */
  readonly size: number
}

/** Relay's paging arguments. */
export interface ConnectionArguments {
  readonly first?: InputMaybe<number> | undefined
  readonly after?: InputMaybe<string> | undefined
  readonly last?: InputMaybe<number> | undefined
  readonly before?: InputMaybe<string> | undefined
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
  cursor: InputMaybe<string> | undefined,
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
