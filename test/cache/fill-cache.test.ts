import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { type RecordRules, toEdition } from '../../src/cache/entry.ts'
import { createRecords } from '../../src/cache/entry-store.ts'
import { growRecords } from '../../src/cache/fill-cache.ts'
import type { Cache } from '../../src/cache/store.ts'
import { CACHES } from '../support/caches.ts'
import { createClock } from '../support/clock.ts'
import { createDeferred } from '../support/deferred.ts'
import { createMapCache } from '../support/map-cache.ts'
import { LIFETIME, PARCEL_RULES, type ParcelRequest } from '../support/parcel.ts'

interface SubjectOptions {
  readonly rules?: Partial<RecordRules<ParcelRequest, string>>
  readonly cache?: Cache
  /** What a question is answered with: a parcel of what was asked for. */
  readonly answer?: (request: ParcelRequest) => unknown
}

/** Records that grow, and what was asked for them. */
function createSubject({ rules, cache = createMapCache(), answer }: SubjectOptions = {}) {
  const clock = createClock()
  const allRules = { ...PARCEL_RULES, ...rules }
  const records = createRecords({ cache, covers: allRules.covers, now: clock.now })
  const asked: ParcelRequest[] = []
  const grow = growRecords({ records, rules: allRules, now: clock.now, random: () => 0.5 })
  const ask = grow(async (request) => {
    asked.push(request)
    if (answer) return answer(request)
    return { name: request.name, letters: request.letters, version: asked.length }
  })
  return {
    ask,
    clock,
    records,
    letters: () => asked.map(({ letters }) => letters),
    asked,
    /** What is kept of a thing: what each edition covers, and its answer. */
    kept: async (name = 'box') =>
      (await records.read(name)).map(({ coverage, answer }) => [coverage, answer]),
    /** Keeps a parcel of this moment. */
    keep: (letters: string) =>
      records.add(
        'box',
        toEdition({ coverage: letters, answer: { name: 'box', letters, version: 0 } }, LIFETIME, {
          nowMs: clock.now(),
          random: 0.5,
        }),
      ),
  }
}

const want = (letters: string, name = 'box') => ({ name, letters })

describe.each(CACHES)('growRecords over $description', ({ createCache }) => {
  it('keeps the answer, for as long as it lives', async () => {
    const { ask, records, clock } = createSubject({ cache: createCache() })

    const answer = await ask(want('a'))

    expect(answer).toEqual({ name: 'box', letters: 'a', version: 1 })
    const times = { nowMs: clock.now(), random: 0.5 }
    expect(await records.read('box')).toEqual([
      toEdition({ coverage: 'a', answer }, LIFETIME, times),
    ])
  })

  it('asks for what is known of the same thing as well, and keeps one answer to all', async () => {
    const { ask, letters, kept } = createSubject({ cache: createCache() })
    await ask(want('a'))
    await ask(want('b', 'bag'))

    expect(await ask(want('c'))).toMatchObject({ letters: 'c' })

    expect(letters()).toEqual(['a', 'b', 'ac'])
    expect(await kept()).toEqual([['ac', { name: 'box', letters: 'ac', version: 3 }]])
  })
})

