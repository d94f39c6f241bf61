import { Keyv } from 'keyv'
import { LRUCache } from 'lru-cache'
import { type Cache, createKeyvCache } from './store.ts'

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

/** What is worth remembering the size of, in bytes. */
const LARGE = 4_096

/** What V8 spends on 64 bits: a place for a value, and what stands in front of the values. */
const SLOT = 8
const STRING_HEADER = 16
const OBJECT_HEADER = 24
const ARRAY_HEADER = 48
const DOUBLE = 16

/**
 * About how much memory a value of JSON takes in this process, in bytes, the place that holds it
 * included. Counts what V8 spends on objects that were parsed: the names of members are shared by all
 * objects of a kind, and only numbers of 32 bits stand in their place.
 *
 * @param measured Remembers what is large, which never changes: a record that grows by an answer is
 *   measured again, but not the answers that it had.
 */
export function estimateBytes(value: unknown, measured?: WeakMap<object, number>): number {
  if (typeof value === 'string') return SLOT + STRING_HEADER + textBytes(value)
  if (typeof value === 'number')
    return SLOT + (Number.isInteger(value) && (value | 0) === value ? 0 : DOUBLE)
  if (typeof value !== 'object' || value === null) return SLOT
  if (ArrayBuffer.isView(value)) return SLOT + 96 + value.byteLength
  const known = measured?.get(value)
  if (known !== undefined) return known
  let bytes = SLOT
  if (Array.isArray(value)) {
    bytes += ARRAY_HEADER
    for (const item of value) bytes += estimateBytes(item, measured)
  } else {
    bytes += OBJECT_HEADER
    for (const name in value)
      bytes += estimateBytes((value as Record<string, unknown>)[name], measured)
  }
  if (bytes >= LARGE) measured?.set(value, bytes)
  return bytes
}

/** One byte a character where all of them are Latin-1, else two; in whole slots. */
function textBytes(text: string): number {
  const bytes = /^[\0-\xff]*$/.test(text) ? text.length : text.length * 2
  return Math.ceil(bytes / SLOT) * SLOT
}

/** A cache whose memory can be given back. */
export interface MemoryCache extends Cache {
  /** Forgets everything, ends every timer, and keeps nothing from now on. */
  close(): Promise<void>
}

/**
 * A cache in this process's memory of at most `maxBytes` bytes. `onFailure` is called with each failure
 * of the store.
 */
export function createMemoryCache(
  maxBytes: number,
  onFailure: (error: unknown) => void,
): MemoryCache {
  const keyv = createMemoryKeyv({ maxBytes })
  return { ...createKeyvCache(keyv, onFailure), close: () => keyv.disconnect() }
}
