import { Agent } from 'undici'
import { onTestFinished } from 'vitest'
import { createMemoryKeyv } from '../../src/cache/memory-store.ts'
import { createKeyvCache } from '../../src/cache/store.ts'
import {
  createUpstream,
  REFRESH_TIMEOUT_MS,
  type UpstreamOptions,
} from '../../src/upstream/pipeline.ts'
import { createClock } from './clock.ts'
import { createDeferred } from './deferred.ts'
import { type FakeAnswer, startFakeLinkedIn } from './fake-linkedin.ts'
import { LIFETIMES } from './lifetimes.ts'
import { createLogRecorder } from './log-recorder.ts'

/** An answer of a LinkedIn that is briefly unwell. */
export const UNAVAILABLE: FakeAnswer = {
  status: 503,
  body: '<html>Service Unavailable</html>',
}

/**
 * LinkedIn behind all its layers, the fake one that they ask, and what there is to see of them.
 * Ends with the test.
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
  const patience = createDeferred<void>()
  const cacheFailures: unknown[] = []
  const createCache = () =>
    createKeyvCache(createMemoryKeyv({ maxBytes: 1_000_000 }), (error) => cacheFailures.push(error))
  const { lines, log } = createLogRecorder()

  const linkedIn = createUpstream({
    ...fake.config,
    dailyQuota: null,
    isSearchInOwnLocale: true,
    lifetimes: LIFETIMES,
    responseCache: createCache(),
    tokenCache: createCache(),
    dispatcher,
    logger: log,
    now: clock.now,
    monotonicNow: clock.now,
    random: () => 0.5,
    async sleep(delayMs) {
      // Nobody loses patience, but where a test says so.
      if (delayMs === REFRESH_TIMEOUT_MS) return patience.promise
      delays.push(delayMs)
      clock.advance(delayMs)
    },
    ...options,
  })
  return {
    /** What operations ask through. */
    upstream: linkedIn,
    /** A client of nobody in particular. */
    linkedIn: linkedIn.clientFor(),
    fake,
    clock,
    delays,
    /** Ends the patience of all who wait for a better answer than an expired one. */
    losePatience: () => patience.resolve(),
    cacheFailures,
    logLines: lines,
    targets: () => fake.requests.map(({ target }) => target),
    tokens: () => fake.requests.map(({ headers }) => headers.authorization),
    /** Answers with these, one after another; the last one stays. */
    answersInTurn(...answers: FakeAnswer[]) {
      fake.answers(() => answers[Math.min(fake.requests.length, answers.length) - 1] ?? UNAVAILABLE)
    },
    /** Grants a new token each time: `token-1`, `token-2` and so on. */
    grantsNewTokens() {
      fake.grants(() => ({
        body: { access_token: `token-${fake.tokenRequests.length}`, expires_in: 7775999 },
      }))
    },
  }
}
