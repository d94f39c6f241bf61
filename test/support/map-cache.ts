import type { Cache } from '../../src/cache/store.ts'

/** A cache that keeps all it is given for ever, for a test to look into. */
export interface MapCache extends Cache {
  readonly entries: ReadonlyMap<string, unknown>
  /** How long each value was to be kept, in the order in which they were set, in milliseconds. */
  readonly timesToLiveMs: readonly number[]
}

/** An empty cache. It keeps copies, as a cache beyond this process does. */
export function createMapCache(): MapCache {
  const entries = new Map<string, unknown>()
  const timesToLiveMs: number[] = []
  return {
    entries,
    timesToLiveMs,
    get: async (key) => structuredClone(entries.get(key)),
    async set(key, value, timeToLiveMs) {
      timesToLiveMs.push(timeToLiveMs)
      entries.set(key, structuredClone(value))
    },
  }
}
