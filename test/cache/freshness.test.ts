import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { growRecords } from '../../src/cache/fill-cache.ts'
import { createCacheLayers, rest } from '../support/cache-layers.ts'
import { createFlights } from '../support/flights.ts'
import { createKeptParcels, Outage } from '../support/kept-parcels.ts'
import { LIFETIME, PARCEL_RULES, type ParcelRequest } from '../support/parcel.ts'

const want = (letters: string, more: Partial<ParcelRequest> = {}) => ({
  name: 'box',
  letters,
  ...more,
})
const EXPIRED_MS = LIFETIME.freshMs + LIFETIME.staleMs

describe('The layers of the cache, asked until when an answer is fresh', () => {
  it('tell the end of its record', async () => {
    const { ask, keep, clock, freshUntilMs } = createCacheLayers()
    const endMs = clock.now() + LIFETIME.freshMs
    await keep('ab')
    clock.advance(1_000)

    await ask(want('a'))

    expect(freshUntilMs).toEqual([endMs])
  })

  it('tell all who have waited for it the end of the record that it became', async () => {
    const { ask, clock, answers, questions, freshUntilMs } = createCacheLayers()
    const early = [ask(want('a')), ask(want('b'))]
    await rest()
    const late = ask(want('b'))
    await rest()

    clock.advance(700)
    await answers()
    await Promise.all([...early, late])

    expect(questions).toHaveLength(1)
    expect(new Set(freshUntilMs)).toEqual(new Set([clock.now() + LIFETIME.freshMs]))
    expect(freshUntilMs).toHaveLength(3)
  })

  it('tell nothing of a stale answer, also when a better one comes behind it', async () => {
    const { ask, keep, clock, answers, freshUntilMs } = createCacheLayers()
    await keep('a')
    clock.advance(LIFETIME.freshMs)

    await ask(want('a'))
    await rest()
    await answers()
    await ask(want('a'))

    expect(freshUntilMs).toEqual([null, clock.now() + LIFETIME.freshMs])
  })

  it('tell of the better answer that came in place of an expired one', async () => {
    const { ask, keep, clock, answers, freshUntilMs } = createCacheLayers()
    await keep('a')
    clock.advance(EXPIRED_MS)

    const answer = ask(want('a'))
    await rest()
    await answers()
    await answer

    expect(freshUntilMs).toEqual([clock.now() + LIFETIME.freshMs])
  })

  it.each([
    { description: 'no better one came', end: 'fails' },
    { description: 'a better one came too late', end: 'is late' },
  ])('tell nothing of an expired answer where $description', async ({ end }) => {
    const { ask, keep, clock, questions, answers, losePatience, freshUntilMs } = createCacheLayers()
    await keep('a')
    clock.advance(EXPIRED_MS)

    const answer = ask(want('a'))
    await rest()
    if (end === 'fails') questions[0]?.reject(new Outage('503'))
    else losePatience()
    await answer
    await answers()

    expect(freshUntilMs).toEqual([null])
  })

  it.each([
    { description: 'is never kept', name: '~', rules: {} },
    { description: 'is not whole', name: 'box', rules: { isWhole: () => false } },
    {
      description: 'lives no more once it has come',
      name: 'box',
      rules: {
        lifetimeOf: (_request: ParcelRequest, answer?: unknown) =>
          answer === undefined ? LIFETIME : null,
      },
    },
  ])('tell nothing of an answer that $description', async ({ name, rules }) => {
    const { ask, answers, freshUntilMs } = createCacheLayers({ ...PARCEL_RULES, ...rules })

    const answer = ask({ name, letters: 'a' })
    await rest()
    await answers()
    await answer

    expect(freshUntilMs).toEqual([null])
  })

  it('tell nothing of a failure', async () => {
    const { ask, questions, freshUntilMs } = createCacheLayers()

    const answer = ask(want('a'))
    await rest()
    questions[0]?.reject(new Outage('503'))

    await expect(answer).rejects.toThrow('503')
    expect(freshUntilMs).toEqual([null])
  })
})

describe('growRecords', () => {
  it('tells the end of the record that has come since somebody looked for one', async () => {
    const { keep, next, records, clock } = createKeptParcels()
    const rules = PARCEL_RULES
    const ask = growRecords({ records, rules, now: clock.now, random: () => 0.5 })(next)
    await keep('a')
    clock.advance(1)
    const onFresh = vi.fn()

    await ask(want('a', { onFresh }))

    expect(onFresh.mock.calls).toEqual([[clock.now() - 1 + LIFETIME.freshMs]])
  })
})

describe('shareFlights', () => {
  it('tells those too who come between the telling and the landing', async () => {
    const { ask, flights } = createFlights()
    const [early, late] = [vi.fn(), vi.fn()]
    const first = ask(want('a', { onFresh: early }))
    await setImmediate()
    flights[0]?.request.onFresh?.(1_000)

    const second = ask(want('a', { onFresh: late }))
    await setImmediate()
    expect(early).not.toHaveBeenCalled()
    flights[0]?.lands()
    await Promise.all([first, second])

    expect([early, late].map(({ mock }) => mock.calls)).toEqual([[[1_000]], [[1_000]]])
  })

  it('tells nobody of a flight that had no part for them, but of the next one', async () => {
    const narrow = (answer: unknown, held: string, wanted: string) =>
      held === wanted ? answer : undefined
    const { ask, flights } = createFlights({ ...PARCEL_RULES, narrow })
    const onFresh = vi.fn()
    ask(want('ab'))
    const answer = ask(want('a', { onFresh }))
    await setImmediate()
    flights[0]?.request.onFresh?.(1_000)
    flights[0]?.lands()
    await rest()

    flights[1]?.request.onFresh?.(2_000)
    flights[1]?.lands()
    await answer

    expect(onFresh.mock.calls).toEqual([[2_000]])
  })
})
