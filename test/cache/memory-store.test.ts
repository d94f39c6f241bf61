import v8 from 'node:v8'
import vm from 'node:vm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryKeyv, estimateBytes } from '../../src/cache/memory-store.ts'
import { createSandboxClient } from '../support/sandbox.ts'

const HOUR_MS = 60 * 60 * 1_000

/** What one entry takes, as the store counts it. */
function entryBytes(key: string, value: unknown): number {
  return 120 + estimateBytes(key) + estimateBytes({ value, expires: Date.now() })
}

describe('createMemoryKeyv', () => {
  it('gives back what was set, the very same', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    const value = { elements: [{ urn: 'urn:li:lyndaCourse:1' }] }

    await keyv.set('key', value, HOUR_MS)

    expect(await keyv.get('key')).toBe(value)
  })

  it('has nothing that was not set', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })

    expect(await keyv.get('toString')).toBeUndefined()
    expect(await keyv.has('toString')).toBe(false)
  })

  it('replaces, deletes and clears', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    await keyv.set('a', 1, HOUR_MS)
    await keyv.set('a', 2, HOUR_MS)
    await keyv.set('b', 3, HOUR_MS)

    expect(await keyv.get('a')).toBe(2)
    expect(await keyv.delete('a')).toBe(true)
    expect(await keyv.get('a')).toBeUndefined()

    await keyv.clear()
    expect(await keyv.get('b')).toBeUndefined()
  })

  it('keeps one store apart from another', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    const other = createMemoryKeyv({ maxBytes: 10_000 })

    await keyv.set('key', 1, HOUR_MS)

    expect(await other.get('key')).toBeUndefined()
  })
})

describe('the bytes of a store', () => {
  it('stay within its bounds, however many keys are set', async () => {
    const maxBytes = 1_000_000
    const keyv = createMemoryKeyv({ maxBytes })
    const value = { title: 'x'.repeat(100) }
    const keys = Array.from({ length: 100_000 }, (_, index) => `key-${index}`)

    for (const key of keys) await keyv.set(key, value, HOUR_MS)

    const kept: string[] = []
    for (const key of keys) if (await keyv.has(key)) kept.push(key)
    const keptBytes = kept.reduce((bytes, key) => bytes + entryBytes(key, value), 0)
    expect(keptBytes).toBeLessThanOrEqual(maxBytes)
    expect(keptBytes).toBeGreaterThan(maxBytes * 0.99)
    expect(kept).toEqual(keys.slice(-kept.length))
  })

  it('are taken from the least recently used', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 3 * entryBytes('a', 'value') })
    for (const key of ['a', 'b', 'c']) await keyv.set(key, 'value', HOUR_MS)

    await keyv.get('a')
    await keyv.set('d', 'value', HOUR_MS)

    const kept = await Promise.all(['a', 'b', 'c', 'd'].map((key) => keyv.has(key)))
    expect(kept).toEqual([true, false, true, true])
  })

  it('count a value that is replaced once', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 2 * entryBytes('a', 'value') })
    await keyv.set('a', 'value', HOUR_MS)

    for (let time = 0; time < 10; time += 1) await keyv.set('b', 'value', HOUR_MS)

    expect(await keyv.get('a')).toBe('value')
  })

  it('have no room for a value that is larger than all of them', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 1_000 })
    await keyv.set('small', 'value', HOUR_MS)
    await keyv.set('large', 'old', HOUR_MS)

    await keyv.set('large', 'x'.repeat(1_000), HOUR_MS)

    expect(await keyv.get('large')).toBeUndefined()
    expect(await keyv.get('small')).toBe('value')
  })
})

