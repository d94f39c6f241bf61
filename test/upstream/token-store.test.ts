import { describe, expect, it } from 'vitest'
import { createTokenStore } from '../../src/upstream/token-store.ts'
import { createClock } from '../support/clock.ts'

const CREDENTIALS = {
  clientId: 'CANARY-ID',
  clientSecret: 'CANARY-SECRET',
  tokenUrl: 'https://www.linkedin.com/oauth/v2/accessToken',
}

/** A cache that is a map, and how long each entry was to be kept. */
function createRecord() {
  const entries = new Map<string, unknown>()
  const timesToLive: number[] = []
  return {
    entries,
    timesToLive,
    cache: {
      get: async (key: string) => entries.get(key),
      async set(key: string, value: unknown, timeToLiveMs: number) {
        entries.set(key, value)
        timesToLive.push(timeToLiveMs)
      },
    },
  }
}

function createSubject() {
  const record = createRecord()
  const clock = createClock()
  const token = {
    value: 'AQXt',
    refreshAtMs: clock.now() + 80_000,
    expiresAtMs: clock.now() + 100_000,
  }
  return { ...record, token, clock, store: createTokenStore(record.cache, CREDENTIALS, clock.now) }
}

describe('createTokenStore', () => {
  it('has no token before one is saved', async () => {
    expect(await createSubject().store.load()).toBeNull()
  })

  it('keeps a token until it ends', async () => {
    const { store, token, clock, timesToLive } = createSubject()
    clock.advance(1_000)

    await store.save(token)

    expect(await store.load()).toEqual(token)
    expect(timesToLive).toEqual([99_000])
  })

  it.each([
    { description: 'client', other: { clientId: 'another' } },
    { description: 'token endpoint', other: { tokenUrl: 'https://other.example/accessToken' } },
  ])('keeps the tokens of another $description apart', async ({ other }) => {
    const { store, cache, token, clock } = createSubject()
    await store.save(token)

    const another = createTokenStore(cache, { ...CREDENTIALS, ...other }, clock.now)

    expect(await another.load()).toBeNull()
  })

  it('finds the token again after the secret was replaced', async () => {
    const { store, cache, token, clock } = createSubject()
    await store.save(token)

    const rotated = createTokenStore(cache, { ...CREDENTIALS, clientSecret: 'new' }, clock.now)

    expect(await rotated.load()).toEqual(token)
  })

  it('names neither the client nor its secret in the key', async () => {
    const { store, entries, token } = createSubject()

    await store.save(token)

    expect([...entries.keys()]).toEqual([expect.stringMatching(/^access-token:[0-9a-f]{64}$/)])
  })

  it('keeps no secret beside the token', async () => {
    const { store, entries, token } = createSubject()

    await store.save(token)

    expect([...entries.values()]).toEqual([token])
    expect(JSON.stringify([...entries])).not.toContain('CANARY')
  })

  it.each([
    { description: 'text', kept: 'AQXt' },
    { description: 'null', kept: null },
    { description: 'a list', kept: ['AQXt', 1, 2] },
    { description: 'a value of a wrong type', kept: { value: 1, refreshAtMs: 1, expiresAtMs: 2 } },
    { description: 'no end', kept: { value: 'AQXt', refreshAtMs: 1 } },
    {
      description: 'an end that is text',
      kept: { value: 'AQXt', refreshAtMs: 1, expiresAtMs: '2026-11-21' },
    },
    { description: 'no time to renew it', kept: { value: 'AQXt', expiresAtMs: 2 } },
  ])('has no token where the cache holds $description', async ({ kept }) => {
    const { store, entries, token } = createSubject()
    await store.save(token)
    for (const key of entries.keys()) entries.set(key, kept)

    expect(await store.load()).toBeNull()
  })
})
