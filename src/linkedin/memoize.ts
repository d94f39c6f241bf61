/**
 * The same function, which computes the value of each object once, and forgets it with the object. For
 * what depends on nothing else, and for objects that are not changed and come again.
 */
export function memoize<Key extends object, Value>(
  compute: (key: Key) => Value,
): (key: Key) => Value {
  const values = new WeakMap<Key, Value>()

  return (key) => {
    const known = values.get(key)
    if (known !== undefined) return known
    const value = compute(key)
    values.set(key, value)
    return value
  }
}
