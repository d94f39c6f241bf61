import { setImmediate } from 'node:timers/promises'
import { describe, expect, it, vi } from 'vitest'
import { createKeptParcels, Outage, PAUSE_MS } from '../support/kept-parcels.ts'
import { LIFETIME, type ParcelRequest } from '../support/parcel.ts'

const want = (letters: string, more: Partial<ParcelRequest> = {}) => ({
  name: 'box',
  letters,
  ...more,
})
const STALE_MS = LIFETIME.freshMs

describe('serveFromRecords, where nothing is kept', () => {
  it('asks', async () => {
    const { ask, questions, served } = createKeptParcels()

    const answer = ask(want('a'))
    await setImmediate()
    questions[0]?.resolve('answer')

    expect(await answer).toBe('answer')
    expect(questions.map(({ request }) => request)).toMatchObject([want('a')])
    expect(served).toEqual(['miss'])
  })

  it('asks where what is kept does not cover what is wanted', async () => {
    const { ask, keep, questions } = createKeptParcels()
    await keep('a')
    await keep('b')

    ask(want('ab'))
    await setImmediate()

    expect(questions.map(({ request }) => request.letters)).toEqual(['ab'])
  })

  it('fails as asking does, and says that it has asked', async () => {
    const { ask, questions, served } = createKeptParcels()
    const failure = new Outage('503')

    const answer = ask(want('a'))
    await setImmediate()
    questions[0]?.reject(failure)

    await expect(answer).rejects.toBe(failure)
    expect(served).toEqual(['miss'])
  })

  it('asks for what is gone', async () => {
    const { ask, keep, clock, questions } = createKeptParcels()
    await keep('a')
    clock.advance(STALE_MS + LIFETIME.staleIfErrorMs)

    ask(want('a'))
    await setImmediate()

    expect(questions).toHaveLength(1)
  })

  it('looks nothing up that is never kept', async () => {
    const get = vi.fn(async () => [])
    const { serve, next, questions, records } = createKeptParcels()
    records.read = get
    const ask = serve(next)

    const answer = ask({ name: '~', letters: 'a' })
    await setImmediate()
    questions[0]?.resolve('answer')

    expect(await answer).toBe('answer')
    expect(get).not.toHaveBeenCalled()
  })

  it('asks nothing where that is refused', async () => {
    const { ask, questions, served } = createKeptParcels()
    const refusal = new Error('The budget is spent')
    const beforeAsking = vi.fn(() => {
      throw refusal
    })

    await expect(ask(want('a', { beforeAsking }))).rejects.toBe(refusal)
    await expect(ask({ name: '~', letters: 'a', beforeAsking })).rejects.toBe(refusal)

    expect(beforeAsking.mock.calls).toEqual([
      [want('a', { beforeAsking })],
      [{ name: '~', letters: 'a', beforeAsking }],
    ])
    expect(questions).toEqual([])
    expect(served).toEqual(['miss', 'miss'])
  })
})

describe('serveFromRecords, where an answer is fresh', () => {
  it('serves it to the last millisecond without asking', async () => {
    const { ask, keep, clock, questions, served } = createKeptParcels()
    await keep('a')
    clock.advance(STALE_MS - 1)

    expect(await ask(want('a'))).toEqual({ name: 'box', letters: 'a', version: 0 })
    expect(questions).toEqual([])
    expect(served).toEqual(['fresh'])
  })

  it('serves the wanted part of it', async () => {
    const { ask, keep } = createKeptParcels()
    await keep('abc')

    expect(await ask(want('b'))).toMatchObject({ letters: 'b' })
  })

  it('serves that there is none', async () => {
    const { ask, keep, served } = createKeptParcels()
    await keep('a', null)

    expect(await ask(want('a'))).toBeNull()
    expect(served).toEqual(['fresh'])
  })

  it('serves the newest of those that cover what is wanted', async () => {
    const { ask, keep } = createKeptParcels()
    await keep('abc')
    await keep('a', { name: 'box', letters: 'a', version: 2 })

    expect(await ask(want('a'))).toMatchObject({ version: 2 })
    expect(await ask(want('ab'))).toMatchObject({ version: 0 })
  })

  it('does not ask whether it may ask', async () => {
    const { ask, keep } = createKeptParcels()
    await keep('a')
    const beforeAsking = vi.fn()

    await ask(want('a', { beforeAsking }))

    expect(beforeAsking).not.toHaveBeenCalled()
  })
})

describe('serveFromRecords, where an answer is stale', () => {
  it('serves it at once, and asks for a better one behind', async () => {
    const { ask, keep, clock, questions, served } = createKeptParcels()
    await keep('a')
    clock.advance(STALE_MS)

    expect(await ask(want('a'))).toMatchObject({ version: 0 })
    expect(questions).toHaveLength(1)
    expect(served).toEqual(['stale'])

    clock.advance(LIFETIME.staleMs - 1)
    expect(await ask(want('a'))).toMatchObject({ version: 0 })
    expect(served).toEqual(['stale', 'stale'])
  })

  it('asks behind if it may, and for nobody: nobody can call it off', async () => {
    const { ask, keep, clock, questions } = createKeptParcels()
    await keep('a')
    clock.advance(STALE_MS)
    const beforeAsking = vi.fn()
    const { signal } = new AbortController()

    await ask(want('a', { beforeAsking, signal }))

    expect(beforeAsking).toHaveBeenCalledOnce()
    expect(questions[0]?.request.signal).toBeUndefined()
    expect(questions[0]?.request.beforeAsking).toBeUndefined()
  })

  it('asks for nothing better for a while after that was not to be had', async () => {
    const { ask, keep, clock, questions, served, refreshFailures } = createKeptParcels()
    await keep('a')
    clock.advance(STALE_MS)
    const failure = new Outage('503')
    await ask(want('a'))
    questions[0]?.reject(failure)
    await setImmediate()

    clock.advance(PAUSE_MS - 1)
    expect(await ask(want('a'))).toMatchObject({ version: 0 })
    expect(questions).toHaveLength(1)

    clock.advance(1)
    await ask(want('a'))
    expect(questions).toHaveLength(2)
    expect(served).toEqual(['stale', 'stale', 'stale'])
    expect(refreshFailures).toEqual([failure])
  })

  it('serves it without asking behind where that is refused', async () => {
    const { ask, keep, clock, questions, served } = createKeptParcels()
    await keep('a')
    clock.advance(STALE_MS)
    const beforeAsking = () => {
      throw new Error('The budget is spent')
    }

    await ask(want('a', { beforeAsking }))

    expect(questions).toEqual([])
    expect(served).toEqual(['stale'])
  })

  it('tells of a failure that is no outage too, and pauses all the same', async () => {
    const { ask, keep, clock, questions, refreshFailures } = createKeptParcels()
    await keep('a')
    clock.advance(STALE_MS)
    const failure = new Error('403')
    await ask(want('a'))
    questions[0]?.reject(failure)
    await setImmediate()

    await ask(want('a'))

    expect(refreshFailures).toEqual([failure])
    expect(questions).toHaveLength(1)
  })

  it('tells once of a failure that was the same for many', async () => {
    const { ask, keep, clock, questions, refreshFailures } = createKeptParcels()
    await keep('ab')
    clock.advance(STALE_MS)
    await Promise.all([ask(want('a')), ask(want('b')), ask(want('a'))])

    const failure = new Outage('503')
    for (const question of questions) question.reject(failure)
    await setImmediate()

    expect(refreshFailures).toEqual([failure])
  })
})
