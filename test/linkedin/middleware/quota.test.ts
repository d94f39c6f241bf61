import { describe, expect, it } from 'vitest'
import {
  LinkedInNetworkError,
  LinkedInQuotaError,
  LinkedInResponseError,
  LinkedInSizeError,
  LinkedInStatusError,
  LinkedInTimeoutError,
} from '../../../src/linkedin/errors.ts'
import { compose } from '../../../src/linkedin/middleware/compose.ts'
import { createQuota, enforceQuota } from '../../../src/linkedin/middleware/quota.ts'
import type { Outcome } from '../../../src/linkedin/middleware/rate-limit.ts'
import { retry } from '../../../src/linkedin/middleware/retry.ts'
import type { LinkedInRequest, RequestContext } from '../../../src/linkedin/request.ts'
import { endpointOf } from '../../../src/linkedin/request-url.ts'
import { createClock } from '../../support/clock.ts'
import { ABORTED, ANSWERED, FAILED, rateLimited } from '../../support/rate-limit.ts'
import { untilIdle } from '../../support/until-idle.ts'

const NOON_MS = Date.UTC(2026, 10, 21, 12)
const MIDNIGHT_MS = Date.UTC(2026, 10, 22)
const DAY_MS = 86_400_000
const ASSETS = '/v2/learningAssets'
const COURSE = `${ASSETS}/urn:li:lyndaCourse:563322`
const REPORTS = '/v2/learningActivityReports'

/** A quota, its clock, and what it has reported. */
function createSubject(dailyQuota: number | null = null) {
  const clock = createClock(NOON_MS)
  const changes: unknown[] = []
  const usedUp: unknown[] = []
  const quota = createQuota({
    dailyQuota,
    now: clock.now,
    onChange: (endpoint, blockedUntilMs) => changes.push([endpoint, blockedUntilMs]),
    onUsedUp: (endpoint, untilMs) => usedUp.push([endpoint, untilMs]),
  })
  return {
    quota,
    clock,
    changes,
    /** The endpoints whose own daily quota was used up, with until when. */
    usedUp,
    /** Makes calls one after another, all with the same outcome. */
    async calls(path: string, count: number, outcome = ANSWERED) {
      for (let made = 0; made < count; made += 1) (await quota.acquire(path))(outcome)
    },
    statusOf: (path: string) => quota.status().find((endpoint) => endpoint.path === path),
  }
}

describe('endpointOf', () => {
  it.each([
    { path: ASSETS, endpoint: ASSETS },
    { path: COURSE, endpoint: ASSETS },
    { path: '/v2/a/b/c/d', endpoint: '/v2/a' },
    { path: '/v2', endpoint: '/v2' },
    { path: '/', endpoint: '/' },
  ])('is $endpoint for $path', ({ path, endpoint }) => {
    expect(endpointOf(path)).toBe(endpoint)
  })
})

