import { Keyv } from 'keyv'
import { LRUCache } from 'lru-cache'
import { type Cache, createKeyvCache } from './store.ts'

/** A cache whose memory can be released. */
export interface MemoryCache extends Cache {
  /** Drops all values, ends every timer, and stores nothing from then on. */
  close(): Promise<void>
}

/**
 * A cache in this process's memory, of at most `maxBytes` bytes. `onFailure` is called with each failure
 * of the store.
 */
export function createMemoryCache(
  maxBytes: number,
  onFailure: (error: unknown) => void,
): MemoryCache {
  const keyv = createMemoryKeyv({ maxBytes })
  return { ...createKeyvCache(keyv, onFailure), close: () => keyv.disconnect() }
}

/** The memory that a store may take. */
export interface MemoryKeyvOptions {
  /** The most that all entries may take together, in bytes. */
  readonly maxBytes: number
}

/** The store's own overhead for an entry: its places in a map and in the order of use. */
const ENTRY_BYTES = 120

/** Node fires a timer that is longer than this at once. */
const MAX_TIMER_MS = 2 ** 31 - 2

/** Timers are rounded up to this: Node keeps a list for each duration that is in use. */
const TIMER_STEP_MS = 60_000

/**
 * A Keyv in this process's memory. Beyond `maxBytes` the least recently used entries are dropped;
 * expired ones are dropped by timers. Values are stored by reference, not serialized, and must not be
 * changed. After `disconnect` the store is empty and stays so.
 */
export function createMemoryKeyv({ maxBytes }: MemoryKeyvOptions): Keyv {
  const measured = new WeakMap<object, number>()
  const entries = new LRUCache<string, object>({
    maxSize: maxBytes,
    sizeCalculation: (entry, key) =>
      ENTRY_BYTES + estimateBytes(key) + estimateBytes(entry, measured),
    ttlAutopurge: true,
    // Read at each call, so that fake timers move this clock too.
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
  // Serializing an entry and back costs a hundred times what looking it up does.
  const keyv = new Keyv({ store, useKeyPrefix: false })
  keyv.serialize = undefined
  keyv.deserialize = undefined
  return keyv
}

/** The latest time at which an entry's memory is released. Keyv itself returns no expired entry. */
function toTimerMs(timeToLiveMs: number): number {
  return Math.min(Math.ceil(timeToLiveMs / TIMER_STEP_MS) * TIMER_STEP_MS, MAX_TIMER_MS)
}

/** Objects from this size on, in bytes, are measured once. */
const LARGE = 4_096

/** What V8 allocates on 64 bits, in bytes: a field or element, and the headers before them. */
const SLOT = 8
const STRING_HEADER = 16
const OBJECT_HEADER = 24
const ARRAY_HEADER = 48
const DOUBLE = 16

/**
 * About how many bytes of memory a parsed JSON value takes, the slot that holds it included. Property
 * names count nothing: V8 shares them among objects of one shape. Only 32-bit integers fit in a slot.
 *
 * @param measured Sizes of large objects, which never change: an entry that grows by a response is
 *   measured again, but not the responses that it had.
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

/** One byte a character when all are Latin-1, else two; in whole slots. */
function textBytes(text: string): number {
  const bytes = /^[\0-\xff]*$/.test(text) ? text.length : text.length * 2
  return Math.ceil(bytes / SLOT) * SLOT
}
