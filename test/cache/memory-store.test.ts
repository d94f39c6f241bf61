import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryCache, createMemoryKeyv } from '../../src/cache/memory-store.ts'

const HOUR_MS = 60 * 60 * 1_000

/** The bytes that the store counts for one entry. */
function entryBytes(key: string, value: unknown): number {
  return 150 + key.length + 2 * JSON.stringify(value).length
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

describe('createMemoryCache', () => {
  it('gives what was set at once, and tells of all that is dropped', async () => {
    const dropped: unknown[] = []
    const cache = createMemoryCache(
      { maxBytes: 600, sizeOf: () => 100, onDrop: (value) => dropped.push(value) },
      (error) => {
        throw error
      },
    )
    await cache.set('a', 1, HOUR_MS)
    await cache.set('b', 2, HOUR_MS)

    // The one that was used least recently makes room.
    expect(cache.peek('a')).toBe(1)
    await cache.set('c', 3, HOUR_MS)
    expect(dropped).toEqual([2])
    expect([cache.peek('a'), cache.peek('b'), cache.peek('c')]).toEqual([1, undefined, 3])

    cache.delete('a')
    await cache.close()
    expect(dropped).toEqual([2, 1, 3])
    expect(cache.peek('c')).toBeUndefined()
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

  it('takes one timer, whatever is set, which does not keep the process alive', async () => {
    const interval = vi.spyOn(globalThis, 'setInterval')
    const keyv = createMemoryKeyv({ maxBytes: 10_000 })
    vi.advanceTimersByTime(1)

    for (const key of ['a', 'b', 'c']) await keyv.set(key, 'value', 1_000)

    expect(vi.getTimerCount()).toBe(1)
    expect(interval.mock.results[0]?.value.hasRef()).toBe(false)
    vi.advanceTimersByTime(60_000)
    expect(vi.getTimerCount()).toBe(0)
    interval.mockRestore()
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
