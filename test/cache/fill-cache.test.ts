import { describe, expect, it } from 'vitest'
import { createEntry, createEntryStore } from '../../src/cache/entries.ts'
import { fillCache } from '../../src/cache/fill-cache.ts'
import type { CacheContext, CachePolicy } from '../../src/cache/policy.ts'
import type { Cache } from '../../src/cache/store.ts'
import { LETTERS_POLICY, type LettersRequest, LIFETIME } from '../support/cache-layers.ts'
import { CACHES, createMapCache } from '../support/cache-stores.ts'
import { createClock } from '../support/clock.ts'
import { createDeferred } from '../support/deferred.ts'
import { untilIdle } from '../support/until-idle.ts'

interface SubjectOptions {
  readonly policy?: Partial<CachePolicy<LettersRequest, string>>
  readonly cache?: Cache
  /** The response to a call: the letters of the request. */
  readonly respond?: (request: LettersRequest) => unknown
}

/** The filling layer over entries, and a record of its calls. */
function createSubject({ policy, cache = createMapCache(), respond }: SubjectOptions = {}) {
  const clock = createClock()
  const wholePolicy = { ...LETTERS_POLICY, ...policy }
  const entries = createEntryStore({
    cache,
    covers: wholePolicy.covers,
    contradicts: () => false,
    now: clock.now,
  })
  const calls: LettersRequest[] = []
  const contexts: CacheContext[] = []
  const fill = fillCache({ entries, policy: wholePolicy, now: clock.now, random: () => 0.5 })
  const fetch = fill(async (request, context: CacheContext) => {
    calls.push(request)
    contexts.push(context)
    if (respond) return respond(request)
    return { name: request.name, letters: request.letters, version: calls.length }
  })
  const fetched = (request: LettersRequest, context: CacheContext = {}) => fetch(request, context)
  return {
    fetched,
    send: async (request: LettersRequest, context?: CacheContext) =>
      (await fetched(request, context)).response,
    clock,
    entries,
    letters: () => calls.map(({ letters }) => letters),
    calls,
    contexts,
    /** What is stored of a resource: the coverage and the response of each entry. */
    stored: async (name = 'box') =>
      (await entries.read(name)).map(({ coverage, response }) => [coverage, response]),
    /** Stores a response at this moment. */
    store: (letters: string) =>
      entries.add(
        'box',
        createEntry(
          { coverage: letters, response: { name: 'box', letters, version: 0 } },
          LIFETIME,
          { nowMs: clock.now(), random: 0.5 },
        ),
      ),
  }
}

const want = (letters: string, name = 'box') => ({ name, letters })

describe.each(CACHES)('fillCache over $description', ({ createCache }) => {
  it('stores the response for its lifetime', async () => {
    const { send, entries, clock } = createSubject({ cache: createCache() })

    const response = await send(want('a'))

    expect(response).toEqual({ name: 'box', letters: 'a', version: 1 })
    const times = { nowMs: clock.now(), random: 0.5 }
    expect(await entries.read('box')).toEqual([
      createEntry({ coverage: 'a', response }, LIFETIME, times),
    ])
  })

  it('calls for what is wanted and is not stored, and stores each response', async () => {
    const { send, letters, stored } = createSubject({ cache: createCache() })
    await send(want('a'))
    await send(want('b', 'bag'))

    expect(await send(want('c'))).toMatchObject({ letters: 'c' })

    expect(letters()).toEqual(['a', 'b', 'c'])
    expect((await stored()).map(([coverage]) => coverage)).toEqual(['c', 'a'])
  })
})

