import type { Cache } from './cache.ts'

/** What is kept, under which name and for how long. */
export interface ServeFromCacheOptions<Request> {
  readonly cache: Cache
  /** Names all that the answer depends on. */
  readonly keyOf: (request: Request) => string
  /** How long an answer may be served, in milliseconds; zero or less: not at all. */
  readonly timeToLiveMsOf: (request: Request) => number
}

/** Answers without asking while an earlier answer lives. Failures are not kept. */
export function serveFromCache<Request>(options: ServeFromCacheOptions<Request>) {
  const { cache, keyOf, timeToLiveMsOf } = options

  return (next: (request: Request) => Promise<unknown>) =>
    async (request: Request): Promise<unknown> => {
      const timeToLiveMs = timeToLiveMsOf(request)
      if (timeToLiveMs <= 0) return next(request)
      const key = keyOf(request)
      const kept = await cache.get(key)
      if (kept !== undefined) return kept
      const answer = await next(request)
      await cache.set(key, answer, timeToLiveMs)
      return answer
    }
}
