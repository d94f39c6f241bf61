import { createEntry, type EntryStore, freshness } from './entries.ts'
import type { CacheContext, CachePolicy, Fetch, Send } from './policy.ts'

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
 * Calls for a response, with what the policy prefetches beside it, and stores it, with the responses that
 * it implies. Failures are not stored.
 */
export function fillCache<Request, Coverage>({
  entries,
  policy,
  now,
  random,
}: FillCacheOptions<Request, Coverage>) {
  /** Resolves to the time until which the response is fresh. Null when it is not stored. */
  async function store(request: Request, response: unknown): Promise<number | null> {
    const lifetime = policy.lifetimeOf(request, response)
    if (!lifetime) return null
    const coverage = policy.coverageOf(request, response)
    const entry = createEntry({ coverage, response }, lifetime, { nowMs: now(), random: random() })
    await entries.add(policy.keyOf(request), entry)
    return entry.freshUntilMs
  }

  return <Context extends CacheContext>(send: Send<Request, Context>): Fetch<Request, Context> => {
    return async (request, context) => {
      if (!policy.lifetimeOf(request)) {
        return { response: await send(request, context), freshUntilMs: null }
      }
      const wanted = policy.coverageOf(request)
      const stored = await entries.read(policy.keyOf(request))
      const fresh = stored.filter((entry) => freshness(entry, now()) === 'fresh')
      const found = fresh.find(({ coverage }) => policy.covers(coverage, wanted))
      // A response can have been stored since the request missed the cache.
      if (found) {
        const response = policy.slice(found.response, found.coverage, wanted)
        return { response, freshUntilMs: found.freshUntilMs }
      }
      const called = policy.prefetch(
        request,
        fresh.map(({ response }) => response),
      )
      const response = await send(called, { ...context, isStored: true })
      const freshUntilMs = await store(called, response)
      if (freshUntilMs !== null) {
        const implied = policy.impliedResponses(called, response)
        await Promise.all(implied.map((each) => store(each.request, each.response)))
      }
      const part = policy.slice(response, policy.coverageOf(called, response), wanted)
      return { response: part === undefined ? response : part, freshUntilMs }
    }
  }
}
