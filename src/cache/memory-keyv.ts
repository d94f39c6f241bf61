import { Keyv } from 'keyv'
import { LRUCache } from 'lru-cache'
import { estimateBytes } from './estimate-bytes.ts'

/** How much memory a store may take. */
export interface MemoryKeyvOptions {
  /** The most that all entries together may take, in bytes. */
  readonly maxBytes: number
}

/** What the store itself spends on an entry: its places in a map and in the order of use. */
const ENTRY_BYTES = 120

/** Timers that are longer run out at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 2

/** Node keeps a list for each length of timers that there is: there must not be many. */
const TIMER_STEP_MS = 60_000

/**
 * A Keyv in this process's memory that never takes more than `maxBytes`: the least recently used
 * entries leave first, and each when its time is over. Values are kept as they are, not as text, so
 * they must not be changed. Disconnected, it has forgotten all of them, and keeps no others.
 */
export function createMemoryKeyv({ maxBytes }: MemoryKeyvOptions): Keyv {
  const measured = new WeakMap<object, number>()
  const entries = new LRUCache<string, object>({
    maxSize: maxBytes,
    sizeCalculation: (entry, key) =>
      ENTRY_BYTES + estimateBytes(key) + estimateBytes(entry, measured),
    ttlAutopurge: true,
    // Looked up each time, so that whoever moves the clock moves this one too.
    perf: { now: () => performance.now() },
  })
  let isConnected = true
  const store = {
    get: (key: string) => entries.get(key),
    set(key: string, entry: object, timeToLiveMs?: number) {
      if (isConnected) entries.set(key, entry, { ttl: toTimerMs(timeToLiveMs ?? 0) })
    },
    delete: (key: string) => entries.delete(key),
    has: (key: string) => entries.has(key),
    clear: () => entries.clear(),
    async disconnect() {
      isConnected = false
      entries.clear()
    },
  }
  // Turning an entry into text and back costs a hundred times what looking it up does.
  const keyv = new Keyv({ store, useKeyPrefix: false })
  keyv.serialize = undefined
  keyv.deserialize = undefined
  return keyv
}

/** Keyv itself gives nothing that is over; this is when its room is given back at the latest. */
function toTimerMs(timeToLiveMs: number): number {
  return Math.min(Math.ceil(timeToLiveMs / TIMER_STEP_MS) * TIMER_STEP_MS, LONGEST_TIMER_MS)
}
