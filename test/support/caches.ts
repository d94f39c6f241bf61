import { createMemoryKeyv } from '../../src/cache/memory-store.ts'
import { createKeyvCache } from '../../src/cache/store.ts'
import { createMapCache } from './map-cache.ts'

/** The caches that records are to work over; those of the server, and one with copies. */
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
