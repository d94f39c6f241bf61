import { getEventListeners } from 'node:events'
import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createFlights } from '../support/flights.ts'

const want = (letters: string, signal?: AbortSignal) => ({ name: 'box', letters, signal })
const reason = new Error('Nobody waits any more')

describe('shareFlights, for those who leave', () => {
  it('gives them the reason of their own signal, and takes nothing from the others', async () => {
    const { ask, flights } = createFlights()
    const [one, other, third] = [1, 2, 3].map(() => new AbortController())
    const leavers = [ask(want('a', one?.signal)), ask(want('b', other?.signal))]
    const stays = [ask(want('c', third?.signal)), ask(want('c'))]
    await setImmediate()

    one?.abort(new Error('one'))
    other?.abort(new Error('other'))
    await expect(leavers[0]).rejects.toThrow('one')
    await expect(leavers[1]).rejects.toThrow('other')
    expect(flights[0]?.signal.aborted).toBe(false)

    flights[0]?.lands()
    expect(await Promise.all(stays)).toMatchObject([{ letters: 'c' }, { letters: 'c' }])
  })

  it('ends the question with the last of them, for its reason', async () => {
    const { ask, flights } = createFlights()
    const [one, other] = [new AbortController(), new AbortController()]
    const answers = [ask(want('a', one.signal)), ask(want('a', other.signal))]
    await setImmediate()

    one.abort(new Error('one'))
    expect(flights[0]?.signal.aborted).toBe(false)
    other.abort(reason)

    expect(flights[0]?.signal.reason).toBe(reason)
    expect(await Promise.allSettled(answers)).toEqual([
      { status: 'rejected', reason: new Error('one') },
      { status: 'rejected', reason },
    ])
  })

  it('ends no question that somebody waits for whom nobody can call off', async () => {
    const { ask, flights } = createFlights()
    const controller = new AbortController()
    const behind = ask(want('a'))
    ask(want('a', controller.signal)).catch(() => {})
    await setImmediate()

    controller.abort(reason)
    flights[0]?.lands()

    expect(await behind).toMatchObject({ letters: 'a' })
  })

  it('asks anew for who comes after the question was ended', async () => {
    const { ask, flights } = createFlights()
    const controller = new AbortController()
    const left = ask(want('a', controller.signal))
    await setImmediate()

    controller.abort(reason)
    const later = ask(want('a'))
    await expect(left).rejects.toBe(reason)
    await setImmediate()
    flights[1]?.lands()

    expect(await later).toMatchObject({ letters: 'a' })
    expect(flights).toHaveLength(2)
  })

  it('asks nothing where all leave before the question departs', async () => {
    const { ask, flights } = createFlights()
    const controller = new AbortController()
    const answers = [ask(want('a', controller.signal)), ask(want('b', controller.signal))]

    controller.abort(reason)

    expect(await Promise.allSettled(answers)).toEqual([
      { status: 'rejected', reason },
      { status: 'rejected', reason },
    ])
    await setImmediate()
    expect(flights).toEqual([])
  })

  it('asks nothing where all leave while another question has to land', async () => {
    const { ask, flights } = createFlights()
    const first = ask(want('a'))
    await setImmediate()
    const controller = new AbortController()
    const second = ask(want('b', controller.signal))
    await setImmediate()

    controller.abort(reason)
    await expect(second).rejects.toBe(reason)
    flights[0]?.lands()
    await first
    await setImmediate()

    expect(flights).toHaveLength(1)
  })

  it('departs for those who stay when the question ahead is ended', async () => {
    const { ask, flights } = createFlights()
    const controller = new AbortController()
    ask(want('a', controller.signal)).catch(() => {})
    await setImmediate()
    const second = ask(want('b'))

    controller.abort(reason)
    await setImmediate()
    flights[1]?.lands()

    expect(await second).toMatchObject({ letters: 'b' })
  })

  it('refuses at once who has left already', async () => {
    const { ask, flights } = createFlights()

    await expect(ask(want('a', AbortSignal.abort(reason)))).rejects.toBe(reason)
    await setImmediate()

    expect(flights).toEqual([])
  })

  it('leaves nothing behind on a signal that lives long', async () => {
    const { ask, flights } = createFlights()
    const { signal } = new AbortController()

    for (let round = 0; round < 100; round += 1) {
      const answer = ask(want('a', signal))
      const failure = ask({ ...want('b', signal), name: 'bag' })
      await setImmediate()
      flights.at(-2)?.lands()
      flights.at(-1)?.fails(reason)
      await Promise.allSettled([answer, failure])
    }
    await setImmediate()

    expect(flights).toHaveLength(200)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })

  it('is not told of those who go after the answer has come', async () => {
    const { ask, flights } = createFlights()
    const controller = new AbortController()
    const answer = ask(want('a', controller.signal))
    await setImmediate()
    flights[0]?.lands()
    await answer

    controller.abort(reason)

    expect(flights[0]?.signal.aborted).toBe(false)
  })
})
