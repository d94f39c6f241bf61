import { Agent } from 'undici'
import { onTestFinished } from 'vitest'
import { createMemoryCache } from '../../src/cache/memory-store.ts'
import { formatProjection } from '../../src/linkedin/request-url.ts'
import type { Lifetimes } from '../../src/upstream/cache-policy.ts'
import { CHEAP_FIELDS } from '../../src/upstream/coverage.ts'
import { createUpstream, type UpstreamOptions } from '../../src/upstream/pipeline.ts'
import { createClock } from './clock.ts'
import { createDeferred } from './deferred.ts'
import { type FakeAnswer, startFakeLinkedIn } from './fake-linkedin.ts'
import { createLogRecorder } from './recorders.ts'
import { TIMEOUTS } from './timeouts.ts'

const MINUTE_MS = 60_000

/** The lifetimes that the server has by default. */
export const LIFETIMES: Lifetimes = {
  search: toLifetime(5 * MINUTE_MS),
  asset: toLifetime(60 * MINUTE_MS),
  classification: toLifetime(24 * 60 * MINUTE_MS),
}

function toLifetime(freshMs: number) {
  return { freshMs, staleMs: freshMs, staleIfErrorMs: 24 * 60 * MINUTE_MS }
}

/** A response that is retried. */
export const UNAVAILABLE: FakeAnswer = {
  status: 503,
  body: '<html>Service Unavailable</html>',
}

/** The response to a revoked token. */
export const REVOKED: FakeAnswer = {
  status: 401,
  body: {
    status: 401,
    serviceErrorCode: 65601,
    code: 'REVOKED_ACCESS_TOKEN',
    message: 'The token used in the request has been revoked by the user',
  },
}

/**
 * The pipeline in front of a fake LinkedIn, with a clock that is advanced by hand and by its own
 * pauses. Closed after the test.
 */
export async function startUpstream(options: Partial<UpstreamOptions> = {}) {
  const fake = await startFakeLinkedIn()
  const dispatcher = new Agent()
  onTestFinished(async () => {
    await dispatcher.destroy()
    await fake.close()
  })
  const clock = createClock()
  const delays: number[] = []
  const refreshTimeout = createDeferred<void>()
  const cacheFailures: unknown[] = []
  const onCacheFailure = (error: unknown) => cacheFailures.push(error)
  const { lines, log } = createLogRecorder()

  const linkedIn = createUpstream({
    ...fake.config,
    ...TIMEOUTS,
    maxQueued: 1_000,
    dailyQuota: null,
    isSearchInOwnLocale: true,
    lifetimes: LIFETIMES,
    cacheMaxBytes: 1_000_000,
    onCacheFailure,
    tokenCache: createMemoryCache({ maxBytes: 10_000 }, onCacheFailure),
    dispatcher,
    logger: log,
    now: clock.now,
    monotonicNow: clock.now,
    random: () => 0.5,
    async sleep(delayMs) {
      if (delayMs === TIMEOUTS.refreshTimeoutMs) return refreshTimeout.promise
      delays.push(delayMs)
      clock.advance(delayMs)
    },
    ...options,
  })
  return {
    upstream: linkedIn,
    /** Has requests answered until retries have their full budget; they leave no other trace. */
    async earnRetries() {
      fake.answers({ body: {} })
      for (let index = 0; index < 20; index += 1) {
        await linkedIn.clientFor().get(`/v2/answered/${index}`)
      }
      fake.clearRequests()
    },
    /** A client without an operation's context. */
    linkedIn: linkedIn.clientFor(),
    fake,
    clock,
    /** The pauses between attempts, in order, in milliseconds. */
    delays,
    /** Ends every wait for a better response than a stale-if-error one. */
    timeOutRefresh: () => refreshTimeout.resolve(),
    cacheFailures,
    logLines: lines,
    /** The path and query of each request to the API. */
    targets: () => fake.requests.map(({ target }) => target),
    /** The `authorization` of each request to the API. */
    tokens: () => fake.requests.map(({ headers }) => headers.authorization),
    /** Responds with these in turn, then with the last one. */
    answersInTurn(...answers: FakeAnswer[]) {
      fake.answers(() => answers[Math.min(fake.requests.length, answers.length) - 1] ?? UNAVAILABLE)
    },
    /** Grants `token-1`, `token-2` and so on. */
    grantsNewTokens() {
      fake.grants(() => ({
        body: { access_token: `token-${fake.tokenRequests.length}`, expires_in: 7775999 },
      }))
    },
  }
}

/** The value of `fields=` of a request for these fields, with the cheap fields that are added. */
export function withCheapFields(...wanted: readonly string[]): string {
  return formatProjection([...wanted, ...CHEAP_FIELDS])
}
