import type { Cache } from './cache/cache.ts'
import { createKeyvCache } from './cache/keyv-cache.ts'
import { createMemoryKeyv } from './cache/memory-keyv.ts'
import type { Logger } from './logger.ts'

/** A cache whose memory can be given back. */
export interface MemoryCache extends Cache {
  /** Forgets everything, ends every timer, and keeps nothing from now on. */
  close(): Promise<void>
}

/** A cache in this process's memory, of at most that many bytes, that logs its failures. */
export function createMemoryCache(maxBytes: number, logger: Logger): MemoryCache {
  const keyv = createMemoryKeyv({ maxBytes })
  const cache = createKeyvCache(keyv, (error) => logger.warn({ error }, 'A cache failed'))
  return { ...cache, close: () => keyv.disconnect() }
}
