import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createCacheLayers, rest } from '../support/cache-layers.ts'
import { Outage, PAUSE_MS } from '../support/kept-parcels.ts'
import { LIFETIME, PARCEL_RULES } from '../support/parcel.ts'

const want = (letters: string) => ({ name: 'box', letters })
const EXPIRED_MS = LIFETIME.freshMs + LIFETIME.staleMs

describe('The layers of the cache', () => {
  it('ask once behind many who are served a stale answer', async () => {
    const { ask, keep, clock, letters, answers, served } = createCacheLayers()
    await keep('ab')
    clock.advance(LIFETIME.freshMs)

    const stale = await Promise.all(
      Array.from({ length: 100 }, (_, index) => ask(want(index % 2 === 0 ? 'a' : 'b'))),
    )
    await rest()
    await answers()

    expect(stale.every((answer) => (answer as { version: number }).version === 0)).toBe(true)
    expect(await ask(want('ab'))).toMatchObject({ version: 1 })
    expect(letters()).toEqual(['ab'])
    expect(served).toEqual([...Array.from({ length: 100 }, () => 'stale'), 'fresh'])
  })

  it('ask once for many who wait for a better answer than an expired one', async () => {
    const { ask, keep, clock, letters, answers } = createCacheLayers()
    await keep('a')
    clock.advance(EXPIRED_MS)

    const better = Array.from({ length: 100 }, () => ask(want('a')))
    await rest()
    await answers()

    for (const answer of await Promise.all(better)) expect(answer).toMatchObject({ version: 1 })
    expect(letters()).toEqual(['a'])
  })

  it('pause after a failure that many waited for, note that once and tell of it once', async () => {
    const { ask, keep, clock, questions, cache, refreshFailures } = createCacheLayers()
    await keep('a')
    clock.advance(LIFETIME.freshMs)
    await Promise.all(Array.from({ length: 100 }, () => ask(want('a'))))
    await rest()

    const failure = new Outage('503')
    questions[0]?.reject(failure)
    await rest()
    clock.advance(PAUSE_MS - 1)
    await ask(want('a'))
    await rest()

    expect(questions).toHaveLength(1)
    expect(cache.timesToLiveMs).toHaveLength(2)
    expect(refreshFailures).toEqual([failure])
  })

  it('answer who leaves with its reason, and refresh behind all the same', async () => {
    const { ask, keep, clock, answers } = createCacheLayers()
    await keep('a')
    clock.advance(LIFETIME.freshMs)
    const controller = new AbortController()

    await ask({ ...want('a'), signal: controller.signal })
    controller.abort()
    await rest()
    await answers()

    expect(await ask(want('a'))).toMatchObject({ version: 1 })
  })

  it('serve what is wanted, whatever was asked before, and ask for nothing that is fresh', async () => {
    const wanted = fc
      .subarray(['a', 'b', 'c', 'd'], { minLength: 1 })
      .map((letters) => letters.join(''))
    const pauses = fc.constantFrom(0, 1_000, LIFETIME.freshMs, EXPIRED_MS, 100_000)
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(wanted, pauses), { maxLength: 15 }), async (turns) => {
        const { ask, clock, answers, questions, records } = createCacheLayers()
        for (const [letters, pauseMs] of turns) {
          clock.advance(pauseMs)
          const isFresh = (await records.read('box')).some(
            ({ coverage, freshUntilMs }) =>
              clock.now() < freshUntilMs && PARCEL_RULES.covers(coverage, letters),
          )
          const before = questions.length

          const answer = ask(want(letters))
          await rest()
          const asked = questions.length - before
          if (asked > 0) await answers()

          expect(await answer).toMatchObject({ letters })
          expect(asked).toBeLessThanOrEqual(isFresh ? 0 : 1)
        }
      }),
    )
  })
})
