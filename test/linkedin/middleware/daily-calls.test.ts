import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDailyCalls, nextMidnightMs } from '../../../src/linkedin/middleware/daily-calls.ts'
import { createClock } from '../../support/clock.ts'

const DAY_MS = 86_400_000
const ASSETS = '/v2/learningAssets'
const REPORTS = '/v2/learningActivityReports'

describe('nextMidnightMs', () => {
  it.each([
    { now: '2026-11-21T00:00:00.000Z', midnight: '2026-11-22T00:00:00.000Z' },
    { now: '2026-11-21T12:34:56.789Z', midnight: '2026-11-22T00:00:00.000Z' },
    { now: '2026-11-21T23:59:59.999Z', midnight: '2026-11-22T00:00:00.000Z' },
    { now: '2026-12-31T23:00:00.000Z', midnight: '2027-01-01T00:00:00.000Z' },
    { now: '2028-02-28T23:00:00.000Z', midnight: '2028-02-29T00:00:00.000Z' },
  ])('after $now is $midnight', ({ now, midnight }) => {
    expect(new Date(nextMidnightMs(Date.parse(now))).toISOString()).toBe(midnight)
  })

  it('is later, by a day at the most, and a midnight in UTC', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2100, 0) }), (nowMs) => {
        const midnightMs = nextMidnightMs(nowMs)
        expect(midnightMs).toBeGreaterThan(nowMs)
        expect(midnightMs - nowMs).toBeLessThanOrEqual(DAY_MS)
        expect(new Date(midnightMs).toISOString()).toMatch(/T00:00:00\.000Z$/)
      }),
    )
  })
})

describe('DailyCalls', () => {
  it('are none at first', () => {
    const calls = createDailyCalls(createClock().now)

    expect(calls.countOf(ASSETS)).toBe(0)
    expect(calls.endpoints()).toEqual([])
  })

  it('are counted for each endpoint by itself', () => {
    const calls = createDailyCalls(createClock().now)

    for (const endpoint of [ASSETS, REPORTS, ASSETS]) calls.add(endpoint)

    expect([ASSETS, REPORTS].map(calls.countOf)).toEqual([2, 1])
    expect(calls.endpoints()).toEqual([ASSETS, REPORTS])
  })

  it('are counted to the last millisecond of the day in UTC, and then anew', () => {
    const clock = createClock(Date.UTC(2026, 10, 21, 12))
    const calls = createDailyCalls(clock.now)
    calls.add(ASSETS)

    clock.advance(DAY_MS / 2 - 1)
    calls.add(ASSETS)
    expect(calls.countOf(ASSETS)).toBe(2)

    clock.advance(1)
    expect(calls.countOf(ASSETS)).toBe(0)
    expect(calls.endpoints()).toEqual([])
    calls.add(ASSETS)
    expect(calls.countOf(ASSETS)).toBe(1)
  })

  it('are counted anew also after days without any', () => {
    const clock = createClock()
    const calls = createDailyCalls(clock.now)
    calls.add(ASSETS)

    clock.advance(10 * DAY_MS)
    calls.add(ASSETS)

    expect(calls.countOf(ASSETS)).toBe(1)
  })

  it('are as many as were added since the last midnight', () => {
    const pauses = fc.array(fc.integer({ min: 0, max: DAY_MS }), { maxLength: 30 })
    fc.assert(
      fc.property(pauses, (pauses) => {
        const clock = createClock()
        const calls = createDailyCalls(clock.now)
        const addedAt: number[] = []
        for (const pauseMs of pauses) {
          clock.advance(pauseMs)
          calls.add(ASSETS)
          addedAt.push(clock.now())

          const midnightMs = nextMidnightMs(clock.now()) - DAY_MS
          expect(calls.countOf(ASSETS)).toBe(addedAt.filter((ms) => ms >= midnightMs).length)
        }
      }),
    )
  })
})
