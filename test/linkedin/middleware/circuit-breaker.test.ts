import { describe, expect, it } from 'vitest'
import { LinkedInQuotaError } from '../../../src/linkedin/errors.ts'
import {
  ABORTED,
  ANSWERED,
  createTestCircuitBreaker,
  FAILED,
  rateLimited,
} from '../../support/circuit-breaker.ts'

const NOON_MS = Date.UTC(2026, 10, 21, 12)
const MIDNIGHT_MS = Date.UTC(2026, 10, 22)
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

describe('A breaker', () => {
  it('lets all through while LinkedIn answers, or does not', async () => {
    const { sends, breaker, changes } = createTestCircuitBreaker()

    for (const outcome of [ANSWERED, FAILED, ABORTED]) expect(await sends(outcome)).toBe(true)

    expect(breaker.blockedUntilMs()).toBeNull()
    expect(changes).toEqual([])
  })

  it('says how long to wait, and for what', async () => {
    const { sends, acquire, clock } = createTestCircuitBreaker()
    await sends(rateLimited(10_000))
    clock.advance(4_000)

    const error = await acquire().catch((caught: unknown) => caught)

    expect(error).toBeInstanceOf(LinkedInQuotaError)
    expect(error).toMatchObject({ retryAfterMs: 6_000, isRetryable: false })
    expect(String(error)).toContain('/v2/learningAssets')
  })

  it.each([
    { description: 'what LinkedIn asks for', retryAfterMs: 90_000, closedMs: 90_000 },
    { description: 'a second where it asks for none', retryAfterMs: 0, closedMs: 1_000 },
    { description: 'a second where it asks for less', retryAfterMs: 999, closedMs: 1_000 },
    { description: 'a day', retryAfterMs: 24 * HOUR_MS, closedMs: 24 * HOUR_MS },
    {
      description: 'a day where it asks for more',
      retryAfterMs: 24 * HOUR_MS + 1,
      closedMs: 24 * HOUR_MS,
    },
  ])('closes for $description, to the millisecond', async ({ retryAfterMs, closedMs }) => {
    const { sends, clock, breaker, changes } = createTestCircuitBreaker()
    await sends(rateLimited(retryAfterMs))
    expect(breaker.blockedUntilMs()).toBe(NOON_MS + closedMs)

    for (let part = 1; part < 10; part += 1) {
      clock.advance(Math.floor(closedMs / 10))
      expect(await sends(ANSWERED)).toBe(false)
    }
    clock.advance(NOON_MS + closedMs - 1 - clock.now())
    expect(await sends(ANSWERED)).toBe(false)

    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)
    expect(changes).toEqual([NOON_MS + closedMs, null])
  })

  it('closes until midnight UTC where LinkedIn does not say for how long', async () => {
    const { sends, breaker, changes } = createTestCircuitBreaker()

    await sends(rateLimited())

    expect(breaker.blockedUntilMs()).toBe(MIDNIGHT_MS)
    expect(changes).toEqual([MIDNIGHT_MS])
  })

  it('does not take it for closed any more when the time is over', async () => {
    const { sends, breaker, clock } = createTestCircuitBreaker()
    await sends(rateLimited(10_000))

    clock.advance(9_999)
    expect(breaker.blockedUntilMs()).toBe(NOON_MS + 10_000)
    clock.advance(1)
    expect(breaker.blockedUntilMs()).toBeNull()
  })

  it('tells once for many that come back with the same', async () => {
    const { acquire, changes } = createTestCircuitBreaker()
    const underWay = await Promise.all(Array.from({ length: 64 }, acquire))

    for (const release of underWay) release(rateLimited())

    expect(changes).toEqual([MIDNIGHT_MS])
  })

  it('is not opened by what was under way when it closed', async () => {
    const { acquire, sends, changes } = createTestCircuitBreaker()
    const [one, other, third] = await Promise.all([acquire(), acquire(), acquire()])

    one(rateLimited(10_000))
    other(ANSWERED)
    third(FAILED)

    expect(await sends(ANSWERED)).toBe(false)
    expect(changes).toEqual([NOON_MS + 10_000])
  })

  it.each([
    { description: 'a time first', first: rateLimited(10_000), second: rateLimited(), ms: 10_000 },
    { description: 'no time first', first: rateLimited(), second: rateLimited(10_000), ms: 10_000 },
    {
      description: 'the longer time first',
      first: rateLimited(90_000),
      second: rateLimited(10_000),
      ms: 90_000,
    },
    {
      description: 'the shorter time first',
      first: rateLimited(10_000),
      second: rateLimited(90_000),
      ms: 90_000,
    },
  ])('keeps to the longest time that LinkedIn has given: $description', async (row) => {
    const { acquire, breaker } = createTestCircuitBreaker()
    const [one, other] = await Promise.all([acquire(), acquire()])

    one(row.first)
    other(row.second)

    expect(breaker.blockedUntilMs()).toBe(NOON_MS + row.ms)
  })

  it('lets one through a minute while it does not know for how long, over a whole day', async () => {
    const { sends, clock, changes } = createTestCircuitBreaker(NOON_MS + 30_500)
    const sentAtMs: number[] = []

    for (let second = 0; second < 24 * 60 * 60; second += 1) {
      if (await sends(rateLimited())) sentAtMs.push(clock.now())
      clock.advance(1_000)
    }

    // One more at midnight, when the quotas are renewed.
    const pausesMs = sentAtMs.slice(1).map((atMs, index) => atMs - (sentAtMs[index] ?? 0))
    expect(pausesMs.filter((pauseMs) => pauseMs < MINUTE_MS)).toHaveLength(1)
    expect(pausesMs.filter((pauseMs) => pauseMs > MINUTE_MS)).toEqual([])
    expect(sentAtMs.length).toBeLessThanOrEqual(24 * 60 + 1)
    expect(changes).toEqual([MIDNIGHT_MS, MIDNIGHT_MS + 24 * HOUR_MS])
  })
})
