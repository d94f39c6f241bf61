import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { LinkedInQuotaError } from '../../../src/linkedin/errors.ts'
import type { Outcome } from '../../../src/linkedin/middleware/circuit-breaker.ts'
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

/** A breaker that is closed for an unknown time, with a probe under way. */
async function createProbed() {
  const subject = createTestCircuitBreaker()
  await subject.sends(rateLimited())
  subject.clock.advance(MINUTE_MS)
  return { ...subject, release: await subject.acquire() }
}

describe('A probe before the time is over', () => {
  it('goes alone', async () => {
    const { acquire } = await createProbed()

    await expect(acquire()).rejects.toBeInstanceOf(LinkedInQuotaError)
  })

  it('opens with an answer', async () => {
    const { sends, release, changes, breaker } = await createProbed()

    release(ANSWERED)

    expect(breaker.blockedUntilMs()).toBeNull()
    expect(changes).toEqual([MIDNIGHT_MS, null])
    expect(await sends(ANSWERED)).toBe(true)
  })

  it.each([
    { description: 'LinkedIn still takes none', outcome: rateLimited() },
    { description: 'no answer comes', outcome: FAILED },
    { description: 'nobody waits for its answer', outcome: ABORTED },
  ])('is followed by one a minute later where $description', async ({ outcome }) => {
    const { sends, release, changes, clock } = await createProbed()

    clock.advance(3_000)
    release(outcome)
    clock.advance(MINUTE_MS - 3_001)
    expect(await sends(ANSWERED)).toBe(false)

    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)
    expect(changes).toEqual([MIDNIGHT_MS, null])
  })

  it('learns for how long, and then nobody goes before', async () => {
    const { sends, release, clock, changes } = await createProbed()
    release(rateLimited(10 * MINUTE_MS))

    clock.advance(10 * MINUTE_MS - 1)
    expect(await sends(ANSWERED)).toBe(false)
    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)

    expect(changes).toEqual([MIDNIGHT_MS, NOON_MS + 11 * MINUTE_MS, null])
  })

  it('opens where no answer comes and the time is over meanwhile', async () => {
    const { sends, clock } = createTestCircuitBreaker(MIDNIGHT_MS - MINUTE_MS - 1)
    await sends(rateLimited())
    clock.advance(MINUTE_MS)
    expect(await sends(FAILED)).toBe(true)
    expect(await sends(ANSWERED)).toBe(false)

    clock.advance(1)
    expect(await sends(FAILED)).toBe(true)
    expect(await sends(ANSWERED)).toBe(true)
  })

  it('is not sent before a time that LinkedIn has given', async () => {
    const { sends, clock } = createTestCircuitBreaker()
    await sends(rateLimited(10 * MINUTE_MS))

    clock.advance(5 * MINUTE_MS)

    expect(await sends(ANSWERED)).toBe(false)
  })

  it.each([
    { description: 'its failure', outcome: FAILED },
    { description: 'its answer', outcome: ANSWERED },
    { description: 'having been left', outcome: ABORTED },
  ])('does not open by $description where another was told a later time', async ({ outcome }) => {
    const { acquire, clock, sends } = createTestCircuitBreaker()
    const [one, straggler] = await Promise.all([acquire(), acquire()])
    one(rateLimited(1_000))
    clock.advance(1_000)
    const probe = await acquire()

    straggler(rateLimited(30_000))
    clock.advance(1_000)
    probe(outcome)

    expect(await sends(ANSWERED)).toBe(false)
    clock.advance(28_999)
    expect(await sends(ANSWERED)).toBe(false)
    clock.advance(1)
    expect(await sends(ANSWERED)).toBe(true)
  })
})

describe('The first request after the time is over', () => {
  /** One that has gone, and those that wait to see what becomes of it. */
  async function createWaiting() {
    const subject = createTestCircuitBreaker()
    await subject.sends(rateLimited(10_000))
    subject.clock.advance(10_000)
    const release = await subject.acquire()
    const entered: ((outcome: Outcome) => void)[] = []
    const refused: unknown[] = []
    for (let index = 0; index < 3; index += 1) {
      subject.acquire().then(
        (each) => entered.push(each),
        (error: unknown) => refused.push(error),
      )
    }
    await setImmediate()
    return { ...subject, release, entered, refused }
  }

  it('goes first: the others wait', async () => {
    const { entered, refused } = await createWaiting()

    expect(entered).toEqual([])
    expect(refused).toEqual([])
  })

  it.each([
    { description: 'an answer', outcome: ANSWERED },
    { description: 'no answer', outcome: FAILED },
  ])('lets the others through after $description', async ({ outcome }) => {
    const { release, entered, changes } = await createWaiting()

    release(outcome)
    await setImmediate()

    expect(entered).toHaveLength(3)
    expect(changes).toEqual([NOON_MS + 10_000, null])
  })

  it.each([
    { description: 'for a time', outcome: rateLimited(5_000) },
    { description: 'for an unknown time', outcome: rateLimited() },
  ])('keeps the others back where LinkedIn still takes none, $description', async ({ outcome }) => {
    const { release, entered, refused } = await createWaiting()

    release(outcome)
    await setImmediate()

    expect(entered).toEqual([])
    expect(refused).toHaveLength(3)
    for (const error of refused) expect(error).toBeInstanceOf(LinkedInQuotaError)
  })

  it('leaves it to the next one to go first when nobody waits for it any more', async () => {
    const { release, entered, refused } = await createWaiting()

    release(ABORTED)
    await setImmediate()
    expect(entered).toHaveLength(1)

    entered[0]?.(ANSWERED)
    await setImmediate()
    expect(entered).toHaveLength(3)
    expect(refused).toEqual([])
  })

  it('is the only one in a rush of many, each time', async () => {
    const { sends, acquire, clock } = createTestCircuitBreaker()
    await sends(rateLimited(1_000))
    for (let round = 0; round < 5; round += 1) {
      clock.advance(1_000)
      const entered: ((outcome: Outcome) => void)[] = []
      const all = Array.from({ length: 50 }, () => acquire().then((each) => entered.push(each)))
      await setImmediate()

      expect(entered).toHaveLength(1)
      entered[0]?.(rateLimited(1_000))
      await Promise.allSettled(all)
      expect(entered).toHaveLength(1)
    }
  })
})
