import { arenaBytes, createByteArena, type Extent } from './byte-arena.ts'
import type { CacheEntry, EntryParts, NewEntry } from './entries.ts'
import { createEntryIndex } from './entry-index.ts'
import { createMemoryCache } from './memory-store.ts'
import type { CachePolicy } from './policy.ts'

/** The stored responses of each resource, in this process's memory. */
export interface EntryStore<Coverage> {
  /** The newest entry that is enough for what is wanted, also one that came as a part. Undefined: none. */
  find(key: string, wanted: Coverage): CacheEntry<Coverage> | undefined
  /** The coverage of all fresh entries, the newest first, but for those that came as parts. */
  freshCoverages(key: string): readonly Coverage[]
  /** Adds an entry, and drops those of the same resource that it covers or contradicts. */
  add(key: string, entry: NewEntry<Coverage>): Promise<void>
  /** Lets no refresh of an entry be tried before that time, in epoch milliseconds. */
  backOff(key: string, entry: CacheEntry<Coverage>, untilMs: number): void
  /** Drops all entries, and stores nothing from then on. */
  close(): Promise<void>
}

/** What an entry store works with. */
export interface EntryStoreOptions<Coverage> {
  /** The most memory that all entries may take together, in bytes. */
  readonly maxBytes: number
  readonly policy: Pick<
    CachePolicy<never, Coverage>,
    'covers' | 'contradicts' | 'partAt' | 'partsMayCover' | 'partsReplace'
  >
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Called with each failure of the store: treated as a miss. */
  readonly onFailure: (error: unknown) => void
}

/** An entry in memory. */
interface Kept<Coverage> extends Omit<NewEntry<Coverage>, 'response' | 'bytes'> {
  readonly id: string
  readonly key: string
  /** The body's JSON in the arena. Null when the resource does not exist, and once it is dropped. */
  body: Extent | null
  readonly sizeBytes: number
  /** The body, once it was read again. */
  parsed?: WeakRef<object>
  /** Before when no refresh is tried, by the place of a part; by -1 for the whole. */
  backOffs?: Map<number, number>
}

/** The place of what is no part. */
const WHOLE = -1

/** The most entries of one resource, beyond which the oldest is dropped: all pages of a large catalogue. */
const MAX_ENTRIES_PER_KEY = 1_500
/** The most entries in which one resource is found as a part. */
const MAX_WHOLES_PER_PART = 60

/** What an entry takes beside its body: itself, its coverage, and its place under its key. */
const ENTRY_BYTES = 1_000
/** What a part takes beside its key: its places in the index. */
const PART_BYTES = 150

/**
 * A store that keeps each response as the bytes that came, of which the parsed objects take several
 * times as much, and finds its parts in it: a page is one entry, also for each of its elements.
 */
