import type { Cache } from '../cache/store.ts'

/** The texts of persisted queries by their hashes, in the form in which Apollo Server asks for them. */
export interface PersistedQueryStore {
  /** Undefined where there is none. */
  get(key: string): Promise<string | undefined>
  set(key: string, text: string): Promise<void>
  /** Does nothing: what its hash names is never wrong. */
  delete(key: string): Promise<void>
}

/** A text is never wrong, but may never be asked for again; whoever asks sends it once more. */
const TIME_TO_LIVE_MS = 24 * 60 * 60 * 1000

/** Keeps the texts in a cache, each for a day. Its failures are those of the cache: misses. */
export function createPersistedQueryStore(cache: Cache): PersistedQueryStore {
  return {
    async get(key) {
      const text = await cache.get(key)
      return typeof text === 'string' ? text : undefined
    },
    set: (key, text) => cache.set(key, text, TIME_TO_LIVE_MS),
    async delete() {},
  }
}
