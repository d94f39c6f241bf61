import {
  createEntry,
  createEntryStore,
  type Lifetime,
  type Served,
} from '../../src/cache/entries.ts'
import type { CacheContext, CachePolicy } from '../../src/cache/policy.ts'
import { serveStaleWhileRevalidate } from '../../src/cache/serve-stale-while-revalidate.ts'
import { LETTERS_POLICY, type LettersCall, type LettersRequest, LIFETIME } from './cache-policy.ts'
import { createClock } from './clock.ts'
import { createDeferred, type Deferred } from './deferred.ts'
import { createMapCache } from './map-cache.ts'

/** The longest wait for a better response than a stale-if-error one. */
export const REFRESH_TIMEOUT_MS = 2_000
/** How long no refresh is tried after one failed. */
export const REFRESH_BACKOFF_MS = 3_000

/** A call behind the cache, to be settled by a test. */
export interface PendingCall extends Deferred<unknown> {
  readonly request: LettersRequest
  readonly context: CacheContext
}

/** The serving layer over entries, the calls behind it, and a record of both. */
export function createServedCache(policy: CachePolicy<LettersRequest, string> = LETTERS_POLICY) {
  const clock = createClock()
  const cache = createMapCache()
  const entries = createEntryStore({ cache, covers: policy.covers, now: clock.now })
  const calls: PendingCall[] = []
  const served: Served['source'][] = []
  const freshUntilMs: (number | null)[] = []
  const refreshFailures: unknown[] = []
  const timers: Deferred<void>[] = []

  const serve = serveStaleWhileRevalidate({
    entries,
    policy,
    refreshTimeoutMs: REFRESH_TIMEOUT_MS,
    refreshBackoffMs: REFRESH_BACKOFF_MS,
    now: clock.now,
    sleep(delayMs, signal) {
      const timer = createDeferred<void>()
      signal.addEventListener('abort', () => timer.reject(signal.reason))
      if (delayMs === REFRESH_TIMEOUT_MS) timers.push(timer)
      return timer.promise
    },
    onRefreshFailure: (error) => refreshFailures.push(error),
  })
  const call = (request: LettersRequest, context: CacheContext) => {
    const pending = { request, context, ...createDeferred<unknown>() }
    calls.push(pending)
    return pending.promise
  }
  const over = (send: ReturnType<typeof serve<CacheContext>>) => {
    return ({ name, letters, ...context }: LettersCall) =>
      send(
        { name, letters },
        {
          ...context,
          onServed(each) {
            served.push(each.source)
            freshUntilMs.push(each.freshUntilMs)
          },
        },
      )
  }

  return {
    serve,
    over,
    send: over(
      serve(async (request, context) => ({
        response: await call(request, context),
        freshUntilMs: null,
      })),
    ),
    call,
    entries,
    clock,
    cache,
    /** The calls behind the cache, to be settled by hand. */
    calls,
    /** How the requests were served, in order. */
    served,
    /** Until when what they were served was fresh. */
    freshUntilMs,
    refreshFailures,
    /** Ends every wait for a better response than a stale-if-error one. */
    timeOut() {
      for (const timer of timers) timer.resolve()
    },
    /** Stores a response at this moment. */
    async store(
      letters: string,
      response: unknown = { name: 'box', letters, version: 0 },
      { lifetime = LIFETIME, random = 0.5 }: { lifetime?: Lifetime; random?: number } = {},
    ) {
      const times = { nowMs: clock.now(), random }
      await entries.add('box', createEntry({ coverage: letters, response }, lifetime, times))
    },
  }
}
