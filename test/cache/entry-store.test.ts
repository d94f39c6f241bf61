import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type EntryTimes, type NewEntry, timesOf } from '../../src/cache/entries.ts'
import { createEntryStore } from '../../src/cache/entry-store.ts'
import { LETTERS_POLICY, LIFETIME } from '../support/cache-layers.ts'
import { createClock } from '../support/clock.ts'

/** A page of boxes, each of which holds the letters that the page does. Null: an unreadable one. */
interface Shelf {
  readonly version: number
  readonly boxes: readonly ({ readonly name: string } | null)[]
}

const POLICY = {
  ...LETTERS_POLICY,
  contradicts: (newer: string, older: string) => newer === 'z' && older === 'y',
  partAt(response: unknown, coverage: string, place: number) {
    const box = (response as Shelf).boxes[place]
    return box ? { coverage, response: box } : null
  },
  partsMayCover: LETTERS_POLICY.covers,
  partsReplace: LETTERS_POLICY.covers,
}

/** Longer than that of a whole. */
const PART_LIFETIME = { freshMs: 100_000, staleMs: 50_000, staleIfErrorMs: 600_000 }

/** A store of entries, and new ones of the clock's time. */
function createSubject({ maxBytes = 1_000_000 } = {}) {
  const clock = createClock()
  const failures: unknown[] = []
  const onFailure = (error: unknown) => failures.push(error)
  const entries = createEntryStore({ maxBytes, policy: POLICY, now: clock.now, onFailure })
  const moment = () => ({ nowMs: clock.now(), random: 0.5 })
  const entry = (
    coverage: string,
    response: unknown = { version: 1 },
    times: EntryTimes = timesOf(LIFETIME, moment()),
  ): NewEntry<string> => ({ coverage, times, response, bytes: null, parts: null })
  const shelf = (coverage: string, version: number, ...names: readonly (string | null)[]) => ({
    ...entry(coverage, { version, boxes: names.map((name) => name && { name, version }) }),
    parts: { keys: names, times: timesOf(PART_LIFETIME, moment()) },
  })
  return {
    entries,
    clock,
    failures,
    entry,
    shelf,
    found: (key: string, wanted: string) => entries.find(key, wanted)?.response,
  }
}

