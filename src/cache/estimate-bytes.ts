/** What is worth remembering the size of, in bytes. */
const LARGE = 4_096

/** What V8 spends on 64 bits: a place for a value, and what stands in front of the values. */
const SLOT = 8
const STRING_HEADER = 16
const OBJECT_HEADER = 24
const ARRAY_HEADER = 48
const DOUBLE = 16

/**
 * About how much memory a value of JSON takes in this process, in bytes, the place that holds it
 * included. Counts what V8 spends on objects that were parsed: the names of members are shared by all
 * objects of a kind, and only numbers of 32 bits stand in their place.
 *
 * @param measured Remembers what is large, which never changes: a record that grows by an answer is
 *   measured again, but not the answers that it had.
 */
export function estimateBytes(value: unknown, measured?: WeakMap<object, number>): number {
  if (typeof value === 'string') return SLOT + STRING_HEADER + textBytes(value)
  if (typeof value === 'number')
    return SLOT + (Number.isInteger(value) && (value | 0) === value ? 0 : DOUBLE)
  if (typeof value !== 'object' || value === null) return SLOT
  if (ArrayBuffer.isView(value)) return SLOT + 96 + value.byteLength
  const known = measured?.get(value)
  if (known !== undefined) return known
  let bytes = SLOT
  if (Array.isArray(value)) {
    bytes += ARRAY_HEADER
    for (const item of value) bytes += estimateBytes(item, measured)
  } else {
    bytes += OBJECT_HEADER
    for (const name in value)
      bytes += estimateBytes((value as Record<string, unknown>)[name], measured)
  }
  if (bytes >= LARGE) measured?.set(value, bytes)
  return bytes
}

/** One byte a character where all of them are Latin-1, else two; in whole slots. */
function textBytes(text: string): number {
  const bytes = /^[\0-\xff]*$/.test(text) ? text.length : text.length * 2
  return Math.ceil(bytes / SLOT) * SLOT
}
