import { describe, expect, it } from 'vitest'
import { LinkedInQuotaError } from '../../../src/linkedin/errors.ts'
import type { Outcome } from '../../../src/linkedin/middleware/rate-limit.ts'
import {
  ABORTED,
  ANSWERED,
  createTestRateLimit,
  DAY_SPENT,
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
    clock.advance(10_000)
    expect(await sends(ANSWERED)).toBe(true)
    expect(changes).toEqual([NOON_MS + blockedMs, null])
  })

  it('blocks calls for a second where there is no Retry-After', async () => {
    const { sends, rateLimit, changes, clock } = createTestRateLimit()

    await sends(rateLimited())

    expect(rateLimit.blockedUntilMs()).toBe(NOON_MS + 1_000)
    expect(rateLimit.retryAfterMs()).toBe(1_000)
    expect(changes).toEqual([NOON_MS + 1_000])
    clock.advance(999)
    expect(await sends(ANSWERED)).toBe(false)
    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)
    expect(await sends(ANSWERED)).toBe(true)
  })

  it('blocks calls until midnight UTC where LinkedIn names the day, and probes after a second', async () => {
    const { sends, rateLimit, changes, clock } = createTestRateLimit()

    await sends(DAY_SPENT)

    expect(rateLimit.blockedUntilMs()).toBe(MIDNIGHT_MS)
    expect(rateLimit.retryAfterMs()).toBe(1_000)
    expect(changes).toEqual([MIDNIGHT_MS])
    clock.advance(1_000)
    expect(await sends(DAY_SPENT)).toBe(true)
    expect(rateLimit.retryAfterMs()).toBe(MINUTE_MS)
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
    const { acquire, changes, rateLimit } = createTestRateLimit()
    const releases = await Promise.all(Array.from({ length: 64 }, acquire))

    for (const release of releases) release(rateLimited())

    expect(changes).toEqual([NOON_MS + 1_000])
    expect(rateLimit.retryAfterMs()).toBe(1_000)
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

  it('reports the end of a burst once no call was refused for ten seconds', async () => {
    const { sends, clock, changes } = createTestRateLimit()
    for (let burst = 0; burst < 20; burst += 1) {
      await sends(rateLimited())
      clock.advance(1_000)
      await sends(ANSWERED)
      clock.advance(8_999)
      await sends(ANSWERED)
    }
    expect(changes).toEqual([NOON_MS + 1_000])

    clock.advance(1)
    await sends(ANSWERED)
    await sends(ANSWERED)

    expect(changes).toEqual([NOON_MS + 1_000, null])
  })
})

/** The time of each call, in seconds from noon, of those sent every second for so long. */
async function callsEverySecond(outcome: Outcome, seconds: number) {
  const subject = createTestRateLimit()
  const sentAt: number[] = []
  for (let second = 0; second < seconds; second += 1) {
    if (await subject.sends(outcome)) sentAt.push(second)
    subject.clock.advance(1_000)
  }
  return { ...subject, sentAt }
}

describe('A rate limit whose probes are refused', () => {
  it('waits twice as long for each, up to three minutes', async () => {
    const { sentAt } = await callsEverySecond(rateLimited(), 1_000)

    expect(sentAt).toEqual([0, 1, 3, 7, 15, 31, 63, 127, 255, 435, 615, 795, 975])
  })

  it('waits a minute and more where LinkedIn names the day', async () => {
    const { sentAt } = await callsEverySecond(DAY_SPENT, 1_000)

    expect(sentAt).toEqual([0, 1, 61, 181, 361, 541, 721, 901])
  })

  it('takes the quota of the day for used up after a minute, and reports it once', async () => {
    const { changes, rateLimit } = await callsEverySecond(rateLimited(), 200)

    expect(changes).toEqual([NOON_MS + 1_000, MIDNIGHT_MS])
    expect(rateLimit.blockedUntilMs()).toBe(MIDNIGHT_MS)
    expect(rateLimit.retryAfterMs()).toBe(55_000)
  })

  it.each([
    { description: 'without a word', outcome: rateLimited() },
    { description: 'where LinkedIn names the day', outcome: DAY_SPENT },
  ])('makes at most 500 calls in a whole day $description', async ({ outcome }) => {
    const { sentAt } = await callsEverySecond(outcome, 24 * 60 * 60)

    expect(sentAt.length).toBeLessThanOrEqual(500)
    // One at midnight, when the quota is renewed.
    expect(sentAt).toContain(12 * 60 * 60)
  })

  it('starts with a second again after midnight, for clocks differ', async () => {
    const { sends, clock, rateLimit } = createTestRateLimit(MIDNIGHT_MS - 90_000)
    await sends(DAY_SPENT)
    clock.advance(1_000)
    await sends(DAY_SPENT)
    clock.advance(89_000)

    expect(await sends(DAY_SPENT)).toBe(true)

    expect(rateLimit.retryAfterMs()).toBe(1_000)
  })

  it('starts with a second again after a given time', async () => {
    const { sends, clock, rateLimit } = createTestRateLimit()
    await sends(rateLimited(90_000))
    clock.advance(90_000)

    expect(await sends(rateLimited())).toBe(true)

    expect(rateLimit.retryAfterMs()).toBe(1_000)
  })
})

