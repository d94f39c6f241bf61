/** For how long a response may be served, in milliseconds. */
export interface Lifetime {
  /** Served without a call; up to a tenth shorter or longer by chance, so that not all end at once. */
  readonly freshMs: number
  /** After that, served while it is refreshed in the background (stale-while-revalidate). */
  readonly staleMs: number
  /** Counted from the end of `freshMs`: served when a call fails (stale-if-error). */
  readonly staleIfErrorMs: number
}

/** When a response was stored, and the ends of its age classes, in epoch milliseconds. */
export interface EntryTimes {
  readonly storedAtMs: number
  readonly freshUntilMs: number
  readonly staleUntilMs: number
  readonly expiresAtMs: number
}

/** A stored response. */
export interface CacheEntry<Coverage> extends EntryTimes {
  /** How much of the resource the response holds. */
  readonly coverage: Coverage
  readonly response: unknown
  /** Before this no refresh is tried: the last one failed. Absent when none did. */
  readonly refreshNotBeforeMs?: number
}

/** What is stored of a response. */
export interface NewEntry<Coverage> {
  readonly coverage: Coverage
  readonly times: EntryTimes
  /** The parsed body. Null when the resource does not exist. */
  readonly response: unknown
  /** The JSON that it was parsed from. Null: the body is serialized. */
  readonly bytes: Uint8Array | null
  /** Other resources that the response answers for. Null: none. */
  readonly parts: EntryParts | null
}

/** Parts of a response that are resources of their own, and may be served for another time than the whole. */
export interface EntryParts {
  /** The key of each part, by its place. Null for a part that is no resource. */
  readonly keys: readonly (string | null)[]
  readonly times: EntryTimes
}

/** Age class of a cache entry (RFC 5861). */
export type Freshness = 'fresh' | 'stale' | 'stale-if-error' | 'expired'

/** The age class of an entry at a time in epoch milliseconds. */
export function freshness(times: EntryTimes, nowMs: number): Freshness {
  if (nowMs < times.freshUntilMs) return 'fresh'
  if (nowMs < times.staleUntilMs) return 'stale'
  return nowMs < times.expiresAtMs ? 'stale-if-error' : 'expired'
}

/** The largest part of `freshMs` by which an entry is fresh for a shorter or a longer time. */
const JITTER = 0.1

/** The times of a response that is stored at `nowMs`. `random` is from 0 up to 1. */
export function timesOf(
  { freshMs, staleMs, staleIfErrorMs }: Lifetime,
  { nowMs, random }: { readonly nowMs: number; readonly random: number },
): EntryTimes {
  const freshUntilMs = nowMs + Math.round(freshMs * (1 - JITTER + 2 * JITTER * random))
  return {
    storedAtMs: nowMs,
    freshUntilMs,
    staleUntilMs: freshUntilMs + staleMs,
    expiresAtMs: freshUntilMs + Math.max(staleMs, staleIfErrorMs),
  }
}
