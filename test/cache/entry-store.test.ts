import { Keyv } from 'keyv'
import { describe, expect, it } from 'vitest'
import { type Edition, toEdition } from '../../src/cache/entry.ts'
import { createRecords } from '../../src/cache/entry-store.ts'
import type { Cache } from '../../src/cache/store.ts'
import { createKeyvCache } from '../../src/cache/store.ts'
import { CACHES } from '../support/caches.ts'
import { createClock } from '../support/clock.ts'
import { createMapCache } from '../support/map-cache.ts'
import { LIFETIME, PARCEL_RULES } from '../support/parcel.ts'

/** Records over a cache, and a way to make editions of what a clock says. */
function createSubject<TestCache extends Cache>(cache: TestCache) {
  const clock = createClock()
  const records = createRecords({ cache, covers: PARCEL_RULES.covers, now: clock.now })
  const edition = (coverage: string, version = 1): Edition<string> => {
    const times = { nowMs: clock.now(), random: 0.5 }
    return toEdition({ coverage, answer: { version } }, LIFETIME, times)
  }
  return {
    records,
    clock,
    cache,
    edition,
    /** The coverages of the editions of `box`, in their order. */
    coverages: async () => (await records.read('box')).map(({ coverage }) => coverage),
  }
}

describe.each(CACHES)('Records over $description', ({ createCache }) => {
  it('are empty where nothing was added', async () => {
    const { records } = createSubject(createCache())

    expect(await records.read('box')).toEqual([])
  })

  it('give editions as they were added, the newest first', async () => {
    const { records, edition } = createSubject(createCache())
    const [one, other] = [edition('a', 1), edition('b', 2)]

    await records.add('box', one)
    await records.add('box', other)

    expect(await records.read('box')).toEqual([other, one])
  })

  it('keep things apart', async () => {
    const { records, edition, coverages } = createSubject(createCache())

    await records.add('box', edition('a'))
    await records.add('bag', edition('b'))

    expect(await coverages()).toEqual(['a'])
  })

  it('let go of editions that a new one covers, and of no others', async () => {
    const { records, edition, coverages } = createSubject(createCache())
    for (const letters of ['a', 'bc', 'cd']) await records.add('box', edition(letters))

    await records.add('box', edition('abc'))

    expect(await coverages()).toEqual(['abc', 'cd'])
  })

  it('replace an edition by one of the same, whatever is in it', async () => {
    const { records, edition } = createSubject(createCache())
    await records.add('box', edition('a', 1))

    const absent = { ...edition('a'), answer: null }
    await records.add('box', absent)

    expect(await records.read('box')).toEqual([absent])
  })

  it('hold sixty editions at the most, the newest', async () => {
    const { records, edition, coverages } = createSubject(createCache())
    const letters = Array.from({ length: 65 }, (_, index) => String.fromCharCode(256 + index))

    for (const letter of letters) await records.add('box', edition(letter))

    expect(await coverages()).toEqual(letters.reverse().slice(0, 60))
  })

  it('lose nothing of what is added at the same time', async () => {
    const { records, edition, coverages } = createSubject(createCache())
    const letters = [...'abcdefghijkl']

    await Promise.all(letters.map((letter) => records.add('box', edition(letter))))

    expect((await coverages()).sort()).toEqual(letters)
  })

  it('leave out what is worth nothing any more', async () => {
    const { records, edition, clock, coverages } = createSubject(createCache())
    await records.add('box', edition('a'))
    clock.advance(1)
    await records.add('box', edition('b'))

    clock.advance(69_998)
    expect(await coverages()).toEqual(['b', 'a'])
    clock.advance(1)
    expect(await coverages()).toEqual(['b'])
    clock.advance(1)
    expect(await coverages()).toEqual([])
  })

  it('note of one edition that nothing better is to be asked for', async () => {
    const { records, edition, clock } = createSubject(createCache())
    const [one, other] = [edition('a'), edition('b')]
    await records.add('box', one)
    await records.add('box', other)

    await records.postpone('box', one, clock.now() + 10)

    expect(await records.read('box')).toEqual([other, { ...one, askAgainAtMs: clock.now() + 10 }])
  })

  it('note nothing of an edition that has left', async () => {
    const { records, edition, clock } = createSubject(createCache())
    const left = edition('a')
    await records.add('box', left)
    clock.advance(1)
    const later = edition('a')
    await records.add('box', later)

    await records.postpone('box', left, clock.now() + 10)
    await records.postpone('bag', left, clock.now() + 10)

    expect(await records.read('box')).toEqual([later])
    expect(await records.read('bag')).toEqual([])
  })

  it('lose nothing of what is added while it is noted', async () => {
    const { records, edition, clock } = createSubject(createCache())
    const one = edition('a')
    await records.add('box', one)
    const other = edition('b')

    const atMs = clock.now() + 10
    await Promise.all([records.postpone('box', one, atMs), records.add('box', other)])

    expect(await records.read('box')).toEqual([other, { ...one, askAgainAtMs: atMs }])
  })
})

describe('Records', () => {
  it('keep an entry for as long as its last edition is worth anything', async () => {
    const { records, edition, clock, cache } = createSubject(createMapCache())
    await records.add('box', edition('a'))
    clock.advance(40_000)

    await records.add('box', { ...edition('b'), keptUntilMs: clock.now() + 500 })

    expect(cache.timesToLiveMs).toEqual([70_000, 30_000])
  })

  it('keep for whole milliseconds: some stores take no others', async () => {
    const { records, cache, clock } = createSubject(createMapCache())
    const times = { nowMs: clock.now(), random: 0.123_456_789 }

    await records.add('box', toEdition({ coverage: 'a', answer: {} }, LIFETIME, times))

    expect(cache.timesToLiveMs.every(Number.isInteger)).toBe(true)
  })

  it('write once for all who fail to get something better', async () => {
    const { records, edition, clock, cache } = createSubject(createMapCache())
    const one = edition('a')
    await records.add('box', one)

    await Promise.all(
      Array.from({ length: 100 }, () => records.postpone('box', one, clock.now() + 10)),
    )

    expect(cache.timesToLiveMs).toHaveLength(2)
  })

  it('note again when the time noted is over', async () => {
    const { records, edition, clock } = createSubject(createMapCache())
    const one = edition('a')
    await records.add('box', one)
    await records.postpone('box', one, clock.now() + 10)

    clock.advance(10)
    await records.postpone('box', one, clock.now() + 10)

    expect(await records.read('box')).toEqual([{ ...one, askAgainAtMs: clock.now() + 10 }])
  })

  it('change the record of one thing while that of another is slow', async () => {
    const { entries, ...cache } = createMapCache()
    const { records, edition } = createSubject({
      ...cache,
      get: (key: string) => (key === 'slow' ? new Promise(() => {}) : cache.get(key)),
    })

    records.add('slow', edition('a'))
    await records.add('box', edition('a'))

    expect(entries.has('box')).toBe(true)
  })

  it('are misses where their cache fails', async () => {
    const failures: unknown[] = []
    const store = new Map()
    const keyv = new Keyv({ store })
    const { records, edition, coverages } = createSubject(
      createKeyvCache(keyv, (error) => failures.push(error)),
    )
    await records.add('box', edition('a'))
    store.get = () => {
      throw new Error('The store is away')
    }

    expect(await coverages()).toEqual([])
    await records.add('box', edition('b'))
    await records.postpone('box', edition('b'), 0)

    expect(failures).not.toEqual([])
  })
})
