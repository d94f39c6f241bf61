import { EventEmitter } from 'node:events'
import { Keyv } from 'keyv'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMemoryKeyv } from '../../src/cache/memory-store.ts'
import { createKeyvCache } from '../../src/cache/store.ts'

/** A cache, and the failures that it has reported. */
function createSubject(keyv: Keyv) {
  const failures: unknown[] = []
  return { cache: createKeyvCache(keyv, (error) => failures.push(error)), failures }
}

const broken = new Error('connection lost')

/** A store of which every method fails. */
function createBrokenKeyv() {
  const fail = async () => {
    throw broken
  }
  return new Keyv({ store: { get: fail, set: fail, delete: fail, clear: fail } })
}

function createCyclic() {
  const cyclic: Record<string, unknown> = {}
  cyclic['self'] = cyclic
  return cyclic
}

describe('createKeyvCache', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('stores a value', async () => {
    const { cache, failures } = createSubject(createMemoryKeyv({ maxBytes: 10_000 }))
    const value = { elements: [] }

    await cache.set('key', value, 1_000)

    expect(await cache.get('key')).toBe(value)
    expect(await cache.get('other')).toBeUndefined()
    expect(failures).toEqual([])
  })

  it('stores a value for its TTL', async () => {
    vi.useFakeTimers()
    const { cache } = createSubject(createMemoryKeyv({ maxBytes: 10_000 }))
    await cache.set('key', 'value', 1_000)

    vi.advanceTimersByTime(1_001)

    expect(await cache.get('key')).toBeUndefined()
  })

  it.each([0, -1, Number.NaN, Number.NEGATIVE_INFINITY])(
    'stores nothing for a TTL of %d milliseconds',
    async (timeToLiveMs) => {
      const { cache } = createSubject(createMemoryKeyv({ maxBytes: 10_000 }))

      await cache.set('key', 'value', timeToLiveMs)

      expect(await cache.get('key')).toBeUndefined()
    },
  )

  it('does not replace a value by one with a TTL of zero', async () => {
    const { cache } = createSubject(createMemoryKeyv({ maxBytes: 10_000 }))
    await cache.set('key', 'older', 1_000)

    await cache.set('key', 'newer', 0)

    expect(await cache.get('key')).toBe('older')
  })

  it('reads a failure of the store as a miss', async () => {
    const { cache } = createSubject(createBrokenKeyv())

    expect(await cache.get('key')).toBeUndefined()
  })

  it('reports a store that cannot be written', async () => {
    const { cache, failures } = createSubject(createBrokenKeyv())

    await cache.set('key', 'value', 1_000)

    expect(failures).toEqual([broken])
  })

  it.each([
    { description: 'is cyclic', value: createCyclic() },
    { description: 'is a symbol', value: Symbol('value') },
  ])('reports a value that $description, and does not store it', async ({ value }) => {
    const { cache, failures } = createSubject(createMemoryKeyv({ maxBytes: 10_000 }))

    await cache.set('key', value, 1_000)

    expect(await cache.get('key')).toBeUndefined()
    expect(failures.length).toBeGreaterThan(0)
  })

  it('reports the error events of the store', () => {
    const store = Object.assign(new EventEmitter(), new Map(), {
      get: () => undefined,
      set: () => undefined,
      delete: () => true,
      clear: () => undefined,
    })
    const { failures } = createSubject(new Keyv({ store }))

    store.emit('error', broken)

    expect(failures).toEqual([broken])
  })
})
