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