describe('growRecords', () => {
  it('asks for what is fresh too, but not for what is stale', async () => {
    const { ask, keep, clock, letters } = createSubject()
    await keep('a')
    clock.advance(LIFETIME.staleMs)
    await keep('b')

    clock.advance(LIFETIME.freshMs - 1)
    await ask(want('c'))

    expect(letters()).toEqual(['bc'])
  })

  it('does not ask for what was kept after it had been looked for', async () => {
    const { ask, keep, letters } = createSubject()
    await keep('abc')

    expect(await ask(want('b'))).toEqual({ name: 'box', letters: 'b', version: 0 })
    expect(letters()).toEqual([])
  })

  it('asks for what is wanted alone where both together are too much', async () => {
    const tooMuch = new Error('Too much')
    const { ask, keep, letters } = createSubject({
      rules: { isTooMuch: (error) => error === tooMuch },
      answer(request) {
        if (request.letters.length > 1) throw tooMuch
        return { ...request, version: 1 }
      },
    })
    await keep('a')

    expect(await ask(want('b'))).toMatchObject({ letters: 'b' })

    expect(letters()).toEqual(['ab', 'b'])
    await expect(ask(want('cd'))).rejects.toBe(tooMuch)
  })

  it('asks for no more than is wanted of what is fresh no more, and keeps the rest of it', async () => {
    const { ask, keep, clock, letters, kept } = createSubject()
    await keep('ab')
    clock.advance(LIFETIME.freshMs)

    expect(await ask(want('b'))).toEqual({ name: 'box', letters: 'b', version: 1 })

    expect(letters()).toEqual(['b'])
    expect(await kept()).toHaveLength(2)
  })

  it('asks as it was asked to, but for how much', async () => {
    const { ask, asked } = createSubject()
    const { signal } = new AbortController()

    await ask({ ...want('a'), signal })

    expect(asked).toEqual([{ name: 'box', letters: 'a', signal }])
  })

  it('keeps that there is none, by the rules for that', async () => {
    const { ask, records, clock } = createSubject({
      rules: {
        lifetimeOf: (_request, answer) =>
          answer === null ? { ...LIFETIME, freshMs: 10 } : LIFETIME,
      },
      answer: () => null,
    })

    expect(await ask(want('a'))).toBeNull()

    const [edition] = await records.read('box')
    expect(edition).toMatchObject({ answer: null, freshUntilMs: clock.now() + 10 })
  })

  it('neither looks up nor keeps what never lives', async () => {
    const { ask, kept, letters } = createSubject({
      cache: {
        get: () => Promise.reject(new Error('Looked up')),
        set: () => Promise.reject(new Error('Kept')),
      },
    })

    expect(await ask(want('a', '~'))).toMatchObject({ letters: 'a' })
    expect(letters()).toEqual(['a'])
    await expect(kept()).rejects.toThrow('Looked up')
  })

  it('keeps no answer that lives no more once it has come', async () => {
    const { ask, kept } = createSubject({
      rules: { lifetimeOf: (_request, answer) => (answer === undefined ? LIFETIME : null) },
    })

    await ask(want('a'))

    expect(await kept()).toEqual([])
  })

  it('keeps no failure, and passes it on', async () => {
    const failure = new Error('503')
    const { ask, kept, keep } = createSubject({
      answer: () => {
        throw failure
      },
    })
    await keep('a')

    await expect(ask(want('b'))).rejects.toBe(failure)
    expect(await kept()).toEqual([['a', { name: 'box', letters: 'a', version: 0 }]])
  })

  it('keeps the other answers that came with it', async () => {
    const { ask, kept } = createSubject({
      rules: {
        alsoAnswers: ({ letters }, answer) => [
          { request: want(letters, 'bag'), answer },
          { request: want(letters, '~'), answer },
        ],
      },
    })

    await ask(want('a'))

    const answer = { name: 'box', letters: 'a', version: 1 }
    expect(await kept()).toEqual([['a', answer]])
    expect(await kept('bag')).toEqual([['a', answer]])
    expect(await kept('~')).toEqual([])
  })

  it('asks whether there are others of what was asked, not of what was wanted', async () => {
    const questions: string[] = []
    const { ask, keep } = createSubject({
      rules: {
        alsoAnswers({ letters }) {
          questions.push(letters)
          return []
        },
      },
    })
    await keep('a')

    await ask(want('b'))

    expect(questions).toEqual(['ab'])
  })

  it('serves what is not whole, but keeps nothing of it, nor of what came with it', async () => {
    const { ask, kept } = createSubject({
      rules: {
        isWhole: () => false,
        alsoAnswers: (_request, answer) => [{ request: want('a', 'bag'), answer }],
      },
    })

    expect(await ask(want('a'))).toMatchObject({ letters: 'a' })
    expect(await kept()).toEqual([])
    expect(await kept('bag')).toEqual([])
  })

  it('serves all of what nobody can tell the wanted part of', async () => {
    const { ask, keep } = createSubject({
      rules: { isWhole: () => false, narrow: () => undefined },
    })
    await keep('a')

    expect(await ask(want('b'))).toMatchObject({ letters: 'ab' })
  })

  it('answers when the answer is kept, so that whoever asks next finds it', async () => {
    const keeping = createDeferred<void>()
    const { ask } = createSubject({
      cache: { get: async () => undefined, set: () => keeping.promise },
    })
    let isAnswered = false
    const answer = ask(want('a')).then(() => {
      isAnswered = true
    })

    await setImmediate()
    expect(isAnswered).toBe(false)
    keeping.resolve()
    await answer
  })
})