/** LinkedIn has named the day, with a probe in flight. */
async function createProbed() {
  const subject = createTestRateLimit()
  await subject.sends(DAY_SPENT)
  subject.clock.advance(1_000)
  await subject.sends(DAY_SPENT)
  subject.clock.advance(MINUTE_MS)
  return { ...subject, release: await subject.acquire() }
}

describe('A probe of a day whose quota is used up', () => {
  it('is the only call that is permitted', async () => {
    const { acquire } = await createProbed()

    await expect(acquire()).rejects.toMatchObject({
      code: 'LINKEDIN_QUOTA',
      retryAfterMs: MINUTE_MS,
    })
  })

  it('permits calls when LinkedIn answers', async () => {
    const { sends, release, changes, rateLimit } = await createProbed()

    release(ANSWERED)

    expect(rateLimit.blockedUntilMs()).toBeNull()
    expect(changes).toEqual([MIDNIGHT_MS, null])
    expect(await sends(ANSWERED)).toBe(true)
  })

  it.each([
    { description: 'is refused', outcome: DAY_SPENT, nextMs: 2 * MINUTE_MS + 3_000 },
    { description: 'fails', outcome: FAILED, nextMs: MINUTE_MS },
    { description: 'is aborted', outcome: ABORTED, nextMs: MINUTE_MS },
  ])('that $description is followed by another', async ({ outcome, nextMs }) => {
    const { sends, release, changes, clock } = await createProbed()

    clock.advance(3_000)
    release(outcome)
    clock.advance(nextMs - 3_001)
    expect(await sends(ANSWERED)).toBe(false)

    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)
    expect(changes).toEqual([MIDNIGHT_MS, null])
  })

  it('is not followed by another before the Retry-After that it is given', async () => {
    const { sends, release, clock, rateLimit } = await createProbed()
    release(rateLimited(10 * MINUTE_MS))

    expect(rateLimit.retryAfterMs()).toBe(10 * MINUTE_MS)
    clock.advance(10 * MINUTE_MS - 1)
    expect(await sends(ANSWERED)).toBe(false)
    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)
  })

  it('at midnight permits calls also by failing', async () => {
    const { sends, clock } = createTestRateLimit(MIDNIGHT_MS - 1_001)
    await sends(DAY_SPENT)
    clock.advance(1_000)
    expect(await sends(FAILED)).toBe(true)
    expect(await sends(ANSWERED)).toBe(false)

    clock.advance(1)
    expect(await sends(FAILED)).toBe(true)
    expect(await sends(ANSWERED)).toBe(true)
  })
})

describe('A probe after a given time', () => {
  it('is not permitted before', async () => {
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
  async function createWaiting(refusal = rateLimited(10_000)) {
    const subject = createTestRateLimit()
    await subject.sends(refusal)
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
    for (const refusal of [rateLimited(10_000), rateLimited()]) {
      const { release, permitted, rateLimit } = await createWaiting(refusal)

      release(outcome)
      await untilIdle()

      expect(permitted).toHaveLength(3)
      expect(rateLimit.blockedUntilMs()).toBeNull()
    }
  })

  it('permits the others when it succeeds although LinkedIn has named the day', async () => {
    const { release, permitted, rateLimit } = await createWaiting(DAY_SPENT)
    expect(permitted).toEqual([])

    release(ANSWERED)
    await untilIdle()

    expect(permitted).toHaveLength(3)
    expect(rateLimit.blockedUntilMs()).toBeNull()
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
