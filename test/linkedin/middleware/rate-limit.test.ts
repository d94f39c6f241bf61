import { describe, expect, it } from 'vitest'
import { LinkedInQuotaError } from '../../../src/linkedin/errors.ts'
import type { Outcome } from '../../../src/linkedin/middleware/rate-limit.ts'
import {
  ABORTED,
  ANSWERED,
  createTestRateLimit,
  FAILED,
  rateLimited,
} from '../../support/rate-limit.ts'
import { untilIdle } from '../../support/until-idle.ts'

const NOON_MS = Date.UTC(2026, 10, 21, 12)
const MIDNIGHT_MS = Date.UTC(2026, 10, 22)
const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS

describe('A rate limit', () => {
  it('permits every call until one is rate-limited', async () => {
    const { sends, rateLimit, changes } = createTestRateLimit()

    for (const outcome of [ANSWERED, FAILED, ABORTED]) expect(await sends(outcome)).toBe(true)

    expect(rateLimit.blockedUntilMs()).toBeNull()
    expect(changes).toEqual([])
  })

  it('fails a blocked call with the path and the time until calls are permitted', async () => {
    const { sends, acquire, clock } = createTestRateLimit()
    await sends(rateLimited(10_000))
    clock.advance(4_000)

    const error = await acquire().catch((caught: unknown) => caught)

    expect(error).toBeInstanceOf(LinkedInQuotaError)
    expect(error).toMatchObject({ retryAfterMs: 6_000, isRetryable: false })
    expect(String(error)).toContain('/v2/learningAssets')
  })

  it.each([
    { description: 'the time of Retry-After', retryAfterMs: 90_000, blockedMs: 90_000 },
    { description: 'a second for a Retry-After of zero', retryAfterMs: 0, blockedMs: 1_000 },
    { description: 'a second for less than one', retryAfterMs: 999, blockedMs: 1_000 },
    { description: 'a day for a day', retryAfterMs: 24 * HOUR_MS, blockedMs: 24 * HOUR_MS },
    {
      description: 'a day for more than one',
      retryAfterMs: 24 * HOUR_MS + 1,
      blockedMs: 24 * HOUR_MS,
    },
  ])('blocks calls for $description, to the millisecond', async ({ retryAfterMs, blockedMs }) => {
    const { sends, clock, rateLimit, changes } = createTestRateLimit()
    await sends(rateLimited(retryAfterMs))
    expect(rateLimit.blockedUntilMs()).toBe(NOON_MS + blockedMs)

    for (let part = 1; part < 10; part += 1) {
      clock.advance(Math.floor(blockedMs / 10))
      expect(await sends(ANSWERED)).toBe(false)
    }
    clock.advance(NOON_MS + blockedMs - 1 - clock.now())
    expect(await sends(ANSWERED)).toBe(false)

    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)
    expect(changes).toEqual([NOON_MS + blockedMs, null])
  })

  it('blocks calls until midnight UTC where there is no Retry-After', async () => {
    const { sends, rateLimit, changes } = createTestRateLimit()

    await sends(rateLimited())

    expect(rateLimit.blockedUntilMs()).toBe(MIDNIGHT_MS)
    expect(changes).toEqual([MIDNIGHT_MS])
  })

  it('reports no blocked time after it has passed, also without a call', async () => {
    const { sends, rateLimit, clock } = createTestRateLimit()
    await sends(rateLimited(10_000))

    clock.advance(9_999)
    expect(rateLimit.blockedUntilMs()).toBe(NOON_MS + 10_000)
    clock.advance(1)
    expect(rateLimit.blockedUntilMs()).toBeNull()
  })

  it('reports one change for many calls that are rate-limited at once', async () => {
    const { acquire, changes } = createTestRateLimit()
    const releases = await Promise.all(Array.from({ length: 64 }, acquire))

    for (const release of releases) release(rateLimited())

    expect(changes).toEqual([MIDNIGHT_MS])
  })

  it('is not reset by calls that were in flight when it tripped', async () => {
    const { acquire, sends, changes } = createTestRateLimit()
    const [one, other, third] = await Promise.all([acquire(), acquire(), acquire()])

    one(rateLimited(10_000))
    other(ANSWERED)
    third(FAILED)

    expect(await sends(ANSWERED)).toBe(false)
    expect(changes).toEqual([NOON_MS + 10_000])
  })

  it.each([
    {
      description: 'a Retry-After, then none',
      first: rateLimited(10_000),
      second: rateLimited(),
      ms: 10_000,
    },
    {
      description: 'none, then a Retry-After',
      first: rateLimited(),
      second: rateLimited(10_000),
      ms: 10_000,
    },
    {
      description: 'the longer one, then the shorter',
      first: rateLimited(90_000),
      second: rateLimited(10_000),
      ms: 90_000,
    },
    {
      description: 'the shorter one, then the longer',
      first: rateLimited(10_000),
      second: rateLimited(90_000),
      ms: 90_000,
    },
  ])('blocks calls for the longest Retry-After: $description', async (row) => {
    const { acquire, rateLimit } = createTestRateLimit()
    const [one, other] = await Promise.all([acquire(), acquire()])

    one(row.first)
    other(row.second)

    expect(rateLimit.blockedUntilMs()).toBe(NOON_MS + row.ms)
  })

  it('permits one probe a minute for a whole day without Retry-After', async () => {
    const { sends, clock, changes } = createTestRateLimit(NOON_MS + 30_500)
    const sentAtMs: number[] = []

    for (let second = 0; second < 24 * 60 * 60; second += 1) {
      if (await sends(rateLimited())) sentAtMs.push(clock.now())
      clock.advance(1_000)
    }

    // One more at midnight, when the quota is renewed.
    const pausesMs = sentAtMs.slice(1).map((atMs, index) => atMs - (sentAtMs[index] ?? 0))
    expect(pausesMs.filter((pauseMs) => pauseMs < MINUTE_MS)).toHaveLength(1)
    expect(pausesMs.filter((pauseMs) => pauseMs > MINUTE_MS)).toEqual([])
    expect(sentAtMs.length).toBeLessThanOrEqual(24 * 60 + 1)
    expect(changes).toEqual([MIDNIGHT_MS, MIDNIGHT_MS + 24 * HOUR_MS])
  })
})