describe('A quota', () => {
  it('lists the endpoints of LinkedIn Learning before any call', () => {
    const { quota } = createSubject(500)

    expect(quota.status()).toEqual(
      [ASSETS, '/v2/learningClassifications', REPORTS].map((path) => ({
        path,
        callsToday: 0,
        callsLeft: 500,
        resetsAtMs: MIDNIGHT_MS,
        blockedUntilMs: null,
      })),
    )
  })

  it('lists another endpoint after its first call', async () => {
    const { calls, statusOf } = createSubject()

    await calls('/v2/jobs/1', 2)

    expect(statusOf('/v2/jobs')).toMatchObject({ callsToday: 2, callsLeft: null })
  })

  it('counts the calls to each endpoint, of any outcome', async () => {
    const { calls, statusOf } = createSubject(10)

    await calls(ASSETS, 1)
    await calls(COURSE, 1, FAILED)
    await calls(COURSE, 1, ABORTED)
    await calls(REPORTS, 1)

    expect(statusOf(ASSETS)).toMatchObject({ callsToday: 3, callsLeft: 7 })
    expect(statusOf(REPORTS)).toMatchObject({ callsToday: 1, callsLeft: 9 })
  })

  it('permits as many calls as it has, until midnight UTC', async () => {
    const { quota, calls, statusOf, clock } = createSubject(3)
    await calls(ASSETS, 3)

    const error = await quota.acquire(COURSE).catch((caught: unknown) => caught)

    expect(error).toBeInstanceOf(LinkedInQuotaError)
    expect(error).toMatchObject({ retryAfterMs: MIDNIGHT_MS - NOON_MS })
    expect(statusOf(ASSETS)).toEqual({
      path: ASSETS,
      callsToday: 3,
      callsLeft: 0,
      resetsAtMs: MIDNIGHT_MS,
      blockedUntilMs: MIDNIGHT_MS,
    })

    clock.advance(MIDNIGHT_MS - NOON_MS - 1)
    await expect(quota.acquire(ASSETS)).rejects.toMatchObject({ retryAfterMs: 1 })
    clock.advance(1)
    await calls(ASSETS, 3)
    expect(statusOf(ASSETS)).toMatchObject({ callsToday: 3, resetsAtMs: MIDNIGHT_MS + DAY_MS })
  })

  it('permits as many of concurrent calls as it has', async () => {
    const { quota } = createSubject(3)

    const results = await Promise.allSettled(
      Array.from({ length: 10 }, () => quota.acquire(ASSETS)),
    )

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  it('permits calls to other endpoints when one is used up', async () => {
    const { quota, calls } = createSubject(1)
    await calls(ASSETS, 1)

    await calls(REPORTS, 1)
    await expect(quota.acquire(ASSETS)).rejects.toBeInstanceOf(LinkedInQuotaError)
  })

  it('permits no call with a quota of zero', async () => {
    const { quota, statusOf } = createSubject(0)

    await expect(quota.acquire(ASSETS)).rejects.toBeInstanceOf(LinkedInQuotaError)
    expect(statusOf(ASSETS)).toMatchObject({ callsToday: 0, callsLeft: 0 })
  })

  it('blocks an endpoint that LinkedIn rate-limits, reports it, and counts no blocked call', async () => {
    const { quota, calls, statusOf, changes, clock } = createSubject(10)
    await calls(COURSE, 1, rateLimited(30_000))

    await expect(quota.acquire(ASSETS)).rejects.toMatchObject({ retryAfterMs: 30_000 })
    await calls(REPORTS, 1)

    expect(statusOf(ASSETS)).toMatchObject({
      callsToday: 1,
      callsLeft: 0,
      blockedUntilMs: NOON_MS + 30_000,
    })
    expect(statusOf(REPORTS)).toMatchObject({ callsLeft: 9, blockedUntilMs: null })
    expect(changes).toEqual([[ASSETS, NOON_MS + 30_000]])

    clock.advance(30_000)
    expect(statusOf(ASSETS)).toMatchObject({ callsLeft: 9, blockedUntilMs: null })
    await calls(ASSETS, 1)
    expect(changes).toEqual([
      [ASSETS, NOON_MS + 30_000],
      [ASSETS, null],
    ])
  })

  it('reports the later time where both LinkedIn and its own quota block calls', async () => {
    const { calls, statusOf } = createSubject(1)

    await calls(ASSETS, 1, rateLimited(DAY_MS))

    expect(statusOf(ASSETS)?.blockedUntilMs).toBe(NOON_MS + DAY_MS)
  })

  it('fails the calls that wait for a probe which its own quota blocks', async () => {
    const { quota, calls, clock } = createSubject(1)
    await calls(ASSETS, 1, rateLimited(1_000))
    clock.advance(1_000)

    const results = await Promise.allSettled([
      quota.acquire(ASSETS),
      quota.acquire(ASSETS),
      quota.acquire(ASSETS),
    ])

    expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  })

  it('counts the calls that wait for a probe once they are permitted', async () => {
    const { quota, calls, clock, statusOf } = createSubject()
    await calls(ASSETS, 1, rateLimited(1_000))
    clock.advance(1_000)
    const release = await quota.acquire(ASSETS)
    const waiting = [quota.acquire(ASSETS), quota.acquire(ASSETS)]
    await untilIdle()
    expect(statusOf(ASSETS)?.callsToday).toBe(2)

    release(ANSWERED)
    await Promise.all(waiting)
    expect(statusOf(ASSETS)?.callsToday).toBe(4)
  })

  it('counts no call that aborts while it waits for a probe', async () => {
    const { quota, calls, clock, statusOf } = createSubject()
    await calls(ASSETS, 1, rateLimited(1_000))
    clock.advance(1_000)
    const release = await quota.acquire(ASSETS)
    const controller = new AbortController()
    const reason = new Error('The caller aborted')
    const waiting = quota.acquire(ASSETS, controller.signal)

    controller.abort(reason)
    release(ANSWERED)

    await expect(waiting).rejects.toBe(reason)
    expect(statusOf(ASSETS)?.callsToday).toBe(2)
  })

  it('reports once a day that its own quota is used up', async () => {
    const { clock, calls, usedUp, quota } = createSubject(2)

    await calls(ASSETS, 2)
    await expect(quota.acquire(ASSETS)).rejects.toBeInstanceOf(LinkedInQuotaError)
    await expect(quota.acquire(ASSETS)).rejects.toBeInstanceOf(LinkedInQuotaError)
    expect(usedUp).toEqual([[ASSETS, NOON_MS + DAY_MS / 2]])

    clock.advance(DAY_MS)
    await calls(ASSETS, 2)
    expect(usedUp).toHaveLength(2)
  })

  it('has the time until calls to an endpoint are permitted', async () => {
    const { calls, quota } = createSubject(1)
    expect(quota.retryAfterMs(ASSETS)).toBe(0)

    await calls(ASSETS, 1)

    expect(quota.retryAfterMs(COURSE)).toBe(DAY_MS / 2)
    expect(quota.retryAfterMs(REPORTS)).toBe(0)
  })
})

const REQUEST: LinkedInRequest = { path: ASSETS, parameters: [] }
const statusError = (status: number, retryAfterMs?: number) =>
  new LinkedInStatusError(ASSETS, { status, retryAfterMs })

/** The outcomes that a quota is given for one request. */
async function outcomesOf(end: () => unknown, context: RequestContext = {}) {
  const outcomes: Outcome[] = []
  const quota = { acquire: async () => (outcome: Outcome) => void outcomes.push(outcome) }
  const send = enforceQuota({ ...quota, retryAfterMs: () => 5_000, status: () => [] })(async () =>
    end(),
  )
  const result = await send(REQUEST, context).catch((error: unknown) => error)
  return { outcomes, result }
}

describe('enforceQuota', () => {
  it('returns the response, with outcome answered', async () => {
    expect(await outcomesOf(() => null)).toEqual({
      result: null,
      outcomes: [{ kind: 'answered' }],
    })
  })

  it.each([
    { description: 'no connection', error: new LinkedInNetworkError(ASSETS), kind: 'failed' },
    {
      description: 'a timeout',
      error: new LinkedInTimeoutError(ASSETS, 'first byte'),
      kind: 'failed',
    },
    { description: 'status 400', error: statusError(400), kind: 'answered' },
    { description: 'status 401', error: statusError(401), kind: 'failed' },
    { description: 'status 403', error: statusError(403), kind: 'answered' },
    { description: 'status 499', error: statusError(499), kind: 'answered' },
    { description: 'status 500', error: statusError(500), kind: 'failed' },
    { description: 'status 503', error: statusError(503), kind: 'failed' },
    {
      description: 'an unexpected response',
      error: new LinkedInResponseError(ASSETS, 'is odd'),
      kind: 'answered',
    },
    {
      description: 'a response that is too large',
      error: new LinkedInSizeError(ASSETS),
      kind: 'answered',
    },
    {
      description: 'an error of this program',
      error: new TypeError('A path starts with a slash and has no query'),
      kind: 'aborted',
    },
  ])('passes $description on, with outcome $kind', async ({ error, kind }) => {
    const { result, outcomes } = await outcomesOf(() => {
      throw error
    })

    expect(result).toBe(error)
    expect(outcomes).toEqual([{ kind }])
  })

  it.each([
    { description: 'with Retry-After', error: statusError(429, 5_000), retryAfterMs: 5_000 },
    { description: 'without Retry-After', error: statusError(429), retryAfterMs: undefined },
    { description: 'with a Retry-After of zero', error: statusError(429, 0), retryAfterMs: 0 },
  ])('has outcome rate-limited for status 429, $description', async ({ error, retryAfterMs }) => {
    const { outcomes } = await outcomesOf(() => {
      throw error
    })

    expect(outcomes).toEqual([{ kind: 'rate-limited', retryAfterMs, isDailyLimit: false }])
  })

  it('has outcome aborted for a request that its caller aborts', async () => {
    const controller = new AbortController()
    const reason = new Error('The caller aborted')

    const { result, outcomes } = await outcomesOf(
      () => {
        controller.abort(reason)
        throw reason
      },
      { signal: controller.signal },
    )

    expect(result).toBe(reason)
    expect(outcomes).toEqual([{ kind: 'aborted' }])
  })

  it('has outcome rate-limited for status 429 to a request that is aborted', async () => {
    const { outcomes } = await outcomesOf(
      () => {
        throw statusError(429, 5_000)
      },
      { signal: AbortSignal.abort() },
    )

    expect(outcomes).toMatchObject([{ kind: 'rate-limited', retryAfterMs: 5_000 }])
  })

  it('sends no request that the quota blocks', async () => {
    const blocked = new LinkedInQuotaError(ASSETS, 1_000)
    let isSent = false
    const send = enforceQuota({
      acquire: () => Promise.reject(blocked),
      retryAfterMs: () => 0,
      status: () => [],
    })(async () => {
      isSent = true
    })

    await expect(send(REQUEST, {})).rejects.toBe(blocked)
    expect(isSent).toBe(false)
  })

  it.each([
    { description: 'status 503', error: statusError(503) },
    { description: 'no connection', error: new LinkedInNetworkError(ASSETS) },
  ])('counts each attempt after $description', async ({ error }) => {
    const clock = createClock()
    const quota = createQuota({ dailyQuota: null, now: clock.now, onChange() {}, onUsedUp() {} })
    const policy = { attempts: 3, baseDelayMs: 200, deadlineMs: 6_000 }
    let isFailing = false
    const send = compose(
      retry({ ...policy, random: () => 0, monotonicNow: clock.now, sleep: async () => {} }),
      enforceQuota(quota),
    )(async () => {
      if (isFailing) throw error
    })
    // Ten responses earn two retries.
    for (let count = 0; count < 10; count += 1) await send(REQUEST, {})
    isFailing = true

    await expect(send(REQUEST, {})).rejects.toBe(error)

    expect(quota.status()[0]).toMatchObject({ path: ASSETS, callsToday: 10 + 3 })
  })
})
