import type { Keyv } from 'keyv'
import type { Cache } from './cache.ts'

/** A cache over Keyv. `onFailure` is told of what the store could not do. */
export function createKeyvCache(keyv: Keyv, onFailure: (error: unknown) => void): Cache {
  // Keyv reports most failures as events, and an unheard 'error' event would end the process.
  keyv.on('error', onFailure)

  return {
    async get(key) {
      try {
        return await keyv.get(key)
      } catch (error) {
        onFailure(error)
        return undefined
      }
    },

    async set(key, value, timeToLiveMs) {
      // Keyv keeps for ever what is set with a time to live of zero or none.
      if (!(timeToLiveMs > 0)) return
      try {
        await keyv.set(key, value, timeToLiveMs)
      } catch (error) {
        onFailure(error)
      }
    },
  }
}