/** A rateLimit that was tripped without a Retry-After, with a probe in flight. */
async function createProbed() {
  const subject = createTestRateLimit()
  await subject.sends(rateLimited())
  subject.clock.advance(MINUTE_MS)
  return { ...subject, release: await subject.acquire() }
}

describe('A probe of a rate limit', () => {
  it('is the only call that is permitted', async () => {
    const { acquire } = await createProbed()

    await expect(acquire()).rejects.toBeInstanceOf(LinkedInQuotaError)
  })

  it('resets the rateLimit when LinkedIn answers', async () => {
    const { sends, release, changes, rateLimit } = await createProbed()

    release(ANSWERED)

    expect(rateLimit.blockedUntilMs()).toBeNull()
    expect(changes).toEqual([MIDNIGHT_MS, null])
    expect(await sends(ANSWERED)).toBe(true)
  })

  it.each([
    { description: 'it is rate-limited', outcome: rateLimited() },
    { description: 'it fails', outcome: FAILED },
    { description: 'it is aborted', outcome: ABORTED },
  ])('is followed by another a minute later when $description', async ({ outcome }) => {
    const { sends, release, changes, clock } = await createProbed()

    clock.advance(3_000)
    release(outcome)
    clock.advance(MINUTE_MS - 3_001)
    expect(await sends(ANSWERED)).toBe(false)

    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)
    expect(changes).toEqual([MIDNIGHT_MS, null])
  })

  it('is not followed by another before the Retry-After that it is given', async () => {
    const { sends, release, clock, changes } = await createProbed()
    release(rateLimited(10 * MINUTE_MS))

    clock.advance(10 * MINUTE_MS - 1)
    expect(await sends(ANSWERED)).toBe(false)
    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)

    expect(changes).toEqual([MIDNIGHT_MS, NOON_MS + 11 * MINUTE_MS, null])
  })

  it('resets the rateLimit also by a failure when the blocked time has passed', async () => {
    const { sends, clock } = createTestRateLimit(MIDNIGHT_MS - MINUTE_MS - 1)
    await sends(rateLimited())
    clock.advance(MINUTE_MS)
    expect(await sends(FAILED)).toBe(true)
    expect(await sends(ANSWERED)).toBe(false)

    clock.advance(1)
    expect(await sends(FAILED)).toBe(true)
    expect(await sends(ANSWERED)).toBe(true)
  })

  it('is not permitted before a Retry-After has passed', async () => {
    const { sends, clock } = createTestRateLimit()
    await sends(rateLimited(10 * MINUTE_MS))

    clock.advance(5 * MINUTE_MS)

    expect(await sends(ANSWERED)).toBe(false)
  })

  it.each([
    { description: 'fails', outcome: FAILED },
    { description: 'succeeds', outcome: ANSWERED },
    { description: 'is aborted', outcome: ABORTED },
  ])('that $description does not end a later Retry-After of another call', async ({ outcome }) => {
    const { acquire, clock, sends } = createTestRateLimit()
    const [one, late] = await Promise.all([acquire(), acquire()])
    one(rateLimited(1_000))
    clock.advance(1_000)
    const probe = await acquire()

    late(rateLimited(30_000))
    clock.advance(1_000)
    probe(outcome)

    expect(await sends(ANSWERED)).toBe(false)
    clock.advance(28_999)
    expect(await sends(ANSWERED)).toBe(false)
    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)
  })
})

