import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  createCacheLayers,
  LETTERS_POLICY,
  type LettersRequest,
  LIFETIME,
  Outage,
  REFRESH_BACKOFF_MS,
} from '../support/cache-layers.ts'
import { untilIdle } from '../support/until-idle.ts'

const want = (letters: string) => ({ name: 'box', letters })
const EXPIRED_MS = LIFETIME.freshMs + LIFETIME.staleMs

describe('The layers of the cache', () => {
  it('make one background refresh for many requests that are served a stale response', async () => {
    const { send, store, clock, letters, responds, served } = createCacheLayers()
    await store('ab')
    clock.advance(LIFETIME.freshMs)

    const stale = await Promise.all(
      Array.from({ length: 100 }, (_, index) => send(want(index % 2 === 0 ? 'a' : 'b'))),
    )
    await untilIdle()
    await responds()

    expect(stale.every((response) => (response as { version: number }).version === 0)).toBe(true)
    expect(await send(want('ab'))).toMatchObject({ version: 1 })
    expect(letters()).toEqual(['ab'])
    expect(served).toEqual([...Array.from({ length: 100 }, () => 'stale'), 'fresh'])
  })

  it('make one refresh for many requests that wait for a better response than a stale-if-error one', async () => {
    const { send, store, clock, letters, responds } = createCacheLayers()
    await store('a')
    clock.advance(EXPIRED_MS)

    const better = Array.from({ length: 100 }, () => send(want('a')))
    await untilIdle()
    await responds()

    for (const response of await Promise.all(better)) expect(response).toMatchObject({ version: 1 })
    expect(letters()).toEqual(['a'])
  })

  it('back off once and report once after a failure that many requests shared', async () => {
    const { send, store, clock, calls, refreshFailures } = createCacheLayers()
    await store('a')
    clock.advance(LIFETIME.freshMs)
    await Promise.all(Array.from({ length: 100 }, () => send(want('a'))))
    await untilIdle()

    const failure = new Outage('503')
    calls[0]?.reject(failure)
    await untilIdle()
    clock.advance(REFRESH_BACKOFF_MS - 1)
    await send(want('a'))
    await untilIdle()

    expect(calls).toHaveLength(1)
    expect(refreshFailures).toEqual([failure])
  })

  it('finish a background refresh after its request has aborted', async () => {
    const { send, store, clock, responds } = createCacheLayers()
    await store('a')
    clock.advance(LIFETIME.freshMs)
    const controller = new AbortController()

    await send({ ...want('a'), signal: controller.signal })
    controller.abort()
    await untilIdle()
    await responds()

    expect(await send(want('a'))).toMatchObject({ version: 1 })
  })

  it('serve what is wanted after any requests before, and make no call for what is fresh', async () => {
    const wanted = fc
      .subarray(['a', 'b', 'c', 'd'], { minLength: 1 })
      .map((letters) => letters.join(''))
    const pauses = fc.constantFrom(0, 1_000, LIFETIME.freshMs, EXPIRED_MS, 100_000)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(wanted, pauses), { maxLength: 15 }), async (turns) => {
        const { send, clock, responds, calls, entries } = createCacheLayers()
        for (const [letters, pauseMs] of turns) {
          clock.advance(pauseMs)
          const isFresh = entries
            .freshCoverages('box')
            .some((coverage) => LETTERS_POLICY.covers(coverage, letters))
          const before = calls.length

          const response = send(want(letters))
          await untilIdle()
          const made = calls.length - before
          if (made > 0) await responds()

          expect(await response).toMatchObject({ letters })
          expect(made).toBeLessThanOrEqual(isFresh ? 0 : 1)
        }
      }),
    )
  })
})

describe('The layers of the cache report until when a response is fresh', () => {
  it('for a fresh entry', async () => {
    const { send, store, clock, freshUntilMs } = createCacheLayers()
    const endMs = clock.now() + LIFETIME.freshMs
    await store('ab')
    clock.advance(1_000)

    await send(want('a'))

    expect(freshUntilMs).toEqual([endMs])
  })

  it('to every waiter of a coalesced call', async () => {
    const { send, clock, responds, calls, freshUntilMs } = createCacheLayers()
    const early = [send(want('a')), send(want('b'))]
    await untilIdle()
    const late = send(want('b'))
    await untilIdle()

    clock.advance(700)
    await responds()
    await Promise.all([...early, late])

    expect(calls).toHaveLength(1)
    expect(new Set(freshUntilMs)).toEqual(new Set([clock.now() + LIFETIME.freshMs]))
    expect(freshUntilMs).toHaveLength(3)
  })

  it('as null for a stale response, also when it is refreshed in the background', async () => {
    const { send, store, clock, responds, freshUntilMs } = createCacheLayers()
    await store('a')
    clock.advance(LIFETIME.freshMs)

    await send(want('a'))
    await untilIdle()
    await responds()
    await send(want('a'))

    expect(freshUntilMs).toEqual([null, clock.now() + LIFETIME.freshMs])
  })

  it('for the better response that came in place of a stale-if-error one', async () => {
    const { send, store, clock, responds, freshUntilMs } = createCacheLayers()
    await store('a')
    clock.advance(EXPIRED_MS)

    const response = send(want('a'))
    await untilIdle()
    await responds()
    await response

    expect(freshUntilMs).toEqual([clock.now() + LIFETIME.freshMs])
  })

  it.each([
    { description: 'the refresh fails', end: 'fails' },
    { description: 'the refresh is too late', end: 'is late' },
  ])('as null for a stale-if-error response when $description', async ({ end }) => {
    const { send, store, clock, calls, responds, timeOut, freshUntilMs } = createCacheLayers()
    await store('a')
    clock.advance(EXPIRED_MS)

    const response = send(want('a'))
    await untilIdle()
    if (end === 'fails') calls[0]?.reject(new Outage('503'))
    else timeOut()
    await response
    await responds()

    expect(freshUntilMs).toEqual([null])
  })

  it.each([
    { description: 'has no lifetime', name: '~', policy: {} },
    {
      description: 'has no lifetime once it is received',
      name: 'box',
      policy: {
        lifetimeOf: (_request: LettersRequest, response?: unknown) =>
          response === undefined ? LIFETIME : null,
      },
    },
  ])('as null for a response that $description', async ({ name, policy }) => {
    const { send, responds, freshUntilMs } = createCacheLayers({ ...LETTERS_POLICY, ...policy })

    const response = send({ name, letters: 'a' })
    await untilIdle()
    await responds()
    await response

    expect(freshUntilMs).toEqual([null])
  })

  it('as null for a failure', async () => {
    const { send, calls, freshUntilMs } = createCacheLayers()

    const response = send(want('a'))
    await untilIdle()
    calls[0]?.reject(new Outage('503'))

    await expect(response).rejects.toThrow('503')
    expect(freshUntilMs).toEqual([null])
  })
})
