import type { Keyv } from 'keyv'

/** A key-value cache with TTL. Never rejects: a store failure is reported and read as a miss. */
export interface Cache {
  /** The value last set, while its TTL lasts. Undefined when there is none. Must not be changed. */
  get(key: string): Promise<unknown>
  /** Stores a value for that many milliseconds. It is not undefined, and not changed afterwards. */
  set(key: string, value: unknown, timeToLiveMs: number): Promise<void>
}

/** A cache over Keyv. `onFailure` is called once with each failure of the store. */
export function createKeyvCache(keyv: Keyv, onFailure: (error: unknown) => void): Cache {
  // Keyv reports a failure by an event, by an exception, or by both. An `error` event without a
  // listener would end the process.
  const reported = new WeakSet<object>()
  const reportOnce = (error: unknown) => {
    if (typeof error === 'object' && error !== null) {
      if (reported.has(error)) return
      reported.add(error)
    }
    onFailure(error)
  }
  keyv.throwOnErrors = true
  keyv.on('error', reportOnce)

  return {
    async get(key) {
      try {
        return await keyv.get(key)
      } catch (error) {
        reportOnce(error)
        return undefined
      }
    },

    async set(key, value, timeToLiveMs) {
      // Keyv never expires a value that is set with a TTL of zero or none.
      if (!(timeToLiveMs > 0)) return
      try {
        await keyv.set(key, value, timeToLiveMs)
      } catch (error) {
        reportOnce(error)
      }
    },
  }
}
