import fc from 'fast-check'
import { Keyv } from 'keyv'
import { describe, expect, it } from 'vitest'
import {
  type CacheEntry,
  createEntry,
  createEntryStore,
  freshness,
} from '../../src/cache/entries.ts'
import { type Cache, createKeyvCache } from '../../src/cache/store.ts'
import { LETTERS_POLICY, LIFETIME } from '../support/cache-layers.ts'
import { CACHES, createMapCache } from '../support/cache-stores.ts'
import { createClock } from '../support/clock.ts'

const STORED_AT_MS = Date.UTC(2026, 10, 21, 12)
const CONTENT = { coverage: 'a', response: {} }
const ALMOST_ONE = 1 - Number.EPSILON

describe('freshness', () => {
  it.each([
    { description: 'the shortest', random: 0, freshMs: 9_000 },
    { description: 'the middle', random: 0.5, freshMs: 10_000 },
    { description: 'the longest', random: ALMOST_ONE, freshMs: 11_000 },
  ])('changes at the millisecond, at $description of the fresh times', ({ random, freshMs }) => {
    const entry = createEntry(CONTENT, LIFETIME, { nowMs: STORED_AT_MS, random })
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
    const entry = createEntry(CONTENT, lifetime, { nowMs: 0, random: 0.5 })

    expect(freshness(entry, 9_999)).toBe('fresh')
    expect(freshness(entry, 10_000)).toBe(state)
    expect(freshness(entry, 10_000 + Math.max(times.staleMs, times.staleIfErrorMs))).toBe('expired')
  })

  it('is fresh for an entry of a clock that was ahead', () => {
    const entry = createEntry(CONTENT, LIFETIME, { nowMs: STORED_AT_MS, random: 0.5 })

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
          const entry = createEntry(CONTENT, lifetime, { nowMs: STORED_AT_MS, random })
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

/** An entry store over a cache, and entries of the clock's time. */
function createSubject<TestCache extends Cache>(cache: TestCache) {
  const clock = createClock()
  const entries = createEntryStore({
    cache,
    covers: LETTERS_POLICY.covers,
    contradicts: () => false,
    now: clock.now,
  })
  const entry = (coverage: string, version = 1): CacheEntry<string> => {
    const times = { nowMs: clock.now(), random: 0.5 }
    return createEntry({ coverage, response: { version } }, LIFETIME, times)
  }
  return {
    entries,
    clock,
    cache,
    entry,
    /** The coverages of the entries of `box`, in their order. */
    coverages: async () => (await entries.read('box')).map(({ coverage }) => coverage),
  }
}

describe.each(CACHES)('An entry store over $description', ({ createCache }) => {
  it('is empty for a key without entries', async () => {
    const { entries } = createSubject(createCache())

    expect(await entries.read('box')).toEqual([])
  })

  it('reads entries as they were added, the newest first', async () => {
    const { entries, entry } = createSubject(createCache())
    const [one, other] = [entry('a', 1), entry('b', 2)]

    await entries.add('box', one)
    await entries.add('box', other)

    expect(await entries.read('box')).toEqual([other, one])
  })

  it('keeps keys apart', async () => {
    const { entries, entry, coverages } = createSubject(createCache())

    await entries.add('box', entry('a'))
    await entries.add('bag', entry('b'))

    expect(await coverages()).toEqual(['a'])
  })

  it('drops the entries that a new one covers, and no others', async () => {
    const { entries, entry, coverages } = createSubject(createCache())
    for (const letters of ['a', 'bc', 'cd']) await entries.add('box', entry(letters))

    await entries.add('box', entry('abc'))

    expect(await coverages()).toEqual(['abc', 'cd'])
  })

  it('replaces an entry of the same coverage, whatever the response', async () => {
    const { entries, entry } = createSubject(createCache())
    await entries.add('box', entry('a', 1))

    const absent = { ...entry('a'), response: null }
    await entries.add('box', absent)

    expect(await entries.read('box')).toEqual([absent])
  })

  it('holds the newest sixty entries of a key', async () => {
    const { entries, entry, coverages } = createSubject(createCache())
    const letters = Array.from({ length: 65 }, (_, index) => String.fromCharCode(256 + index))

    for (const letter of letters) await entries.add('box', entry(letter))

    expect(await coverages()).toEqual(letters.reverse().slice(0, 60))
  })

  it('loses none of the entries that are added concurrently', async () => {
    const { entries, entry, coverages } = createSubject(createCache())
    const letters = [...'abcdefghijkl']

    await Promise.all(letters.map((letter) => entries.add('box', entry(letter))))

    expect((await coverages()).sort()).toEqual(letters)
  })

  it('leaves out expired entries', async () => {
    const { entries, entry, clock, coverages } = createSubject(createCache())
    await entries.add('box', entry('a'))
    clock.advance(1)
    await entries.add('box', entry('b'))

    clock.advance(69_998)
    expect(await coverages()).toEqual(['b', 'a'])
    clock.advance(1)
    expect(await coverages()).toEqual(['b'])
    clock.advance(1)
    expect(await coverages()).toEqual([])
  })

  it('backs off from refreshing one entry', async () => {
    const { entries, entry, clock } = createSubject(createCache())
    const [one, other] = [entry('a'), entry('b')]
    await entries.add('box', one)
    await entries.add('box', other)

    await entries.backOff('box', one, clock.now() + 10)

    expect(await entries.read('box')).toEqual([
      other,
      { ...one, refreshNotBeforeMs: clock.now() + 10 },
    ])
  })

  it('ignores a back-off for an entry that was replaced', async () => {
    const { entries, entry, clock } = createSubject(createCache())
    const replaced = entry('a')
    await entries.add('box', replaced)
    clock.advance(1)
    const later = entry('a')
    await entries.add('box', later)

    await entries.backOff('box', replaced, clock.now() + 10)
    await entries.backOff('bag', replaced, clock.now() + 10)

    expect(await entries.read('box')).toEqual([later])
    expect(await entries.read('bag')).toEqual([])
  })

  it('loses no entry that is added during a back-off', async () => {
    const { entries, entry, clock } = createSubject(createCache())
    const one = entry('a')
    await entries.add('box', one)
    const other = entry('b')

    const atMs = clock.now() + 10
    await Promise.all([entries.backOff('box', one, atMs), entries.add('box', other)])

    expect(await entries.read('box')).toEqual([other, { ...one, refreshNotBeforeMs: atMs }])
  })
})

describe('An entry store', () => {
  it('stores the value until its last entry expires', async () => {
    const { entries, entry, clock, cache } = createSubject(createMapCache())
    await entries.add('box', entry('a'))
    clock.advance(40_000)

    await entries.add('box', { ...entry('b'), expiresAtMs: clock.now() + 500 })

    expect(cache.timesToLiveMs).toEqual([70_000, 30_000])
  })

  it('stores for whole milliseconds, which some stores require', async () => {
    const { entries, cache, clock } = createSubject(createMapCache())
    const times = { nowMs: clock.now(), random: 0.123_456_789 }

    await entries.add('box', createEntry({ coverage: 'a', response: {} }, LIFETIME, times))

    expect(cache.timesToLiveMs.every(Number.isInteger)).toBe(true)
  })

  it('writes one back-off for concurrent failures', async () => {
    const { entries, entry, clock, cache } = createSubject(createMapCache())
    const one = entry('a')
    await entries.add('box', one)

    await Promise.all(
      Array.from({ length: 100 }, () => entries.backOff('box', one, clock.now() + 10)),
    )

    expect(cache.timesToLiveMs).toHaveLength(2)
  })

  it('backs off again after a back-off has ended', async () => {
    const { entries, entry, clock } = createSubject(createMapCache())
    const one = entry('a')
    await entries.add('box', one)
    await entries.backOff('box', one, clock.now() + 10)

    clock.advance(10)
    await entries.backOff('box', one, clock.now() + 10)

    expect(await entries.read('box')).toEqual([{ ...one, refreshNotBeforeMs: clock.now() + 10 }])
  })

  it('changes one key while another is slow', async () => {
    const { entries: stored, ...cache } = createMapCache()
    const { entries, entry } = createSubject({
      ...cache,
      get: (key: string) => (key === 'slow' ? new Promise(() => {}) : cache.get(key)),
    })

    entries.add('slow', entry('a'))
    await entries.add('box', entry('a'))

    expect(stored.has('box')).toBe(true)
  })

  it('reads nothing when the cache fails', async () => {
    const failures: unknown[] = []
    const store = new Map()
    const keyv = new Keyv({ store })
    const { entries, entry, coverages } = createSubject(
      createKeyvCache(keyv, (error) => failures.push(error)),
    )
    await entries.add('box', entry('a'))
    store.get = () => {
      throw new Error('The store is down')
    }

    expect(await coverages()).toEqual([])
    await entries.add('box', entry('b'))
    await entries.backOff('box', entry('b'), 0)

    expect(failures).not.toEqual([])
  })
})
