import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { createFlights } from '../support/flights.ts'
import { CONTAINED_RULES, PARCEL_RULES } from '../support/parcel.ts'

const want = (letters: string, name = 'box') => ({ name, letters })

describe('shareFlights', () => {
  it('asks once for all that want the same at the same time', async () => {
    const { ask, flights } = createFlights()

    const answers = Array.from({ length: 100 }, () => ask(want('a')))
    await setImmediate()
    flights[0]?.lands()

    expect(new Set(await Promise.all(answers)).size).toBe(1)
    expect(flights).toHaveLength(1)
  })

  it('asks once for all that is wanted of one thing in the same tick', async () => {
    const { ask, flights, letters } = createFlights()

    const answers = [ask(want('a')), ask(want('bc')), ask(want('ca'))]
    await setImmediate()
    flights[0]?.lands()

    expect(letters()).toEqual(['abc'])
    expect(await Promise.all(answers)).toMatchObject([
      { letters: 'a' },
      { letters: 'bc' },
      { letters: 'ca' },
    ])
  })

  it('waits for what is under way where that covers what is wanted', async () => {
    const { ask, flights } = createFlights()
    ask(want('abc'))
    await setImmediate()

    const answer = ask(want('b'))
    await setImmediate()
    flights[0]?.lands()

    expect(await answer).toMatchObject({ letters: 'b' })
    expect(flights).toHaveLength(1)
  })

  it('keeps what is wanted of other parts until what is under way has landed', async () => {
    const { ask, flights, letters } = createFlights()
    const first = ask(want('a'))
    await setImmediate()

    const others = [ask(want('b')), ask(want('c'))]
    await setImmediate()
    others.push(ask(want('d')), ask(want('a')))
    await setImmediate()
    expect(letters()).toEqual(['a'])

    flights[0]?.lands()
    await first
    await setImmediate()
    expect(letters()).toEqual(['a', 'bcd'])

    flights[1]?.lands()
    expect(await Promise.all(others)).toMatchObject([
      { letters: 'b' },
      { letters: 'c' },
      { letters: 'd' },
      { letters: 'a' },
    ])
  })

  it('asks for the other parts also when the question under way fails', async () => {
    const { ask, flights, letters } = createFlights()
    const first = ask(want('a'))
    await setImmediate()
    const second = ask(want('b'))

    flights[0]?.fails(new Error('503'))
    await expect(first).rejects.toThrow('503')
    await setImmediate()
    flights[1]?.lands()

    expect(await second).toMatchObject({ letters: 'b' })
    expect(letters()).toEqual(['a', 'b'])
  })

  it('keeps different things apart', async () => {
    const { ask, flights } = createFlights()

    const answers = [ask(want('a', 'box')), ask(want('a', 'bag'))]
    await setImmediate()
    flights[1]?.lands()
    flights[0]?.lands()

    expect(await Promise.all(answers)).toMatchObject([{ name: 'box' }, { name: 'bag' }])
  })

  it('asks side by side for what is no one question', async () => {
    const { ask, flights, letters } = createFlights(CONTAINED_RULES)

    const answers = [ask(want('ab')), ask(want('cd'))]
    await setImmediate()
    answers.push(ask(want('ef')))
    await setImmediate()

    expect(letters()).toEqual(['ab', 'cd', 'ef'])
    for (const flight of flights) flight.lands()
    expect(await Promise.all(answers)).toMatchObject([
      { letters: 'ab' },
      { letters: 'cd' },
      { letters: 'ef' },
    ])
  })

  it('waits for all that is under way and could have been one question with it', async () => {
    const { ask, flights, letters } = createFlights(CONTAINED_RULES)
    const parts = [ask(want('ab')), ask(want('cd'))]
    await setImmediate()
    ask(want('abcd'))

    flights[1]?.lands()
    await parts[1]
    await setImmediate()
    expect(letters()).toEqual(['ab', 'cd'])

    flights[0]?.lands()
    await parts[0]
    await setImmediate()
    expect(letters()).toEqual(['ab', 'cd', 'abcd'])
  })

  it('waits also for what its question has only become one with while it boards', async () => {
    const { ask, flights, letters } = createFlights(CONTAINED_RULES)
    const first = ask(want('ab'))
    await setImmediate()

    ask(want('cd'))
    ask(want('abcd'))
    await setImmediate()
    expect(letters()).toEqual(['ab'])

    flights[0]?.lands()
    await first
    await setImmediate()
    expect(letters()).toEqual(['ab', 'abcd'])
  })

  it('waits for what is under way rather than for what has yet to depart', async () => {
    const { ask, flights, letters } = createFlights(CONTAINED_RULES)
    ask(want('b'))
    await setImmediate()
    ask(want('bc'))
    ask(want('cd'))
    await setImmediate()
    expect(letters()).toEqual(['b', 'cd'])

    const answer = ask(want('c'))
    flights[1]?.lands()

    expect(await answer).toMatchObject({ letters: 'c' })
    expect(letters()).toEqual(['b', 'cd'])
  })

  it('asks anew once a flight has landed', async () => {
    const { ask, flights } = createFlights()
    const first = ask(want('a'))
    await setImmediate()
    flights[0]?.lands()
    await first

    ask(want('a'))
    await setImmediate()

    expect(flights).toHaveLength(2)
  })

  it('shares a failure, and forgets it', async () => {
    const { ask, flights } = createFlights()
    const failure = new Error('503')
    const answers = [ask(want('a')), ask(want('b'))]
    await setImmediate()
    flights[0]?.fails(failure)

    expect(await Promise.allSettled(answers)).toEqual([
      { status: 'rejected', reason: failure },
      { status: 'rejected', reason: failure },
    ])

    const later = ask(want('a'))
    await setImmediate()
    flights[1]?.lands()
    expect(await later).toMatchObject({ letters: 'a' })
  })

  it('shares the failure of a question that cannot even be put', async () => {
    const { ask, flights } = createFlights({
      ...PARCEL_RULES,
      join() {
        throw new TypeError('There is nothing to join')
      },
    })

    const answers = await Promise.allSettled([ask(want('a')), ask(want('b'))])

    expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
    expect(flights).toEqual([])
  })

  it('asks by itself for whom nobody can tell the wanted part', async () => {
    const { ask, flights, letters } = createFlights({
      ...PARCEL_RULES,
      narrow: (answer, held, wanted) => (held === wanted ? answer : undefined),
    })
    const whole = ask(want('ab'))
    const part = ask(want('b'))
    await setImmediate()

    flights[0]?.lands()
    expect(await whole).toMatchObject({ letters: 'ab' })
    await setImmediate()
    flights[1]?.lands()

    expect(await part).toMatchObject({ letters: 'b' })
    expect(letters()).toEqual(['ab', 'b'])
  })

  it('takes null for an answer', async () => {
    const { ask, flights } = createFlights({ ...PARCEL_RULES, narrow: () => null })
    const answer = ask(want('a'))
    await setImmediate()
    flights[0]?.lands()

    expect(await answer).toBeNull()
    expect(flights).toHaveLength(1)
  })

  it('shares nothing between one use and another', async () => {
    const one = createFlights()
    const other = createFlights()

    one.ask(want('a'))
    other.ask(want('a'))
    await setImmediate()

    expect(other.flights).toHaveLength(1)
  })
})
