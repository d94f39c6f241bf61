import { toCanonicalJson } from './canonical-json.ts'

/**
 * The elements of a response that were not read before, from a part of a collection that begins behind
 * as many places as there are elements read. An element with an identity comes again wherever it was
 * read. Of others only the order tells: those come again with which the response repeats a stretch that
 * was read, element by element, up to the end of either. A stretch proves nothing without an element that
 * each side has only once, as reports on unnamed learners without activity: it is given.
 *
 * @param given the elements of the response
 * @param read what was read before, in order
 * @param identityOf equal for what is the same element; null where nothing tells for sure
 */
export function toFreshElements(
  given: readonly unknown[],
  read: readonly unknown[],
  identityOf: (element: unknown) => string | null,
): readonly unknown[] {
  if (read.length === 0) return given
  const identities = given.map(identityOf)
  // What cannot be compared as JSON is the same only as itself.
  const keyOf = (element: unknown) => identityOf(element) ?? toCanonicalJson(element) ?? element
  const readKeys = read.map(keyOf)
  const givenKeys = given.map((element, index) => identities[index] ?? keyOf(element))
  const seen = new Set(readKeys)
  const repeated = identities.includes(null) ? countRepeated(givenKeys, readKeys) : 0
  return given.filter((_, index) => {
    const identity = identities[index] ?? null
    return index >= repeated && (identity === null || !seen.has(identity))
  })
}

/** With how many elements a response repeats the end, or an inner part, of what was read. */
function countRepeated(given: readonly unknown[], read: readonly unknown[]): number {
  const inGiven = countKeys(given)
  const inRead = countKeys(read)
  for (const [index, key] of given.entries()) {
    if (inGiven.get(key) !== 1 || inRead.get(key) !== 1) continue
    const start = read.indexOf(key) - index
    const stretch = start < 0 ? [] : read.slice(start, start + given.length)
    if (stretch.length > 0 && stretch.every((each, at) => each === given[at])) return stretch.length
  }
  return 0
}

function countKeys(keys: readonly unknown[]): ReadonlyMap<unknown, number> {
  const counts = new Map<unknown, number>()
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return counts
}
