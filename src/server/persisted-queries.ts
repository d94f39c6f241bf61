import type { Cache } from '../cache/store.ts'

/** Texts of operations by their hashes: the subset of a `KeyValueCache` that Apollo Server calls. */
export interface PersistedQueryStore {
  /** Undefined for an unknown hash. */
  get(key: string): Promise<string | undefined>
  set(key: string, text: string): Promise<void>
  /** No-op: a text and its hash never go out of date. */
  delete(key: string): Promise<void>
}

/** Bounds how long an unused text is kept. A client sends an unknown text again. */
const TIME_TO_LIVE_MS = 24 * 60 * 60 * 1000

/** The memory that the text of an operation takes, in bytes: one a character where all are Latin-1. */
export function persistedQueryBytes(text: unknown): number {
  const { length } = String(text)
  return /^[\0-\xff]*$/.test(String(text)) ? length : 2 * length
}

/** A store for automatic persisted queries in a cache. A failure of the cache reads as a miss. */
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
