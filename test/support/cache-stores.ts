import { createMemoryKeyv } from '../../src/cache/memory-store.ts'
import { type Cache, createKeyvCache } from '../../src/cache/store.ts'

/** A cache that holds every value until the test ends, and shows what it holds. */
export interface MapCache extends Cache {
  readonly entries: ReadonlyMap<string, unknown>
  /** The TTL of each value in the order in which they were set, in milliseconds. */
  readonly timesToLiveMs: readonly number[]
}

/** An empty cache. It holds copies, as a cache outside this process does. */
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

/** The caches that entries are stored in: one of copies, and that of the server. */
export const CACHES = [
  { description: 'a cache of copies', createCache: createMapCache },
  {
    description: 'memory',
    createCache: () =>
      createKeyvCache(createMemoryKeyv({ maxBytes: 1_000_000 }), (error) => {
        throw error
      }),
  },
]
