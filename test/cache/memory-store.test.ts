import v8 from 'node:v8'
import vm from 'node:vm'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryKeyv, estimateBytes } from '../../src/cache/memory-store.ts'
import { createSandboxClient } from '../support/sandbox.ts'

const HOUR_MS = 60 * 60 * 1_000

/** The bytes that the store counts for one entry. */
function entryBytes(key: string, value: unknown): number {
  return 120 + estimateBytes(key) + estimateBytes({ value, expires: Date.now() })
}

describe('createMemoryKeyv', () => {
  it('returns the value that was set, not a copy', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    const value = { elements: [{ urn: 'urn:li:lyndaCourse:1' }] }

    await keyv.set('key', value, HOUR_MS)

    expect(await keyv.get('key')).toBe(value)
  })

  it('has no value for a key that was not set', async () => {
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

  it('shares no values with another store', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    const other = createMemoryKeyv({ maxBytes: 10_000 })

    await keyv.set('key', 1, HOUR_MS)

    expect(await other.get('key')).toBeUndefined()
  })
})

describe('The bytes of a memory store', () => {
  it('are at most maxBytes, whatever is set', async () => {
    const maxBytes = 1_000_000
    const keyv = createMemoryKeyv({ maxBytes })
    const value = { title: 'x'.repeat(100) }
    const keys = Array.from({ length: 100_000 }, (_, index) => `key-${index}`)

    for (const key of keys) await keyv.set(key, value, HOUR_MS)

    const stored: string[] = []
    for (const key of keys) if (await keyv.has(key)) stored.push(key)
    const storedBytes = stored.reduce((bytes, key) => bytes + entryBytes(key, value), 0)
    expect(storedBytes).toBeLessThanOrEqual(maxBytes)
    expect(storedBytes).toBeGreaterThan(maxBytes * 0.99)
    expect(stored).toEqual(keys.slice(-stored.length))
  })

  it('are taken from the least recently used value', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 3 * entryBytes('a', 'value') })
    for (const key of ['a', 'b', 'c']) await keyv.set(key, 'value', HOUR_MS)

    await keyv.get('a')
    await keyv.set('d', 'value', HOUR_MS)

    const stored = await Promise.all(['a', 'b', 'c', 'd'].map((key) => keyv.has(key)))
    expect(stored).toEqual([true, false, true, true])
  })

  it('count a value that is replaced once', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 2 * entryBytes('a', 'value') })
    await keyv.set('a', 'value', HOUR_MS)

    for (let count = 0; count < 10; count += 1) await keyv.set('b', 'value', HOUR_MS)

    expect(await keyv.get('a')).toBe('value')
  })

  it('do not hold a value larger than maxBytes, and delete the one before it', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 1_000 })
    await keyv.set('small', 'value', HOUR_MS)
    await keyv.set('large', 'old', HOUR_MS)

    await keyv.set('large', 'x'.repeat(1_000), HOUR_MS)

    expect(await keyv.get('large')).toBeUndefined()
    expect(await keyv.get('small')).toBe('value')
  })
})

describe('The TTL of a memory store', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('ends after its last millisecond', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    await keyv.set('key', 'value', 1_000)

    vi.advanceTimersByTime(1_000)
    expect(await keyv.get('key')).toBe('value')

    vi.advanceTimersByTime(1)
    expect(await keyv.get('key')).toBeUndefined()
    expect(await keyv.has('key')).toBe(false)
  })

  it('frees the bytes of an expired value within a minute, also when it was used last', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 2 * entryBytes('a', 'value') })
    // lru-cache reads a start of zero as no TTL.
    vi.advanceTimersByTime(1)
    await keyv.set('a', 'value', 600_000)
    await keyv.set('b', 'value', 1_000)

    vi.advanceTimersByTime(60_002)
    await keyv.set('c', 'value', 600_000)

    expect(await keyv.get('a')).toBe('value')
  })

  it('can be longer than a timer', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    await keyv.set('key', 'value', 90 * 24 * HOUR_MS)

    vi.advanceTimersByTime(24 * HOUR_MS)

    expect(await keyv.get('key')).toBe('value')
  })

  it('starts again when a value is replaced', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    await keyv.set('key', 'old', 1_000)
    vi.advanceTimersByTime(999)
    await keyv.set('key', 'new', 1_000)

    vi.advanceTimersByTime(999)

    expect(await keyv.get('key')).toBe('new')
  })

  it('does not start again when a value is read', async () => {
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    await keyv.set('key', 'value', 1_000)
    vi.advanceTimersByTime(999)
    await keyv.get('key')

    vi.advanceTimersByTime(2)

    expect(await keyv.get('key')).toBeUndefined()
  })
})

describe('A memory store that is disconnected', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  it('has no values and no timers, and stores nothing', async () => {
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
  { description: 'the largest integer of 32 bits', value: 2_147_483_647, bytes: 8 },
  { description: 'a larger integer', value: 2_147_483_648, bytes: 8 + 16 },
  { description: 'a fraction', value: 0.5, bytes: 8 + 16 },
  { description: 'a boolean', value: true, bytes: 8 },
  { description: 'null', value: null, bytes: 8 },
  { description: 'undefined', value: undefined, bytes: 8 },
  { description: 'an empty string', value: '', bytes: 24 },
  { description: 'a Latin-1 string, at one byte a character', value: 'Übersicht', bytes: 24 + 16 },
  { description: 'another string, at two bytes a character', value: 'Обзор', bytes: 24 + 16 },
  { description: 'a string, in whole words of 8 bytes', value: 'abc', bytes: 24 + 8 },
  { description: 'emojis, of two characters each', value: '😀😀😀', bytes: 24 + 16 },
  { description: 'an empty list', value: [], bytes: 56 },
  { description: 'a list', value: [1, 'a'], bytes: 56 + 8 + 32 },
  { description: 'an empty object', value: {}, bytes: 32 },
  { description: 'an object without its keys', value: { a: 1, b: '' }, bytes: 32 + 8 + 24 },
  { description: 'bytes', value: new Uint8Array(100), bytes: 104 + 100 },
  { description: 'nested values', value: { a: [{}] }, bytes: 32 + 56 + 32 },
]

describe('estimateBytes', () => {
  it.each(VALUES)('counts $description', ({ value, bytes }) => {
    expect(estimateBytes(value)).toBe(bytes)
  })

  it('counts 1 to 1.6 times the heap that parsed pages of assets take', async () => {
    const client = await createSandboxClient()
    const path = '/v2/learningAssets?q=criteria&count=100'
    const ratios: number[] = []

    const text = await (await client.get(path)).text()
    for (let sample = 0; sample < 5; sample += 1) ratios.push(estimatedToTaken(text))

    const median = ratios.sort((one, other) => one - other)[2]
    expect(median).toBeGreaterThan(1)
    expect(median).toBeLessThan(1.6)
  })
})

/** The estimate for many copies of a parsed text, as a part of the heap that they take. */
function estimatedToTaken(text: string): number {
  const before = usedBytes()
  const copies = Array.from({ length: Math.ceil(TEN_MEGABYTES / text.length) }, () =>
    JSON.parse(text),
  )
  const taken = usedBytes() - before
  // Used after the measurement, so that no copy is collected before it.
  return estimateBytes(copies) / taken
}

function usedBytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed
}
