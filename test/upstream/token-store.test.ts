import { describe, expect, it } from 'vitest'
import { createTokenStore } from '../../src/upstream/token-store.ts'
import { createMapCache } from '../support/cache-stores.ts'
import { createClock } from '../support/clock.ts'

const OWNER = {
  clientId: async () => 'CANARY-ID',
  tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
}

function createSubject() {
  const cache = createMapCache()
  const clock = createClock()
  const token = {
    value: 'AQXt',
    refreshAtMs: clock.now() + 80_000,
    expiresAtMs: clock.now() + 100_000,
  }
  return { cache, token, clock, store: createTokenStore(cache, { ...OWNER, now: clock.now }) }
}

describe('createTokenStore', () => {
  it('has no token before one is saved', async () => {
    expect(await createSubject().store.load()).toBeNull()
  })

  it('stores a token until it expires', async () => {
    const { store, token, clock, cache } = createSubject()
    clock.advance(1_000)

    await store.save(token)

    expect(await store.load()).toEqual(token)
    expect(cache.timesToLiveMs).toEqual([99_000])
  })

  it.each([
    { description: 'client', other: { clientId: async () => 'another' } },
    { description: 'token endpoint', other: { tokenUrl: 'https://other.example/accessToken' } },
  ])('has no token of another $description', async ({ other }) => {
    const { store, cache, token, clock } = createSubject()
    await store.save(token)

    const another = createTokenStore(cache, { ...OWNER, now: clock.now, ...other })

    expect(await another.load()).toBeNull()
  })

  it('neither stores nor loads a token without a client id', async () => {
    const { cache, token, clock } = createSubject()
    const clientId = () => Promise.reject(new Error('unreadable'))
    const store = createTokenStore(cache, { ...OWNER, clientId, now: clock.now })

    await store.save(token)

    expect(await store.load()).toBeNull()
    expect(cache.entries.size).toBe(0)
  })

  it('stores it by a key without the client or its secret', async () => {
    const { store, cache, token } = createSubject()

    await store.save(token)

    expect([...cache.entries.keys()]).toEqual([
      expect.stringMatching(/^access-token:[0-9a-f]{64}$/),
    ])
  })

  it('stores no secret beside the token', async () => {
    const { store, cache, token } = createSubject()

    await store.save(token)

    expect([...cache.entries.values()]).toEqual([token])
    expect(JSON.stringify([...cache.entries])).not.toContain('CANARY')
  })

  it.each([
    { description: 'a string', stored: 'AQXt' },
    { description: 'null', stored: null },
    { description: 'a list', stored: ['AQXt', 1, 2] },
    {
      description: 'a value of a wrong type',
      stored: { value: 1, refreshAtMs: 1, expiresAtMs: 2 },
    },
    { description: 'no time of expiry', stored: { value: 'AQXt', refreshAtMs: 1 } },
    {
      description: 'a time of expiry that is a string',
      stored: { value: 'AQXt', refreshAtMs: 1, expiresAtMs: '2026-11-21' },
    },
    { description: 'no time of refresh', stored: { value: 'AQXt', expiresAtMs: 2 } },
  ])('has no token where the cache holds $description', async ({ stored }) => {
    const { store, cache, token } = createSubject()
    await store.save(token)
    for (const key of cache.entries.keys()) await cache.set(key, stored, 1)

    expect(await store.load()).toBeNull()
  })
})
