import type { Cache } from './store.ts'

/** For how long a response may be served, in milliseconds. */
export interface Lifetime {
  /** Served without a call; up to a tenth shorter or longer by chance, so that not all end at once. */
  readonly freshMs: number
  /** After that, served while it is refreshed in the background (stale-while-revalidate). */
  readonly staleMs: number
  /** Counted from the end of `freshMs`: served when a call fails (stale-if-error). */
  readonly staleIfErrorMs: number
}

/** A stored response and the ends of its age classes, in epoch milliseconds. */
export interface CacheEntry<Coverage> {
  /** How much of the resource the response holds. */
  readonly coverage: Coverage
  readonly response: unknown
  readonly storedAtMs: number
  readonly freshUntilMs: number
  readonly staleUntilMs: number
  readonly expiresAtMs: number
  /** Before this no refresh is tried: the last one failed. Absent when none did. */
  readonly refreshNotBeforeMs?: number
}

/** Age class of a cache entry (RFC 5861). */
export type Freshness = 'fresh' | 'stale' | 'stale-if-error' | 'expired'

/** The age class of an entry at a time in epoch milliseconds. */
export function freshness(entry: CacheEntry<unknown>, nowMs: number): Freshness {
  if (nowMs < entry.freshUntilMs) return 'fresh'
  if (nowMs < entry.staleUntilMs) return 'stale'
  return nowMs < entry.expiresAtMs ? 'stale-if-error' : 'expired'
}

/** The largest part of `freshMs` by which an entry is fresh for a shorter or a longer time. */
const JITTER = 0.1

/** An entry for a response that is stored at `nowMs`. `random` is from 0 up to 1. */
export function createEntry<Coverage>(
  { coverage, response }: Pick<CacheEntry<Coverage>, 'coverage' | 'response'>,
  { freshMs, staleMs, staleIfErrorMs }: Lifetime,
  { nowMs, random }: { readonly nowMs: number; readonly random: number },
): CacheEntry<Coverage> {
  const freshUntilMs = nowMs + Math.round(freshMs * (1 - JITTER + 2 * JITTER * random))
  return {
    coverage,
    response,
    storedAtMs: nowMs,
    freshUntilMs,
    staleUntilMs: freshUntilMs + staleMs,
    expiresAtMs: freshUntilMs + Math.max(staleMs, staleIfErrorMs),
  }
}

/** The entries of each resource. A failure of the cache below is a miss. */
export interface EntryStore<Coverage> {
  /** All entries of a resource that have not expired, the newest first. */
  read(key: string): Promise<readonly CacheEntry<Coverage>[]>
  /** Adds an entry and drops those that it covers or contradicts. */
  add(key: string, entry: CacheEntry<Coverage>): Promise<void>
  /** Lets no refresh of an entry be tried before that time, in epoch milliseconds. */
  backOff(key: string, entry: CacheEntry<Coverage>, untilMs: number): Promise<void>
}

/** What an entry store works with. */
export interface EntryStoreOptions<Coverage> {
  readonly cache: Cache
  /** Whether an entry of coverage `held` makes one of coverage `other` superfluous. */
  readonly covers: (held: Coverage, other: Coverage) => boolean
  /** Whether a newer entry shows that an older one no longer holds what its coverage says. */
  readonly contradicts: (newer: CacheEntry<Coverage>, older: CacheEntry<Coverage>) => boolean
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/** The most entries of one resource; beyond it the oldest are dropped. */
const MAX_ENTRIES_PER_KEY = 60

/** A store that keeps all entries of a resource as one value of a cache. */
export function createEntryStore<Coverage>({
  cache,
  covers,
  contradicts,
  now,
}: EntryStoreOptions<Coverage>): EntryStore<Coverage> {
  // A change reads and writes the value: changes of one key run one after the other.
  const changes = new Map<string, Promise<void>>()

  async function read(key: string): Promise<readonly CacheEntry<Coverage>[]> {
    const stored = await cache.get(key)
    if (!Array.isArray(stored)) return []
    const nowMs = now()
    return stored.filter(isEntry<Coverage>).filter((entry) => freshness(entry, nowMs) !== 'expired')
  }

  async function write(key: string, entries: readonly CacheEntry<Coverage>[]): Promise<void> {
    const expiresAtMs = Math.max(...entries.map((entry) => entry.expiresAtMs))
    await cache.set(key, entries, expiresAtMs - now())
  }

  function change(
    key: string,
    edit: (entries: readonly CacheEntry<Coverage>[]) => readonly CacheEntry<Coverage>[],
  ): Promise<void> {
    const changed = (changes.get(key) ?? Promise.resolve())
      .then(async () => {
        const entries = await read(key)
        const edited = edit(entries)
        if (edited !== entries) await write(key, edited)
      })
      .finally(() => {
        if (changes.get(key) === changed) changes.delete(key)
      })
    changes.set(key, changed)
    return changed
  }

  return {
    read,

    add: (key, entry) =>
      change(key, (entries) => {
        const others = entries.filter(
          (other) => !covers(entry.coverage, other.coverage) && !contradicts(entry, other),
        )
        return [entry, ...others].slice(0, MAX_ENTRIES_PER_KEY)
      }),

    backOff: (key, entry, refreshNotBeforeMs) =>
      change(key, (entries) => {
        const found = entries.find((each) => isSame(each, entry))
        // It may be gone, and of several requests that shared a failure one has backed off already.
        if (!found || now() < (found.refreshNotBeforeMs ?? 0)) return entries
        return entries.map((each) => (each === found ? { ...each, refreshNotBeforeMs } : each))
      }),
  }

  function isSame(one: CacheEntry<Coverage>, other: CacheEntry<Coverage>): boolean {
    if (one.storedAtMs !== other.storedAtMs) return false
    return covers(one.coverage, other.coverage) && covers(other.coverage, one.coverage)
  }
}

/** A shared cache can hold what another version of this program has stored. */
function isEntry<Coverage>(value: unknown): value is CacheEntry<Coverage> {
  return (
    typeof value === 'object' &&
    value !== null &&
    ENTRY_TIMES.every((name) => name in value && typeof Reflect.get(value, name) === 'number')
  )
}

const ENTRY_TIMES = ['storedAtMs', 'freshUntilMs', 'staleUntilMs', 'expiresAtMs'] as const