describe('fillCache', () => {
  it('calls for what is prefetched too, and stores it', async () => {
    const { fetched, letters, stored } = createSubject({
      policy: { prefetch: (request) => ({ ...request, letters: `${request.letters}z` }) },
    })

    expect(await fetched(want('a'))).toMatchObject({ response: { letters: 'a' } })

    expect(letters()).toEqual(['az'])
    expect(await stored()).toEqual([['az', { name: 'box', letters: 'az', version: 1 }]])
  })

  it('makes no call for what was stored since the miss', async () => {
    const { fetched, store, letters, clock } = createSubject()
    await store('abc')

    expect(await fetched(want('b'))).toEqual({
      response: { name: 'box', letters: 'b', version: 0 },
      freshUntilMs: clock.now() + LIFETIME.freshMs,
    })
    expect(letters()).toEqual([])
  })

  it('calls for the wanted part of a stale entry only, and keeps the rest of it', async () => {
    const { send, store, clock, letters, stored } = createSubject()
    await store('ab')
    clock.advance(LIFETIME.freshMs)

    expect(await send(want('b'))).toEqual({ name: 'box', letters: 'b', version: 1 })

    expect(letters()).toEqual(['b'])
    expect(await stored()).toHaveLength(2)
  })

  it('sends the call in the context of the request', async () => {
    const { send, contexts } = createSubject()
    const context = { signal: new AbortController().signal }

    await send(want('a'), context)

    // A call for what is stored is worth finishing.
    expect(contexts).toEqual([{ ...context, isStored: true }])
  })

  it('stores that a resource does not exist, for the lifetime of that', async () => {
    const { send, entries, clock } = createSubject({
      policy: {
        lifetimeOf: (_request, response) =>
          response === null ? { ...LIFETIME, freshMs: 10 } : LIFETIME,
      },
      respond: () => null,
    })

    expect(await send(want('a'))).toBeNull()

    const [entry] = await entries.read('box')
    expect(entry).toMatchObject({ response: null, freshUntilMs: clock.now() + 10 })
  })

  it('neither reads nor stores what has no lifetime', async () => {
    const { fetched, stored, letters } = createSubject({
      cache: {
        get: () => Promise.reject(new Error('Read')),
        set: () => Promise.reject(new Error('Stored')),
      },
    })

    expect(await fetched(want('a', '~'))).toMatchObject({
      response: { letters: 'a' },
      freshUntilMs: null,
    })
    expect(letters()).toEqual(['a'])
    await expect(stored()).rejects.toThrow('Read')
  })

  it('serves a response without a lifetime and stores nothing of it, nor what it implies', async () => {
    const { fetched, stored } = createSubject({
      policy: {
        lifetimeOf: (_request, response) => (response === undefined ? LIFETIME : null),
        impliedResponses: (_request, response) => [{ request: want('a', 'bag'), response }],
      },
    })

    expect(await fetched(want('a'))).toMatchObject({
      response: { letters: 'a' },
      freshUntilMs: null,
    })
    expect(await stored()).toEqual([])
    expect(await stored('bag')).toEqual([])
  })

  it('stores no failure, and rejects with it', async () => {
    const failure = new Error('503')
    const { send, stored, store } = createSubject({
      respond: () => {
        throw failure
      },
    })
    await store('a')

    await expect(send(want('b'))).rejects.toBe(failure)
    expect(await stored()).toEqual([['a', { name: 'box', letters: 'a', version: 0 }]])
  })

  it('stores the responses that a response implies', async () => {
    const { send, stored } = createSubject({
      policy: {
        impliedResponses: ({ name, letters }, response) =>
          name === 'box'
            ? [
                { request: want(letters, 'bag'), response },
                { request: want(letters, '~'), response },
              ]
            : [],
      },
    })

    await send(want('a'))

    const response = { name: 'box', letters: 'a', version: 1 }
    expect(await stored()).toEqual([['a', response]])
    expect(await stored('bag')).toEqual([['a', response]])
    expect(await stored('~')).toEqual([])
  })

  it('looks for implied responses to the request that was sent', async () => {
    const sent: string[] = []
    const { send } = createSubject({
      policy: {
        prefetch: (request) => ({ ...request, letters: `${request.letters}z` }),
        impliedResponses({ letters }) {
          sent.push(letters)
          return []
        },
      },
    })

    await send(want('a'))

    expect(sent).toEqual(['az'])
  })

  it('serves the whole response when it cannot be sliced', async () => {
    const { send } = createSubject({
      policy: {
        prefetch: (request) => ({ ...request, letters: `${request.letters}z` }),
        slice: () => undefined,
      },
    })

    expect(await send(want('b'))).toMatchObject({ letters: 'bz' })
  })

  it('responds once the response is stored, so that the next request finds it', async () => {
    const storing = createDeferred<void>()
    const { send } = createSubject({
      cache: { get: async () => undefined, set: () => storing.promise },
    })
    let hasResponded = false
    const response = send(want('a')).then(() => {
      hasResponded = true
    })

    await untilIdle()
    expect(hasResponded).toBe(false)
    storing.resolve()
    await response
  })
})
