import { createEntry, type EntryStore, freshness } from './entries.ts'
import type { CachePolicy, Fetch, Fetched, Send } from './policy.ts'

/** Where responses are stored, and by which policy. */
export interface FillCacheOptions<Request, Coverage> {
  readonly entries: EntryStore<Coverage>
  readonly policy: Omit<CachePolicy<Request, Coverage>, 'unite' | 'isOutage'>
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** A number from 0 up to 1. */
  readonly random: () => number
}

/**
 * Calls for a response and stores it, with the responses that it implies. The call is widened to what
 * is stored of the same resource, so that one entry comes to hold all of it; where that is too large,
 * a second call is for what is wanted alone. Failures are not stored.
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

  return <Context>(send: Send<Request, Context>): Fetch<Request, Context> => {
    async function call(
      request: Request,
      context: Context,
      { wanted, called }: { readonly wanted: Coverage; readonly called: Coverage },
    ): Promise<Fetched> {
      const widened = policy.withCoverage(request, called)
      const response = await send(widened, context)
      const freshUntilMs = await store(widened, response)
      if (freshUntilMs !== null) {
        const implied = policy.impliedResponses(widened, response)
        await Promise.all(implied.map((each) => store(each.request, each.response)))
      }
      const part = policy.slice(response, called, wanted)
      return { response: part === undefined ? response : part, freshUntilMs }
    }

    return async (request, context) => {
      if (!policy.lifetimeOf(request)) {
        return { response: await send(request, context), freshUntilMs: null }
      }
      const wanted = policy.coverageOf(request)
      const stored = await entries.read(policy.keyOf(request))
      // A stale entry is refreshed by requests for it: widened by it, no call would ever get smaller.
      const fresh = stored.filter((entry) => freshness(entry, now()) === 'fresh')
      // A response can have been stored since the request missed the cache.
      const found = fresh.find(({ coverage }) => policy.covers(coverage, wanted))
      if (found) {
        const response = policy.slice(found.response, found.coverage, wanted)
        return { response, freshUntilMs: found.freshUntilMs }
      }
      const alone = policy.widen(request, wanted, [])
      const coverages = fresh.map(({ coverage }) => coverage)
      const called = policy.widen(request, wanted, coverages)
      try {
        return await call(request, context, { wanted, called })
      } catch (error) {
        if (policy.covers(alone, called) || !policy.isTooLarge(error)) throw error
        return call(request, context, { wanted, called: alone })
      }
    }
  }
}