describe('An entry store', () => {
  it('is empty for a key without entries', () => {
    const { entries } = createSubject()

    expect(entries.find('box', 'a')).toBeUndefined()
    expect(entries.freshCoverages('box')).toEqual([])
  })

  it('finds an entry as it was added', async () => {
    const { entries, entry } = createSubject()
    const { coverage, times, response } = entry('ab', { version: 1, title: 'Ünïcode – 日本' })

    await entries.add('box', entry('ab', response))

    expect(entries.find('box', 'b')).toEqual({ coverage, response, ...times })
    expect(entries.find('box', 'b')).toEqual({ coverage, response, ...times })
  })

  it('finds what the bytes say, also behind a byte order mark, and later changes of them change nothing', async () => {
    const { entries, entry, found } = createSubject()
    const bytes = Buffer.from('\ufeff{"version":7}')

    await entries.add('box', { ...entry('a'), bytes })
    bytes.fill(0)

    expect(found('box', 'a')).toEqual({ version: 7 })
  })

  it('finds the newest entry that is enough', async () => {
    const { entries, entry, found } = createSubject()
    await entries.add('box', entry('ab', { version: 1 }))
    await entries.add('box', entry('ac', { version: 2 }))

    expect(found('box', 'a')).toEqual({ version: 2 })
    expect(found('box', 'b')).toEqual({ version: 1 })
    expect(found('box', 'bc')).toBeUndefined()
    expect(found('bag', 'a')).toBeUndefined()
  })

  it('parses a body that is read often once', async () => {
    const { entries, entry, found } = createSubject()
    await entries.add('box', entry('a'))

    expect(found('box', 'a')).toBe(found('box', 'a'))
  })

  it('drops the entries that a new one covers, and no others', async () => {
    const { entries, entry } = createSubject()
    for (const letters of ['a', 'bc', 'cd']) await entries.add('box', entry(letters))

    await entries.add('box', entry('abc'))

    expect(entries.freshCoverages('box')).toEqual(['abc', 'cd'])
  })

  it('drops the entries that a new one contradicts', async () => {
    const { entries, entry } = createSubject()
    for (const letters of ['y', 'x', 'z']) await entries.add('box', entry(letters))

    expect(entries.freshCoverages('box')).toEqual(['z', 'x'])
  })

  it('finds that a resource does not exist', async () => {
    const { entries, entry } = createSubject()
    await entries.add('box', entry('a'))

    await entries.add('box', entry('a', null))

    expect(entries.find('box', 'a')).toMatchObject({ response: null })
    expect(entries.freshCoverages('box')).toEqual(['a'])
  })

  it('holds the newest 1 500 entries of a key', async () => {
    const { entries, entry } = createSubject({ maxBytes: 10_000_000 })
    const letters = Array.from({ length: 1_505 }, (_, index) => String.fromCharCode(256 + index))

    for (const letter of letters) await entries.add('box', entry(letter))

    expect(entries.freshCoverages('box')).toEqual(letters.reverse().slice(0, 1_500))
  })

  it('loses none of the entries that are added concurrently', async () => {
    const { entries, entry } = createSubject()
    const letters = [...'abcdefghijkl']

    await Promise.all(letters.map((letter) => entries.add('box', entry(letter))))

    expect(entries.freshCoverages('box').toSorted()).toEqual(letters)
  })

  it('finds no expired entry, and states the coverage of fresh ones', async () => {
    const { entries, entry, clock, found } = createSubject()
    await entries.add('box', entry('a'))
    clock.advance(1)
    await entries.add('box', entry('b'))

    clock.advance(LIFETIME.freshMs - 1)
    expect(entries.freshCoverages('box')).toEqual(['b'])
    clock.advance(59_999)
    expect(found('box', 'a')).toEqual({ version: 1 })
    clock.advance(1)
    expect(found('box', 'a')).toBeUndefined()
    expect(found('box', 'b')).toEqual({ version: 1 })
  })

  it('keeps no entry that has expired before it is added', async () => {
    const { entries, entry, clock, failures } = createSubject()
    const late = entry('a')
    clock.advance(1_000_000)

    await entries.add('box', late)

    expect(entries.find('box', 'a')).toBeUndefined()
    expect(failures).toEqual([])
  })

  it('backs off from refreshing one entry, and again after that', async () => {
    const { entries, entry, clock } = createSubject()
    await entries.add('box', entry('a'))
    await entries.add('box', entry('b'))
    const find = () => entries.find('box', 'a') ?? expect.fail()
    const startMs = clock.now()

    entries.backOff('box', find(), startMs + 10)
    clock.advance(9)
    entries.backOff('box', find(), startMs + 19)

    expect(find()).toMatchObject({ refreshNotBeforeMs: startMs + 10 })
    expect(entries.find('box', 'b')).not.toHaveProperty('refreshNotBeforeMs')

    clock.advance(1)
    entries.backOff('box', find(), startMs + 20)
    expect(find()).toMatchObject({ refreshNotBeforeMs: startMs + 20 })
  })

  it('ignores a back-off for an entry that was replaced', async () => {
    const { entries, entry, clock } = createSubject()
    await entries.add('box', entry('a'))
    const replaced = entries.find('box', 'a') ?? expect.fail()
    clock.advance(1)
    await entries.add('box', entry('a'))

    entries.backOff('box', replaced, clock.now() + 10)
    entries.backOff('bag', replaced, clock.now() + 10)

    expect(entries.find('box', 'a')).not.toHaveProperty('refreshNotBeforeMs')
  })
})