describe('The first call after the blocked time of a rate limit', () => {
  /** The first call in flight, and three that wait for its outcome. */
  async function createWaiting() {
    const subject = createTestRateLimit()
    await subject.sends(rateLimited(10_000))
    subject.clock.advance(10_000)
    const release = await subject.acquire()
    const permitted: ((outcome: Outcome) => void)[] = []
    const refused: unknown[] = []
    for (let index = 0; index < 3; index += 1) {
      subject.acquire().then(
        (each) => permitted.push(each),
        (error: unknown) => refused.push(error),
      )
    }
    await untilIdle()
    return { ...subject, release, permitted, refused }
  }

  it('makes the others wait', async () => {
    const { permitted, refused } = await createWaiting()

    expect(permitted).toEqual([])
    expect(refused).toEqual([])
  })

  it.each([
    { description: 'it succeeds', outcome: ANSWERED },
    { description: 'it fails', outcome: FAILED },
  ])('permits the others when $description', async ({ outcome }) => {
    const { release, permitted, changes } = await createWaiting()

    release(outcome)
    await untilIdle()

    expect(permitted).toHaveLength(3)
    expect(changes).toEqual([NOON_MS + 10_000, null])
  })

  it.each([
    { description: 'with Retry-After', outcome: rateLimited(5_000) },
    { description: 'without', outcome: rateLimited() },
  ])('fails the others when it is rate-limited, $description', async ({ outcome }) => {
    const { release, permitted, refused } = await createWaiting()

    release(outcome)
    await untilIdle()

    expect(permitted).toEqual([])
    expect(refused).toHaveLength(3)
    for (const error of refused) expect(error).toBeInstanceOf(LinkedInQuotaError)
  })

  it('is replaced by the next one when it is aborted', async () => {
    const { release, permitted, refused } = await createWaiting()

    release(ABORTED)
    await untilIdle()
    expect(permitted).toHaveLength(1)

    permitted[0]?.(ANSWERED)
    await untilIdle()
    expect(permitted).toHaveLength(3)
    expect(refused).toEqual([])
  })

  it('is the only one of many at once, each time', async () => {
    const { sends, acquire, clock } = createTestRateLimit()
    await sends(rateLimited(1_000))
    for (let round = 0; round < 5; round += 1) {
      clock.advance(1_000)
      const permitted: ((outcome: Outcome) => void)[] = []
      const all = Array.from({ length: 50 }, () => acquire().then((each) => permitted.push(each)))
      await untilIdle()

      expect(permitted).toHaveLength(1)
      permitted[0]?.(rateLimited(1_000))
      await Promise.allSettled(all)
      expect(permitted).toHaveLength(1)
    }
  })
})
