import { describe, expect, it } from 'vitest'
import { type ServeFromCacheOptions, serveFromCache } from '../../src/cache/serve-from-cache.ts'

/** What is asked through a cache that is a map, and all that went past it. */
function createSubject(options: Partial<ServeFromCacheOptions<string>> = {}) {
  const kept = new Map<string, unknown>()
  const timesToLive: number[] = []
  const asked: string[] = []
  let answer = async (request: string): Promise<unknown> => ({ to: request })
  const ask = serveFromCache<string>({
    cache: {
      get: async (key) => kept.get(key),
      async set(key, value, timeToLiveMs) {
        kept.set(key, value)
        timesToLive.push(timeToLiveMs)
      },
    },
    keyOf: (request) => `key of ${request}`,
    timeToLiveMsOf: () => 1_000,
    ...options,
  })((request) => {
    asked.push(request)
    return answer(request)
  })
  return {
    ask,
    asked,
    kept,
    timesToLive,
    answersBy(next: (request: string) => Promise<unknown>) {
      answer = next
    },
  }
}

describe('serveFromCache', () => {
  it('asks on a miss, and keeps the answer', async () => {
    const { ask, asked, kept, timesToLive } = createSubject()

    expect(await ask('a')).toEqual({ to: 'a' })
    expect(asked).toEqual(['a'])
    expect([...kept]).toEqual([['key of a', { to: 'a' }]])
    expect(timesToLive).toEqual([1_000])
  })

  it('does not ask on a hit, and gives the same answer', async () => {
    const { ask, asked } = createSubject()

    const first = await ask('a')

    expect(await ask('a')).toBe(first)
    expect(asked).toEqual(['a'])
  })

  it('asks for each request whose key is another', async () => {
    const { ask, asked } = createSubject()

    await ask('a')
    await ask('b')

    expect(asked).toEqual(['a', 'b'])
  })

  it.each([null, 0, '', false])('serves the answer %j as any other', async (value) => {
    const { ask, asked, answersBy } = createSubject()
    answersBy(async () => value)

    await ask('a')

    expect(await ask('a')).toBe(value)
    expect(asked).toEqual(['a'])
  })

  it('keeps no failure', async () => {
    const { ask, asked, kept, answersBy } = createSubject()
    const failure = new Error('503')
    answersBy(async () => {
      throw failure
    })
    await expect(ask('a')).rejects.toBe(failure)
    expect(kept.size).toBe(0)

    answersBy(async () => 'well again')

    expect(await ask('a')).toBe('well again')
    expect(asked).toEqual(['a', 'a'])
  })

  it.each([0, -1])('neither keeps nor looks for what lives %d ms', async (timeToLiveMs) => {
    const { ask, asked, kept } = createSubject({ timeToLiveMsOf: () => timeToLiveMs })
    kept.set('key of a', 'of another time')

    expect(await ask('a')).toEqual({ to: 'a' })
    await ask('a')

    expect(asked).toEqual(['a', 'a'])
    expect(kept.get('key of a')).toBe('of another time')
  })
})
