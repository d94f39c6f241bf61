import { MAX_COUNT } from '../linkedin/page.ts'

/** What a cursor stands for: places of a connection, and an edge that is at one of them. */
export interface Place {
  /** The index of the first of the places. */
  readonly first: number
  /** The index of the last of them. */
  readonly last: number
  /** How many of the elements that are at the places precede the edge's. */
  readonly preceding: number
  /** How many of them follow it. */
  readonly following: number
}

/** The index from which on everything is that can follow the edge of a place. */
export function startBehind({ first, last, preceding, following }: Place): number {
  return following === 0 ? last + 1 : first + preceding + 1
}

/** The index before which everything is that can precede the edge of a place. */
export function endBefore({ first, last, preceding, following }: Place): number {
  return preceding === 0 ? first : last - following
}

/** The place of an edge whose index is known. */
export function placeAt(index: number): Place {
  return { first: index, last: index, preceding: 0, following: 0 }
}

/** The largest index: totals are signed 32-bit integers. */
const MAX_INDEX = 2 ** 31 - 1

/** `5`, `5-9`, or `5-9:1:2` for an edge that one element at the places precedes and two follow. */
const CURSOR = /^([A-Za-z]+):(\d{1,10})(?:-(\d{1,10})(?::(\d{1,3}):(\d{1,3}))?)?$/

/** The cursor of a place: opaque to clients, and bound to its connection. */
export function formatCursor(connectionName: string, place: Place): string {
  const { first, last, preceding, following } = place
  const isAlone = preceding + following === 0
  const places = isAlone && first === last ? first : `${first}-${last}`
  const text = `${connectionName}:${places}${isAlone ? '' : `:${preceding}:${following}`}`
  return Buffer.from(text).toString('base64url')
}

/** The place of a cursor. Null for a cursor of another connection, and for other text. */
export function parseCursor(connectionName: string, cursor: string): Place | null {
  const text = Buffer.from(cursor, 'base64url').toString()
  const [, name, first = '', last = first, preceding = '0', following = '0'] =
    CURSOR.exec(text) ?? []
  if (name !== connectionName) return null
  const place = {
    first: Number(first),
    last: Number(last),
    preceding: Number(preceding),
    following: Number(following),
  }
  // Decoding skips characters outside of the alphabet: only the exact form is accepted.
  return isPossible(place) && formatCursor(connectionName, place) === cursor ? place : null
}

/** Whether a page can have such a place. The places of several elements are more than those, in one window. */
function isPossible({ first, last, preceding, following }: Place): boolean {
  if (first > last || last > MAX_INDEX) return false
  const others = preceding + following
  return others === 0 || (others < last - first && last - first < MAX_COUNT)
}
