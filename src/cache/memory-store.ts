import { Keyv } from 'keyv'
import { LRUCache } from 'lru-cache'
import { type Cache, createKeyvCache } from './store.ts'

/** A cache in this process's memory. */
export interface MemoryCache extends Cache {
  /** What `get` resolves to, without a promise. */
  peek(key: string): unknown
  /** Drops a value. */
  delete(key: string): void
  /** Drops all values, ends the sweep, and stores nothing from then on. */
  close(): Promise<void>
}

/** The memory that a store may take, and what its values take of it. */
export interface MemoryOptions {
  /** The most that all values may take together, in bytes. */
  readonly maxBytes: number
  /** How many bytes a value takes, without its key. Absent: as many as its JSON, at two a character. */
  readonly sizeOf?: (value: unknown) => number
  /** Called with each value that is dropped, for whatever reason. */
  readonly onDrop?: (value: unknown) => void
}

/**
 * A cache in this process's memory, of at most `maxBytes` bytes. `onFailure` is called with each failure
 * of the store.
 */
export function createMemoryCache(
  options: MemoryOptions,
  onFailure: (error: unknown) => void,
): MemoryCache {
  const store = createMemoryStore(options)
  const keyv = toKeyv(store)
  return {
    ...createKeyvCache(keyv, onFailure),
    peek: (key) => store.get(key)?.value,
    delete: (key) => store.delete(key),
    close: () => keyv.disconnect(),
  }
}

/** What Keyv stores: a value, and when it expires. */
interface StoredValue {
  readonly value?: unknown
}

/** The store's own overhead for an entry: its places in a map, in the order of use, and its times. */
const ENTRY_BYTES = 150

/** How often expired values are looked for, in milliseconds. */
const SWEEP_MS = 60_000

/**
 * A Keyv store in this process's memory. Beyond `maxBytes` the least recently used values are dropped;
 * expired ones within a minute. Values are stored by reference, not serialized, and must not be changed.
 * After `disconnect` the store is empty and stays so.
 */
function createMemoryStore({ maxBytes, sizeOf = jsonBytes, onDrop }: MemoryOptions) {
  const entries = new LRUCache<string, StoredValue>({
    maxSize: maxBytes,
    sizeCalculation: ({ value }, key) => ENTRY_BYTES + key.length + sizeOf(value),
    ...(onDrop && { dispose: ({ value }) => onDrop(value) }),
    // Read at each call, so that fake timers move this clock too. With a resolution it would set timers.
    perf: { now: () => performance.now() },
    ttlResolution: 0,
  })
  let isConnected = true
  let sweep: NodeJS.Timeout | undefined

  function startSweep(): void {
    sweep ??= setInterval(() => {
      entries.purgeStale()
      if (entries.size === 0) stopSweep()
    }, SWEEP_MS).unref()
  }

  function stopSweep(): void {
    clearInterval(sweep)
    sweep = undefined
  }

  function clear(): void {
    stopSweep()
    entries.clear()
  }

  return {
    get: (key: string) => entries.get(key),
    set(key: string, entry: StoredValue, timeToLiveMs = 0) {
      if (!isConnected) return
      entries.set(key, entry, { ttl: timeToLiveMs })
      startSweep()
    },
    delete: (key: string) => entries.delete(key),
    has: (key: string) => entries.has(key),
    clear,
    async disconnect() {
      isConnected = false
      clear()
    },
  }
}

/** A Keyv over such a store, which is given the values themselves. */
export function createMemoryKeyv(options: MemoryOptions): Keyv {
  return toKeyv(createMemoryStore(options))
}

function toKeyv(store: ReturnType<typeof createMemoryStore>): Keyv {
  // Serializing an entry and back costs a hundred times what looking it up does.
  const keyv = new Keyv({ store, useKeyPrefix: false })
  keyv.serialize = undefined
  keyv.deserialize = undefined
  return keyv
}

function jsonBytes(value: unknown): number {
  return 2 * (JSON.stringify(value)?.length ?? 0)
}
