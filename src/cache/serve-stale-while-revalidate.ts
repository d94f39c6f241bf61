import { type CacheEntry, type Freshness, freshness } from './entries.ts'
import type { EntryStore } from './entry-store.ts'
import type { CacheContext, CachePolicy, Fetch, Fetched, Send } from './policy.ts'

/** How a request was served, or with what failure it was not. */
export interface Served {
  /** The age class of the entry that was served; `miss` for a response from behind the cache. */
  readonly source: Exclude<Freshness, 'expired'> | 'miss'
  /** Until when the response is fresh, in epoch milliseconds. Null when it is not, or is not stored. */
  readonly freshUntilMs: number | null
  /** Until when it is served at once and refreshed in the background. Absent when it is not fresh. */
  readonly staleUntilMs?: number
  /** Until when it is served while no better response can be had. Absent when it is not fresh. */
  readonly expiresAtMs?: number
  /** Why there is no response. Absent when there is one. */
  readonly failure?: unknown
}

/** What a request is sent with, for this layer. */
export interface ServeContext extends CacheContext {
  /** Called before a call is made for the request. An error that it throws takes the place of the call. */
  readonly chargeCall?: (() => void) | undefined
  /** Called once with how the request was served, or with why it was not. */
  readonly onServed?: ((served: Served) => void) | undefined
}

/** What is served, and when a better response is called for. */
export interface ServeOptions<Request, Coverage> {
  readonly entries: EntryStore<Coverage>
  readonly policy: CachePolicy<Request, Coverage>
  /** The longest wait for a better response than a stale-if-error one, in milliseconds. */
  readonly refreshTimeoutMs: number
  /** How long no refresh is tried after one failed or did not come in time, in milliseconds. */
  readonly refreshBackoffMs: number
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Resolves after that many milliseconds; may reject when the signal aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>
  /** Called with each failure of a background refresh, once however many requests it was for. */
  readonly onRefreshFailure: (error: unknown, request: Request) => void
}

const NEVER_STALE = { staleMs: 0, staleIfErrorMs: 0 }

/**
 * Serves stored responses by age class: a fresh one as it is, a stale one at once while it is refreshed
 * in the background, a stale-if-error one when no better one comes in time. (RFC 5861.)
 */
export function serveStaleWhileRevalidate<Request, Coverage>({
  entries,
  policy,
  refreshTimeoutMs,
  refreshBackoffMs,
  now,
  sleep,
  onRefreshFailure,
}: ServeOptions<Request, Coverage>) {
  return <Context extends ServeContext>(fetch: Fetch<Request, Context>): Send<Request, Context> => {
    const reported = new WeakSet<Error>()

    async function serveMiss(request: Request, context: Context): Promise<unknown> {
      try {
        context.chargeCall?.()
        const fetched = await fetch(request, context)
        context.onServed?.({ source: 'miss', ...endsOf(request, fetched) })
        return fetched.response
      } catch (failure) {
        context.onServed?.({ source: 'miss', freshUntilMs: null, failure })
        throw failure
      }
    }

    /** The ends of the age classes of a response that has been stored just now. */
    function endsOf(request: Request, { response, freshUntilMs }: Fetched) {
      if (freshUntilMs === null) return { freshUntilMs }
      const { staleMs, staleIfErrorMs } = policy.lifetimeOf(request, response) ?? NEVER_STALE
      return {
        freshUntilMs,
        staleUntilMs: freshUntilMs + staleMs,
        expiresAtMs: freshUntilMs + Math.max(staleMs, staleIfErrorMs),
      }
    }

    function backOff(request: Request, entry: CacheEntry<Coverage>): void {
      entries.backOff(policy.keyOf(request), entry, now() + refreshBackoffMs)
    }

    /** After a failure for which the entry is good enough, backs off. */
    async function refresh(
      request: Request,
      context: Context,
      entry: CacheEntry<Coverage>,
      isGoodEnough: (error: unknown) => boolean,
    ): Promise<Fetched> {
      try {
        return await fetch(request, context)
      } catch (error) {
        if (isGoodEnough(error)) backOff(request, entry)
        throw error
      }
    }

    /** Detached from the caller's signal and deadline, and still charged to its call budget. */
    function refreshInBackground(
      request: Request,
      context: Context,
      entry: CacheEntry<Coverage>,
    ): void {
      if (!tryChargeCall(context)) return
      const detached = {
        ...context,
        signal: undefined,
        remainingMs: undefined,
        chargeCall: undefined,
      }
      refresh(request, detached, entry, () => true).catch((error: unknown) =>
        reportOnce(error, request),
      )
    }

    function tryChargeCall(context: Context): boolean {
      try {
        context.chargeCall?.()
        return true
      } catch {
        return false
      }
    }

    /** Many requests can share one refresh, and so its failure. */
    function reportOnce(error: unknown, request: Request): void {
      if (error instanceof Error && reported.has(error)) return
      if (error instanceof Error) reported.add(error)
      onRefreshFailure(error, request)
    }

    /** Undefined when the entry is to be served: no budget, no response in time, or an outage. */
    async function refreshInTime(
      request: Request,
      context: Context,
      entry: CacheEntry<Coverage>,
    ): Promise<Fetched | undefined> {
      if (!tryChargeCall(context)) return undefined
      const timer = new AbortController()
      const none = () => undefined
      const timeout = sleep(refreshTimeoutMs, timer.signal).then(none, none)
      try {
        const better = await Promise.race([
          refresh(request, context, entry, policy.isOutage),
          timeout,
        ])
        // The next requests need not wait for a response that may not come.
        if (!better) backOff(request, entry)
        return better
      } catch (failure) {
        if (policy.isOutage(failure)) return undefined
        context.onServed?.({ source: 'miss', freshUntilMs: null, failure })
        throw failure
      } finally {
        timer.abort()
      }
    }

    return async (request, context) => {
      if (!policy.lifetimeOf(request)) return serveMiss(request, context)
      const wanted = policy.coverageOf(request)
      const entry = entries.find(policy.keyOf(request), wanted)
      const age = entry ? freshness(entry, now()) : 'expired'
      if (!entry || age === 'expired') return serveMiss(request, context)

      const isBackingOff = now() < (entry.refreshNotBeforeMs ?? 0)
      if (age === 'stale-if-error' && !isBackingOff) {
        const better = await refreshInTime(request, context, entry)
        if (better) {
          context.onServed?.({ source: 'miss', ...endsOf(request, better) })
          return better.response
        }
      }
      if (age === 'stale' && !isBackingOff) refreshInBackground(request, context, entry)
      const { freshUntilMs, staleUntilMs, expiresAtMs } = entry
      context.onServed?.(
        age === 'fresh'
          ? { source: age, freshUntilMs, staleUntilMs, expiresAtMs }
          : { source: age, freshUntilMs: null },
      )
      return policy.slice(entry.response, entry.coverage, wanted)
    }
  }
}
