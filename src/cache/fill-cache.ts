import { freshness, timesOf } from './entries.ts'
import type { EntryStore } from './entry-store.ts'
import type { CacheContext, CachePolicy, Fetch, Received, Send } from './policy.ts'

/** Where responses are stored, and by which policy. */
export interface FillCacheOptions<Request, Coverage> {
  readonly entries: EntryStore<Coverage>
  readonly policy: CachePolicy<Request, Coverage>
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** A number from 0 up to 1. */
  readonly random: () => number
}

/**
 * Calls for a response, with what the policy prefetches beside it, and stores it, also as the response for
 * its parts. Failures are not stored.
 */
export function fillCache<Request, Coverage>({
  entries,
  policy,
  now,
  random,
}: FillCacheOptions<Request, Coverage>) {
  /** Resolves to the time until which the response is fresh. Null when it is not stored. */
  async function store(
    request: Request,
    { body, bytes }: Received,
    coverage: Coverage,
  ): Promise<number | null> {
    const lifetime = policy.lifetimeOf(request, body)
    if (!lifetime) return null
    const moment = { nowMs: now(), random: random() }
    const times = timesOf(lifetime, moment)
    const parts = policy.partsOf(request, body)
    await entries.add(policy.keyOf(request), {
      coverage,
      times,
      response: body,
      bytes,
      parts: parts && { keys: parts.keys, times: timesOf(parts.lifetime, moment) },
    })
    return times.freshUntilMs
  }

  return <Context extends CacheContext>(
    send: Send<Request, Context, Received>,
  ): Fetch<Request, Context> => {
    return async (request, context) => {
      if (!policy.lifetimeOf(request)) {
        const { body } = await send(request, context)
        return { response: body, freshUntilMs: null }
      }
      const key = policy.keyOf(request)
      const wanted = policy.coverageOf(request)
      const found = entries.find(key, wanted)
      // A response can have been stored since the request missed the cache.
      if (found && freshness(found, now()) === 'fresh') {
        const response = policy.slice(found.response, found.coverage, wanted)
        return { response, freshUntilMs: found.freshUntilMs }
      }
      const called = policy.prefetch(request, entries.freshCoverages(key))
      const received = await send(called, { ...context, isStored: true })
      const coverage = policy.coverageOf(called, received.body)
      const freshUntilMs = await store(called, received, coverage)
      const part = policy.slice(received.body, coverage, wanted)
      if (part !== undefined) return { response: part, freshUntilMs }
      // What the policy made of the request was for less than there is by now.
      return { response: (await send(request, context)).body, freshUntilMs: null }
    }
  }
}