describe('The parts of an entry', () => {
  it('are found as resources of their own, for times of their own', async () => {
    const { entries, shelf, clock } = createSubject()
    const { times, parts } = shelf('ab', 1, 'box', null, 'bag')

    await entries.add('shelf', shelf('ab', 1, 'box', null, 'bag'))

    expect(entries.find('bag', 'b')).toEqual({
      ...parts.times,
      coverage: 'ab',
      response: { name: 'bag', version: 1 },
    })
    expect(entries.find('shelf', 'a')).toMatchObject(times)
    clock.advance(PART_LIFETIME.freshMs)
    expect(entries.find('shelf', 'a')).toBeUndefined()
    expect(entries.find('box', 'ab')).toMatchObject({ response: { name: 'box' } })
    clock.advance(PART_LIFETIME.staleIfErrorMs)
    expect(entries.find('box', 'ab')).toBeUndefined()
  })

  it('are no entries of the resource, by which a request for a whole would be prefetched', async () => {
    const { entries, shelf } = createSubject()

    await entries.add('shelf', shelf('a', 1, 'box'))

    expect(entries.freshCoverages('box')).toEqual([])
  })

  it('are not found for more than they hold, nor where it is unknown what they answer', async () => {
    const { entries, shelf, found } = createSubject()
    const { response, ...page } = shelf('a', 1, 'box', 'bag')
    const [, bag] = (response as Shelf).boxes

    await entries.add('shelf', { ...page, response: { version: 1, boxes: [null, bag] } })

    expect(found('bag', 'ab')).toBeUndefined()
    expect(found('box', 'a')).toBeUndefined()
    expect(found('bag', 'a')).toEqual({ name: 'bag', version: 1 })
  })

  it('are found in the newest entry that is enough, whole or not', async () => {
    const { entries, entry, shelf, found } = createSubject()
    await entries.add('shelf', shelf('ab', 1, 'box'))
    await entries.add('box', entry('bc', { version: 2 }))
    await entries.add('rack', shelf('cd', 3, 'box'))

    expect(['a', 'b', 'c', 'd'].map((letter) => found('box', letter))).toMatchObject([
      { version: 1 },
      { version: 2 },
      { version: 3 },
      { version: 3 },
    ])
  })

  it('are found no more once a newer entry of the resource covers them', async () => {
    const { entries, entry, shelf, clock, found } = createSubject()
    await entries.add('shelf', shelf('a', 1, 'box', 'bag'))

    await entries.add('box', entry('a', null))
    clock.advance(LIFETIME.freshMs + LIFETIME.staleIfErrorMs)

    expect(found('box', 'a')).toBeUndefined()
    expect(found('bag', 'a')).toMatchObject({ version: 1 })
  })

  it('replace older entries of the resource that they cover, also once they are gone', async () => {
    const { entries, entry, shelf, found } = createSubject()
    await entries.add('box', entry('a', { version: 1 }))
    await entries.add('box', entry('b', { version: 2 }))
    await entries.add('shelf', shelf('ac', 3, 'box'))
    expect(found('box', 'a')).toMatchObject({ version: 3 })

    await entries.add('shelf', shelf('ac', 4, 'bag'))

    expect(found('box', 'a')).toBeUndefined()
    expect(found('box', 'b')).toEqual({ version: 2 })
  })

  it('replace older parts that they cover, also once they are gone', async () => {
    const { entries, shelf, found } = createSubject()
    await entries.add('rack', shelf('a', 1, 'box', 'bag'))
    await entries.add('shelf', shelf('ab', 2, 'box'))
    await entries.add('shelf', shelf('ab', 3, 'bag'))

    expect(found('box', 'a')).toBeUndefined()
    expect(found('bag', 'a')).toMatchObject({ version: 3 })
  })

  it('are backed off from by themselves', async () => {
    const { entries, shelf, clock } = createSubject()
    await entries.add('shelf', shelf('a', 1, 'box', 'bag'))
    const untilMs = clock.now() + 10

    entries.backOff('bag', entries.find('bag', 'a') ?? expect.fail(), untilMs)

    expect(entries.find('bag', 'a')).toMatchObject({ refreshNotBeforeMs: untilMs })
    expect(entries.find('box', 'a')).not.toHaveProperty('refreshNotBeforeMs')
    expect(entries.find('shelf', 'a')).not.toHaveProperty('refreshNotBeforeMs')
  })

  it('are found in at most sixty entries', async () => {
    const { entries, shelf, found } = createSubject()
    const letters = Array.from({ length: 61 }, (_, index) => String.fromCharCode(256 + index))
    for (const letter of letters) await entries.add(`shelf ${letter}`, shelf(letter, 1, 'box'))

    expect(letters.map((letter) => found('box', letter) !== undefined)).toEqual(
      letters.map((_, index) => index > 0),
    )
  })
})

describe('The memory of an entry store', () => {
  it('is taken from what was used least recently, its parts included', async () => {
    const { entries, entry, shelf, found } = createSubject({ maxBytes: 100_000 })
    await entries.add('rack', shelf('a', 1, 'cup', 'jug'))
    await entries.add('shelf', shelf('a', 1, 'box', 'bag'))
    found('jug', 'a')

    const other = entry('a', { text: 'x'.repeat(95_000) })
    await entries.add('other', other)

    expect(['rack', 'cup', 'jug', 'other'].every((key) => entries.find(key, 'a'))).toBe(true)
    expect(['shelf', 'box', 'bag'].some((key) => entries.find(key, 'a'))).toBe(false)
  })

  it('is not taken by an entry that is larger', async () => {
    const { entries, entry, failures } = createSubject({ maxBytes: 10_000 })
    await entries.add('box', entry('a'))

    await entries.add('bag', entry('a', { text: 'x'.repeat(10_000) }))

    expect(entries.find('bag', 'a')).toBeUndefined()
    expect(entries.find('box', 'a')).toBeDefined()
    expect(failures).toEqual([])
  })

  it('is free for others again, whatever they are', async () => {
    const { entries, entry, found } = createSubject({ maxBytes: 100_000 })

    for (let version = 0; version < 200; version += 1) {
      const text = String(version).repeat(1 + ((version * 7_919) % 9_000))
      await entries.add(`box ${version}`, entry('a', { text }))
      expect(found(`box ${version}`, 'a')).toEqual({ text })
    }
  })
})

describe('An entry store that is closed', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('has no entries and no timers, and stores nothing', async () => {
    const { entries, entry, shelf } = createSubject()
    await entries.add('shelf', shelf('a', 1, 'box'))
    expect(vi.getTimerCount()).toBe(1)

    await entries.close()
    await entries.add('bag', entry('a'))

    expect(vi.getTimerCount()).toBe(0)
    for (const key of ['shelf', 'box', 'bag']) expect(entries.find(key, 'a')).toBeUndefined()
  })
})
