/**
 * Cursors are places in a connection: opaque to clients, an index from 0 to us. They name their
 * connection, so that one of another connection is a mistake and not a place.
 */

const FORM = /^([A-Za-z]+):(0|[1-9]\d{0,8})$/

/** The cursor of the element at that index. */
export function formatCursor(connection: string, index: number): string {
  return Buffer.from(`${connection}:${index}`).toString('base64url')
}

/** The index that a cursor stands for. Null when it is not a cursor of that connection. */
export function parseCursor(connection: string, cursor: string): number | null {
  const [, name, digits] = FORM.exec(Buffer.from(cursor, 'base64url').toString()) ?? []
  if (name !== connection || digits === undefined) return null
  const index = Number(digits)
  // Decoding is lenient about characters that are none of the alphabet's; only our own form is ours.
  return formatCursor(connection, index) === cursor ? index : null
}
