import type { Keyv } from 'keyv'

/** A cache over Keyv. `onFailure` is told of what the store could not do. */
export function createKeyvCache(keyv: Keyv, onFailure: (error: unknown) => void): Cache {
  // Keyv tells of a failure by an event, by an exception, or by both; an event that nobody hears
  // would end the process.
  const told = new WeakSet<object>()
  const tellOnce = (error: unknown) => {
    if (typeof error === 'object' && error !== null) {
      if (told.has(error)) return
      told.add(error)
    }
    onFailure(error)
  }
  keyv.throwOnErrors = true
  keyv.on('error', tellOnce)

  return {
    async get(key) {
      try {
        return await keyv.get(key)
      } catch (error) {
        tellOnce(error)
        return undefined
      }
    },

    async set(key, value, timeToLiveMs) {
      // Keyv keeps for ever what is set with a time to live of zero or none.
      if (!(timeToLiveMs > 0)) return
      try {
        await keyv.set(key, value, timeToLiveMs)
      } catch (error) {
        tellOnce(error)
      }
    },
  }
}

/** Keeps values for a while. Its failures are misses: neither method ever fails. */
export interface Cache {
  /** The value last set, while it lives. Undefined when there is none. Not to be changed. */
  get(key: string): Promise<unknown>
  /** Keeps a value, neither undefined nor changed later, for that many milliseconds. */
  set(key: string, value: unknown, timeToLiveMs: number): Promise<void>
}
