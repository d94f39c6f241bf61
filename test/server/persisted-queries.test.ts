import { Keyv } from 'keyv'
import { describe, expect, it } from 'vitest'
import { createMemoryKeyv } from '../../src/cache/memory-store.ts'
import { createKeyvCache } from '../../src/cache/store.ts'
import { createPersistedQueryStore } from '../../src/server/persisted-queries.ts'
import { createMapCache } from '../support/map-cache.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const TEXT = '{ __typename }'

describe('createPersistedQueryStore', () => {
  it('keeps texts for a day', async () => {
    const cache = createMapCache()
    const store = createPersistedQueryStore(cache)

    await store.set('apq:1', TEXT)

    expect(await store.get('apq:1')).toBe(TEXT)
    expect(await store.get('apq:2')).toBeUndefined()
    expect(cache.timesToLiveMs).toEqual([DAY_MS])
  })

  it('takes nothing for a text that is none', async () => {
    const cache = createMapCache()
    await cache.set('apq:1', { text: TEXT }, DAY_MS)

    expect(await createPersistedQueryStore(cache).get('apq:1')).toBeUndefined()
  })

  it('deletes nothing', async () => {
    const store = createPersistedQueryStore(createMapCache())
    await store.set('apq:1', TEXT)

    await store.delete('apq:1')

    expect(await store.get('apq:1')).toBe(TEXT)
  })

  it('forgets the texts that were not asked for the longest, where there is no more room', async () => {
    const failures: unknown[] = []
    const cache = createKeyvCache(createMemoryKeyv({ maxBytes: 3_500 }), (error) =>
      failures.push(error),
    )
    const store = createPersistedQueryStore(cache)
    for (const key of ['one', 'two', 'three']) await store.set(key, 'x'.repeat(900))
    await store.get('one')

    await store.set('four', 'x'.repeat(900))
    await store.set('larger than all', 'x'.repeat(3_500))

    const kept = await Promise.all(['one', 'two', 'three', 'four'].map((key) => store.get(key)))
    expect(kept.map((text) => text?.length)).toEqual([900, undefined, 900, 900])
    expect(await store.get('larger than all')).toBeUndefined()
    expect(failures).toEqual([])
  })

  it('has nothing, and fails nobody, where the cache is broken', async () => {
    const failures: unknown[] = []
    const fail = () => Promise.reject(new Error('Connection lost'))
    const broken = new Keyv({ store: { get: fail, set: fail, delete: fail, clear: fail } })
    const store = createPersistedQueryStore(
      createKeyvCache(broken, (error) => failures.push(error)),
    )

    await store.set('apq:1', TEXT)

    expect(await store.get('apq:1')).toBeUndefined()
    expect(failures).toHaveLength(2)
  })
})
