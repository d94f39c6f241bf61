import { MAX_COUNT } from '../linkedin/page.ts'
import { parseCursor } from './cursor.ts'
import type { InputMaybe } from './generated/resolver-types.ts'
import { InvalidArgumentError } from './invalid-argument-error.ts'

/** The part of a connection that is asked for. */
export interface ConnectionWindow {
  /** The index of the first element, from 0. */
  readonly start: number
  /** How many elements, from 0 to 100. */
  readonly size: number
}

const DEFAULT_SIZE = 20

/**
 * Relay's arguments as a window.
 *
 * @throws {InvalidArgumentError} when `first` is out of range, or `after` is no cursor of this
 *   connection
 */
export function toWindow(
  connection: string,
  { first, after }: { first?: InputMaybe<number>; after?: InputMaybe<string> },
): ConnectionWindow {
  const size = first ?? DEFAULT_SIZE
  if (size < 0 || size > MAX_COUNT) {
    throw new InvalidArgumentError(
      'first',
      `Argument "first" must be from 0 to ${MAX_COUNT}; got ${size}.`,
    )
  }
  if (after === undefined || after === null) return { start: 0, size }
  const index = parseCursor(connection, after)
  if (index === null) {
    throw new InvalidArgumentError(
      'after',
      'Argument "after" must be a cursor that this connection gave.',
    )
  }
  return { start: index + 1, size }
}