export function createEntryStore<Coverage>({
  maxBytes,
  policy,
  now,
  onFailure,
}: EntryStoreOptions<Coverage>): EntryStore<Coverage> {
  const arena = createByteArena()
  const decoder = new TextDecoder()
  /** The entries that hold a resource, as a whole or as a part. */
  const index = createEntryIndex<Kept<Coverage>>()
  const cache = createMemoryCache(
    {
      maxBytes,
      sizeOf: (kept) => (kept as Kept<Coverage>).sizeBytes,
      onDrop: (kept) => forget(kept as Kept<Coverage>),
    },
    onFailure,
  )
  let addedCount = 0

  function forget(kept: Kept<Coverage>): void {
    release(kept)
    index.unlink(kept.key, kept)
    for (const key of kept.parts?.keys ?? []) if (key !== null) index.unlink(key, kept)
  }

  function release(kept: Kept<Coverage>): void {
    if (kept.body) arena.free(kept.body)
    kept.body = null
  }

  /**
   * The body. Only what is read again is remembered in its parsed form, which the garbage collector would
   * else copy for nothing, and only as long as it leaves it: it is not counted.
   */
  function readBody(kept: Kept<Coverage>): unknown {
    if (!kept.body) return null
    const known = kept.parsed?.deref()
    if (known) return known
    const body = JSON.parse(decoder.decode(arena.read(kept.body)))
    kept.parsed = new WeakRef(body)
    return body
  }

  /** The place of a resource in an entry. */
  function placeOf(key: string, kept: Kept<Coverage>): number {
    return kept.key === key || !kept.parts ? WHOLE : kept.parts.keys.indexOf(key)
  }

  /** The entry for the resource at that place. Null when it is not enough for what is wanted. */
  function view(
    kept: Kept<Coverage>,
    place: number,
    wanted: Coverage,
  ): CacheEntry<Coverage> | null {
    const refreshNotBeforeMs = kept.backOffs?.get(place)
    const backOff = refreshNotBeforeMs === undefined ? {} : { refreshNotBeforeMs }
    const { coverage, parts, times } = kept
    if (place === WHOLE || !parts) {
      if (!policy.covers(coverage, wanted)) return null
      return { ...times, ...backOff, coverage, response: readBody(kept) }
    }
    if (!policy.partsMayCover(coverage, wanted)) return null
    const part = policy.partAt(readBody(kept), coverage, place)
    if (!part || !policy.covers(part.coverage, wanted)) return null
    return { ...parts.times, ...backOff, ...part }
  }

  /** Drops what a new entry of a resource, that holds the whole of it, covers or contradicts. */
  function supersede(key: string, coverage: Coverage): void {
    for (const other of [...index.at(key)]) {
      const place = placeOf(key, other)
      if (place === WHOLE) {
        const isSuperseded =
          policy.covers(coverage, other.coverage) || policy.contradicts(coverage, other.coverage)
        if (isSuperseded) cache.delete(other.id)
      } else if (policy.partsMayCover(coverage, other.coverage)) {
        const part = policy.partAt(readBody(other), other.coverage, place)
        if (!part || policy.covers(coverage, part.coverage)) index.unlink(key, other)
      }
    }
  }

  /** Makes an entry found in place of older ones for the resources that its parts are. */
  function linkParts(kept: Kept<Coverage>, keys: EntryParts['keys'], response: unknown): void {
    // Of the elements of a page many have come on the same pages before.
    const replaced = new Map<Kept<Coverage>, boolean>()
    const isReplaced = (other: Kept<Coverage>): boolean => {
      const known = replaced.get(other) ?? policy.partsReplace(kept.coverage, other.coverage)
      replaced.set(other, known)
      return known
    }
    for (const [place, key] of keys.entries()) {
      if (key === null) continue
      for (const other of [...index.at(key)]) {
        if (placeOf(key, other) !== WHOLE) {
          if (isReplaced(other)) index.unlink(key, other)
          continue
        }
        const part = policy.partAt(response, kept.coverage, place)
        if (part && policy.covers(part.coverage, other.coverage)) cache.delete(other.id)
      }
      const oldest = index.link(key, kept, MAX_WHOLES_PER_PART)
      if (oldest) index.unlink(key, oldest)
    }
  }

  return {
    find(key, wanted) {
      const all = index.at(key)
      for (let newest = all.length - 1; newest >= 0; newest -= 1) {
        const kept = all[newest]
        if (!kept) continue
        const place = placeOf(key, kept)
        const { expiresAtMs } = place === WHOLE || !kept.parts ? kept.times : kept.parts.times
        const entry = now() < expiresAtMs ? view(kept, place, wanted) : null
        // Reading is using.
        if (entry && cache.peek(kept.id) === kept) return entry
      }
      return undefined
    },

    freshCoverages(key) {
      const nowMs = now()
      return index
        .at(key)
        .filter((kept) => placeOf(key, kept) === WHOLE && nowMs < kept.times.freshUntilMs)
        .map(({ coverage }) => coverage)
        .reverse()
    },

    async add(key, { response, bytes, ...entry }) {
      addedCount += 1
      const json = response === null ? null : (bytes ?? Buffer.from(JSON.stringify(response)))
      const kept: Kept<Coverage> = {
        ...entry,
        id: String(addedCount),
        key,
        sizeBytes: sizeOf(key, json, entry.parts),
        body: json && arena.write(json),
      }
      const { times, parts } = entry
      const expiresAtMs = Math.max(times.expiresAtMs, parts?.times.expiresAtMs ?? 0)
      await cache.set(kept.id, kept, expiresAtMs - now())
      // The cache is closed, or the entry is larger than it, has expired or was pushed out meanwhile.
      if (cache.peek(kept.id) !== kept) return release(kept)
      supersede(key, kept.coverage)
      const oldest = index.link(key, kept, MAX_ENTRIES_PER_KEY)
      if (oldest) cache.delete(oldest.id)
      if (parts) linkParts(kept, parts.keys, response)
    },

    backOff(key, entry, untilMs) {
      for (const kept of index.at(key)) {
        if (kept.times.storedAtMs !== entry.storedAtMs) continue
        const place = placeOf(key, kept)
        const found = view(kept, place, entry.coverage)
        // Of several requests that shared a failure one has backed off already.
        if (!found || now() < (found.refreshNotBeforeMs ?? 0)) continue
        kept.backOffs ??= new Map()
        kept.backOffs.set(place, untilMs)
      }
    },

    close: () => cache.close(),
  }
}

/** The memory that an entry takes. */
function sizeOf(key: string, json: Uint8Array | null, parts: EntryParts | null): number {
  const partBytes = (parts?.keys ?? []).reduce(
    (bytes, each) => bytes + (each === null ? 8 : PART_BYTES + each.length),
    0,
  )
  return ENTRY_BYTES + key.length + arenaBytes(json?.byteLength ?? 0) + partBytes
}
