import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { LinkedInQuotaError } from '../../../src/linkedin/errors.ts'
import { createQuota, endpointOf } from '../../../src/linkedin/middleware/quota.ts'
import { ABORTED, ANSWERED, FAILED, rateLimited } from '../../support/circuit-breaker.ts'
import { createClock } from '../../support/clock.ts'

const NOON_MS = Date.UTC(2026, 10, 21, 12)
const MIDNIGHT_MS = Date.UTC(2026, 10, 22)
const DAY_MS = 86_400_000
const ASSETS = '/v2/learningAssets'
const COURSE = `${ASSETS}/urn:li:lyndaCourse:563322`
const REPORTS = '/v2/learningActivityReports'

/** A quota, the clock that it goes by, and what it has told of. */
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
    /** When what we allow ourselves was used up. */
    usedUp,
    /** Makes that many calls, one after another, all with the same outcome. */
    async calls(path: string, times: number, outcome = ANSWERED) {
      for (let time = 0; time < times; time += 1) (await quota.acquire(path))(outcome)
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
  it('knows the endpoints of LinkedIn Learning before any is called', () => {
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

  it('knows each other endpoint once it is called', async () => {
    const { calls, statusOf } = createSubject()

    await calls('/v2/jobs/1', 2)

    expect(statusOf('/v2/jobs')).toMatchObject({ callsToday: 2, callsLeft: null })
  })

  it('counts the calls to each endpoint by itself, whatever became of them', async () => {
    const { calls, statusOf } = createSubject(10)

    await calls(ASSETS, 1)
    await calls(COURSE, 1, FAILED)
    await calls(COURSE, 1, ABORTED)
    await calls(REPORTS, 1)

    expect(statusOf(ASSETS)).toMatchObject({ callsToday: 3, callsLeft: 7 })
    expect(statusOf(REPORTS)).toMatchObject({ callsToday: 1, callsLeft: 9 })
  })

  it('lets no more calls through than it has, until midnight UTC', async () => {
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

  it('lets no more through however many come at a time', async () => {
    const { quota } = createSubject(3)

    const entered = await Promise.allSettled(
      Array.from({ length: 10 }, () => quota.acquire(ASSETS)),
    )

    expect(entered.filter(({ status }) => status === 'fulfilled')).toHaveLength(3)
  })

  it('lets the other endpoints go on when one is used up', async () => {
    const { quota, calls } = createSubject(1)
    await calls(ASSETS, 1)

    await calls(REPORTS, 1)
    await expect(quota.acquire(ASSETS)).rejects.toBeInstanceOf(LinkedInQuotaError)
  })

  it('lets none through where there is none', async () => {
    const { quota, statusOf } = createSubject(0)

    await expect(quota.acquire(ASSETS)).rejects.toBeInstanceOf(LinkedInQuotaError)
    expect(statusOf(ASSETS)).toMatchObject({ callsToday: 0, callsLeft: 0 })
  })

  it('closes an endpoint that LinkedIn takes no more for, tells of it, and counts no refusal', async () => {
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

  it('says the later time where both LinkedIn and we take no more', async () => {
    const { calls, statusOf } = createSubject(1)

    await calls(ASSETS, 1, rateLimited(DAY_MS))

    expect(statusOf(ASSETS)?.blockedUntilMs).toBe(NOON_MS + DAY_MS)
  })

  it('keeps nobody waiting behind a request that its own limit refuses', async () => {
    const { quota, calls, clock } = createSubject(1)
    await calls(ASSETS, 1, rateLimited(1_000))
    clock.advance(1_000)

    const entered = await Promise.allSettled([
      quota.acquire(ASSETS),
      quota.acquire(ASSETS),
      quota.acquire(ASSETS),
    ])

    expect(entered.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
  })

  it('counts those that wait for the first one after a closure when they go', async () => {
    const { quota, calls, clock, statusOf } = createSubject()
    await calls(ASSETS, 1, rateLimited(1_000))
    clock.advance(1_000)
    const release = await quota.acquire(ASSETS)
    const waiting = [quota.acquire(ASSETS), quota.acquire(ASSETS)]
    await setImmediate()
    expect(statusOf(ASSETS)?.callsToday).toBe(2)

    release(ANSWERED)
    await Promise.all(waiting)
    expect(statusOf(ASSETS)?.callsToday).toBe(4)
  })

  it('tells once a day when what we allow ourselves is used up', async () => {
    const { clock, calls, usedUp, quota } = createSubject(2)

    await calls(ASSETS, 2)
    await expect(quota.acquire(ASSETS)).rejects.toBeInstanceOf(LinkedInQuotaError)
    await expect(quota.acquire(ASSETS)).rejects.toBeInstanceOf(LinkedInQuotaError)
    expect(usedUp).toEqual([[ASSETS, NOON_MS + DAY_MS / 2]])

    clock.advance(DAY_MS)
    await calls(ASSETS, 2)
    expect(usedUp).toHaveLength(2)
  })

  it('says for how long an endpoint takes no calls', async () => {
    const { calls, quota } = createSubject(1)
    expect(quota.blockedForMs(ASSETS)).toBe(0)

    await calls(ASSETS, 1)

    expect(quota.blockedForMs(COURSE)).toBe(DAY_MS / 2)
    expect(quota.blockedForMs(REPORTS)).toBe(0)
  })
})
