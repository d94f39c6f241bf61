import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { freshness, toEdition } from '../../src/cache/entry.ts'
import { LIFETIME } from '../support/parcel.ts'

const KEPT_AT_MS = Date.UTC(2026, 10, 21, 12)
const PARCEL = { coverage: 'a', answer: {} }
const ALMOST_ONE = 1 - Number.EPSILON

describe('freshness', () => {
  it.each([
    { description: 'the shortest', random: 0, freshMs: 9_000 },
    { description: 'the middle', random: 0.5, freshMs: 10_000 },
    { description: 'the longest', random: ALMOST_ONE, freshMs: 11_000 },
  ])('ends to the millisecond, at $description of its times', ({ random, freshMs }) => {
    const edition = toEdition(PARCEL, LIFETIME, { nowMs: KEPT_AT_MS, random })
    const at = (ms: number) => freshness(edition, KEPT_AT_MS + ms)

    expect([at(0), at(freshMs - 1)]).toEqual(['fresh', 'fresh'])
    expect([at(freshMs), at(freshMs + 4_999)]).toEqual(['stale', 'stale'])
    expect([at(freshMs + 5_000), at(freshMs + 59_999)]).toEqual(['expired', 'expired'])
    expect(at(freshMs + 60_000)).toBe('gone')
  })

  it.each([
    { description: 'no time of staleness', staleMs: 0, staleIfErrorMs: 60_000, state: 'expired' },
    { description: 'no time to help over', staleMs: 5_000, staleIfErrorMs: 0, state: 'stale' },
    { description: 'neither', staleMs: 0, staleIfErrorMs: 0, state: 'gone' },
  ])('knows of an edition with $description', ({ state, ...times }) => {
    const lifetime = { freshMs: 10_000, ...times }
    const edition = toEdition(PARCEL, lifetime, { nowMs: 0, random: 0.5 })

    expect(freshness(edition, 9_999)).toBe('fresh')
    expect(freshness(edition, 10_000)).toBe(state)
    expect(freshness(edition, 10_000 + Math.max(times.staleMs, times.staleIfErrorMs))).toBe('gone')
  })

  it('takes an edition of a clock that was ahead for fresh', () => {
    const edition = toEdition(PARCEL, LIFETIME, { nowMs: KEPT_AT_MS, random: 0.5 })

    expect(freshness(edition, KEPT_AT_MS - 60_000)).toBe('fresh')
  })

  it('ends a tenth before or after its time at the most, in whole milliseconds', () => {
    const day = 24 * 60 * 60_000
    const times = fc.integer({ min: 0, max: 7 * day })
    fc.assert(
      fc.property(
        fc.record({ freshMs: times, staleMs: times, staleIfErrorMs: times }),
        fc.double({ min: 0, max: ALMOST_ONE, noNaN: true }),
        (lifetime, random) => {
          const edition = toEdition(PARCEL, lifetime, { nowMs: KEPT_AT_MS, random })
          const freshMs = edition.freshUntilMs - KEPT_AT_MS

          expect(Math.abs(freshMs - lifetime.freshMs)).toBeLessThanOrEqual(
            lifetime.freshMs / 10 + 1,
          )
          expect(Number.isInteger(freshMs)).toBe(true)
          expect(edition.staleUntilMs - edition.freshUntilMs).toBe(lifetime.staleMs)
          expect(edition.keptUntilMs).toBeGreaterThanOrEqual(edition.staleUntilMs)
        },
      ),
    )
  })
})
