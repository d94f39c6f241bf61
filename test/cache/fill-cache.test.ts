import { describe, expect, it, vi } from 'vitest'
import { timesOf } from '../../src/cache/entries.ts'
import type { EntryStore } from '../../src/cache/entry-store.ts'
import { fillCache } from '../../src/cache/fill-cache.ts'
import type { CacheContext, CachePolicy } from '../../src/cache/policy.ts'
import {
  createLettersStore,
  LETTERS_POLICY,
  type LettersRequest,
  LIFETIME,
} from '../support/cache-layers.ts'
import { createClock } from '../support/clock.ts'
import { createDeferred } from '../support/deferred.ts'
import { untilIdle } from '../support/until-idle.ts'

interface SubjectOptions {
  readonly policy?: Partial<CachePolicy<LettersRequest, string>>
  readonly store?: Partial<EntryStore<string>>
  /** The response to a call: the letters of the request. */
  readonly respond?: (request: LettersRequest) => unknown
}

/** The filling layer over entries, and a record of its calls. */
function createSubject({ policy, store, respond }: SubjectOptions = {}) {
  const clock = createClock()
  const wholePolicy = { ...LETTERS_POLICY, ...policy }
  const entries = { ...createLettersStore(wholePolicy, clock.now), ...store }
  const calls: LettersRequest[] = []
  const contexts: CacheContext[] = []
  const fill = fillCache({ entries, policy: wholePolicy, now: clock.now, random: () => 0.5 })
  const fetch = fill(async (request, context: CacheContext) => {
    calls.push(request)
    contexts.push(context)
    const body = { name: request.name, letters: request.letters, version: calls.length }
    return { body: respond ? respond(request) : body, bytes: null }
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
    stored: (name = 'box') =>
      entries
        .freshCoverages(name)
        .map((coverage) => [coverage, entries.find(name, coverage)?.response]),
    /** Stores a response at this moment. */
    store: (letters: string) =>
      entries.add('box', {
        coverage: letters,
        times: timesOf(LIFETIME, { nowMs: clock.now(), random: 0.5 }),
        response: { name: 'box', letters, version: 0 },
        bytes: null,
        parts: null,
      }),
  }
}

const want = (letters: string, name = 'box') => ({ name, letters })

describe('fillCache', () => {
  it('stores the response for its lifetime, as the bytes that came', async () => {
    const add = vi.fn(async () => {})
    const bytes = Buffer.from('{}')
    const clock = createClock()
    const entries = { ...createLettersStore(LETTERS_POLICY, clock.now), add }
    const fill = fillCache({ entries, policy: LETTERS_POLICY, now: clock.now, random: () => 0.5 })
    const body = { name: 'box', letters: 'a', version: 1 }

    const fetched = await fill(async () => ({ body, bytes }))(want('a'), {})

    const times = timesOf(LIFETIME, { nowMs: clock.now(), random: 0.5 })
    expect(fetched).toEqual({ response: body, freshUntilMs: times.freshUntilMs })
    expect(add.mock.calls).toEqual([
      ['box', { coverage: 'a', times, response: body, bytes, parts: null }],
    ])
  })

  it('calls for what is wanted and is not stored, and stores each response', async () => {
    const { send, letters, stored } = createSubject()
    await send(want('a'))
    await send(want('b', 'bag'))

    expect(await send(want('c'))).toMatchObject({ letters: 'c' })

    expect(letters()).toEqual(['a', 'b', 'c'])
    expect(stored().map(([coverage]) => coverage)).toEqual(['c', 'a'])
  })

  it('calls for what is prefetched too, and stores it', async () => {
    const { fetched, letters, stored } = createSubject({
      policy: { prefetch: (request) => ({ ...request, letters: `${request.letters}z` }) },
    })

    expect(await fetched(want('a'))).toMatchObject({ response: { letters: 'a' } })

    expect(letters()).toEqual(['az'])
    expect(stored()).toEqual([['az', { name: 'box', letters: 'az', version: 1 }]])
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
    const { send, store, clock, letters, entries } = createSubject()
    await store('ab')
    clock.advance(LIFETIME.freshMs)

    expect(await send(want('b'))).toEqual({ name: 'box', letters: 'b', version: 1 })

    expect(letters()).toEqual(['b'])
    expect(entries.find('box', 'ab')).toMatchObject({ response: { version: 0 } })
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

    expect(entries.find('box', 'a')).toMatchObject({
      response: null,
      freshUntilMs: clock.now() + 10,
    })
  })

  it('neither reads nor stores what has no lifetime', async () => {
    const store = { find: vi.fn(), freshCoverages: vi.fn(), add: vi.fn() }
    const { fetched, letters } = createSubject({ store })

    expect(await fetched(want('a', '~'))).toMatchObject({
      response: { letters: 'a' },
      freshUntilMs: null,
    })
    expect(letters()).toEqual(['a'])
    for (const method of Object.values(store)) expect(method).not.toHaveBeenCalled()
  })

  it('serves a response without a lifetime and stores nothing of it, nor what it implies', async () => {
    const { fetched, stored } = createSubject({
      policy: {
        lifetimeOf: (_request, response) => (response === undefined ? LIFETIME : null),
        partsOf: () => ({ keys: ['bag'], lifetime: LIFETIME }),
      },
    })

    expect(await fetched(want('a'))).toMatchObject({
      response: { letters: 'a' },
      freshUntilMs: null,
    })
    expect(stored()).toEqual([])
    expect(stored('bag')).toEqual([])
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
    expect(stored()).toEqual([['a', { name: 'box', letters: 'a', version: 0 }]])
  })

  it('stores the parts of a response to the request that was sent, for times of their own', async () => {
    const { send, entries, clock } = createSubject({
      policy: {
        prefetch: (request) => ({ ...request, letters: `${request.letters}z` }),
        partsOf: ({ letters }) => ({
          keys: [`bag of ${letters}`],
          lifetime: { ...LIFETIME, freshMs: 20_000 },
        }),
        partAt: (response, coverage) => ({ coverage, response }),
        partsMayCover: LETTERS_POLICY.covers,
      },
    })

    await send(want('a'))

    const response = { name: 'box', letters: 'az', version: 1 }
    expect(entries.find('bag of az', 'a')).toMatchObject({
      coverage: 'az',
      response,
      freshUntilMs: clock.now() + 20_000,
    })
  })

  it('calls for what is wanted alone when the response to more, or less, cannot be sliced', async () => {
    const { send, letters } = createSubject({
      policy: {
        prefetch: (request) => ({ ...request, letters: `${request.letters}z` }),
        slice: () => undefined,
      },
    })

    expect(await send(want('b'))).toMatchObject({ letters: 'b' })
    expect(letters()).toEqual(['bz', 'b'])
  })

  it('responds once the response is stored, so that the next request finds it', async () => {
    const storing = createDeferred<void>()
    const { send } = createSubject({
      store: { add: () => storing.promise },
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