describe('the time to live', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('is how long a value is kept', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    await keyv.set('key', 'value', 1_000)

    vi.advanceTimersByTime(1_000)
    expect(await keyv.get('key')).toBe('value')

    vi.advanceTimersByTime(1)
    expect(await keyv.get('key')).toBeUndefined()
    expect(await keyv.has('key')).toBe(false)
  })

  it('gives back the room of a value within a minute of its end, though it was used last', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 2 * entryBytes('a', 'value') })
    // The store takes a time of zero for none.
    vi.advanceTimersByTime(1)
    await keyv.set('a', 'value', 600_000)
    await keyv.set('b', 'value', 1_000)

    vi.advanceTimersByTime(60_002)
    await keyv.set('c', 'value', 600_000)

    expect(await keyv.get('a')).toBe('value')
  })

  it('may be longer than any timer', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    await keyv.set('key', 'value', 90 * 24 * HOUR_MS)

    vi.advanceTimersByTime(24 * HOUR_MS)

    expect(await keyv.get('key')).toBe('value')
  })

  it('begins anew when a value is replaced', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    await keyv.set('key', 'old', 1_000)
    vi.advanceTimersByTime(999)
    await keyv.set('key', 'new', 1_000)

    vi.advanceTimersByTime(999)

    expect(await keyv.get('key')).toBe('new')
  })

  it('does not begin anew when a value is read', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    await keyv.set('key', 'value', 1_000)
    vi.advanceTimersByTime(999)
    await keyv.get('key')

    vi.advanceTimersByTime(2)

    expect(await keyv.get('key')).toBeUndefined()
  })
})

describe('a store that is disconnected', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('has forgotten everything, ends its timers, and keeps nothing from then on', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    await keyv.set('early', 'value', HOUR_MS)
    expect(vi.getTimerCount()).toBe(1)

    await keyv.disconnect()
    await keyv.set('late', 'value', HOUR_MS)

    expect(vi.getTimerCount()).toBe(0)
    expect(await keyv.get('early')).toBeUndefined()
    expect(await keyv.get('late')).toBeUndefined()
  })
})

const TEN_MEGABYTES = 10_000_000

v8.setFlagsFromString('--expose-gc')
const collectGarbage: () => void = vm.runInNewContext('gc')

const VALUES = [
  { description: 'a number', value: 1, bytes: 8 },
  { description: 'the largest number of 32 bits', value: 2_147_483_647, bytes: 8 },
  { description: 'a larger one', value: 2_147_483_648, bytes: 8 + 16 },
  { description: 'a fraction', value: 0.5, bytes: 8 + 16 },
  { description: 'a truth', value: true, bytes: 8 },
  { description: 'null', value: null, bytes: 8 },
  { description: 'nothing', value: undefined, bytes: 8 },
  { description: 'an empty text', value: '', bytes: 24 },
  { description: 'a text of Latin-1, at a byte a character', value: 'Übersicht', bytes: 24 + 16 },
  { description: 'another text, at two bytes a character', value: 'Обзор', bytes: 24 + 16 },
  { description: 'a text in whole slots', value: 'abc', bytes: 24 + 8 },
  { description: 'an emoji, which is two characters', value: '😀😀😀', bytes: 24 + 16 },
  { description: 'an empty list', value: [], bytes: 56 },
  { description: 'a list', value: [1, 'a'], bytes: 56 + 8 + 32 },
  { description: 'an empty object', value: {}, bytes: 32 },
  { description: 'an object, but for its names', value: { a: 1, b: '' }, bytes: 32 + 8 + 24 },
  { description: 'bytes', value: new Uint8Array(100), bytes: 104 + 100 },
  { description: 'what is nested', value: { a: [{}] }, bytes: 32 + 56 + 32 },
]

describe('estimateBytes', () => {
  it.each(VALUES)('counts $description', ({ value, bytes }) => {
    expect(estimateBytes(value)).toBe(bytes)
  })

  it('counts no less than pages of assets take when they are parsed, and not much more', async () => {
    const client = await createSandboxClient()
    const path = '/v2/learningAssets?q=criteria&count=100'
    const ratios: number[] = []

    const text = await (await client.get(path)).text()
    for (let time = 0; time < 5; time += 1) ratios.push(estimatedToTaken(text))

    const median = ratios.sort((one, other) => one - other)[2]
    expect(median).toBeGreaterThan(1)
    expect(median).toBeLessThan(1.6)
  })
})

/** How much more is estimated for many copies of a parsed text than they take of the heap. */
function estimatedToTaken(text: string): number {
  const before = usedBytes()
  const copies = Array.from({ length: Math.ceil(TEN_MEGABYTES / text.length) }, () =>
    JSON.parse(text),
  )
  const taken = usedBytes() - before
  // Used after it was measured, so that nothing is gone by then.
  return estimateBytes(copies) / taken
}

function usedBytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}
