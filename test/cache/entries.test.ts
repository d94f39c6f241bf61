import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshness, timesOf } from '../../src/cache/entries.ts'
import { LIFETIME } from '../support/cache-layers.ts'

const STORED_AT_MS = Date.UTC(2026, 10, 21, 12)
const ALMOST_ONE = 1 - Number.EPSILON

describe('freshness', () => {
  it.each([
    { description: 'the shortest', random: 0, freshMs: 9_000 },
    { description: 'the middle', random: 0.5, freshMs: 10_000 },
    { description: 'the longest', random: ALMOST_ONE, freshMs: 11_000 },
  ])('changes at the millisecond, at $description of the fresh times', ({ random, freshMs }) => {
    const entry = timesOf(LIFETIME, { nowMs: STORED_AT_MS, random })
    const at = (ms: number) => freshness(entry, STORED_AT_MS + ms)

    expect([at(0), at(freshMs - 1)]).toEqual(['fresh', 'fresh'])
    expect([at(freshMs), at(freshMs + 4_999)]).toEqual(['stale', 'stale'])
    expect([at(freshMs + 5_000), at(freshMs + 59_999)]).toEqual([
      'stale-if-error',
      'stale-if-error',
    ])
    expect(at(freshMs + 60_000)).toBe('expired')
  })

  it.each([
    {
      description: 'no stale time',
      staleMs: 0,
      staleIfErrorMs: 60_000,
      state: 'stale-if-error',
    },
    { description: 'no stale-if-error time', staleMs: 5_000, staleIfErrorMs: 0, state: 'stale' },
    { description: 'neither', staleMs: 0, staleIfErrorMs: 0, state: 'expired' },
  ])('follows for an entry with $description', ({ state, ...times }) => {
    const lifetime = { freshMs: 10_000, ...times }
    const entry = timesOf(lifetime, { nowMs: 0, random: 0.5 })

    expect(freshness(entry, 9_999)).toBe('fresh')
    expect(freshness(entry, 10_000)).toBe(state)
    expect(freshness(entry, 10_000 + Math.max(times.staleMs, times.staleIfErrorMs))).toBe('expired')
  })

  it('is fresh for an entry of a clock that was ahead', () => {
    const entry = timesOf(LIFETIME, { nowMs: STORED_AT_MS, random: 0.5 })

    expect(freshness(entry, STORED_AT_MS - 60_000)).toBe('fresh')
  })

  it('ends at most a tenth before or after the lifetime, in whole milliseconds', () => {
    const day = 24 * 60 * 60_000
    const times = fc.integer({ min: 0, max: 7 * day })
    fc.assert(
      fc.property(
        fc.record({ freshMs: times, staleMs: times, staleIfErrorMs: times }),
        fc.double({ min: 0, max: ALMOST_ONE, noNaN: true }),
        (lifetime, random) => {
          const entry = timesOf(lifetime, { nowMs: STORED_AT_MS, random })
          const freshMs = entry.freshUntilMs - STORED_AT_MS

          expect(Math.abs(freshMs - lifetime.freshMs)).toBeLessThanOrEqual(
            lifetime.freshMs / 10 + 1,
          )
          expect(Number.isInteger(freshMs)).toBe(true)
          expect(entry.staleUntilMs - entry.freshUntilMs).toBe(lifetime.staleMs)
          expect(entry.expiresAtMs).toBeGreaterThanOrEqual(entry.staleUntilMs)
        },
      ),
    )
  })
})
