import { describe, expect, it } from 'vitest'
import { shareFlights } from '../../src/cache/share-flights.ts'
import { createDeferred, type Deferred } from '../support/deferred.ts'

/** What is asked with flights shared, and the flights, to be landed by hand. */
function createSubject() {
  const flights: (Deferred<object> & { readonly request: string })[] = []
  const ask = shareFlights<string>({ keyOf: (request) => request.toLowerCase() })((request) => {
    const flight = createDeferred<object>()
    flights.push({ ...flight, request })
    return flight.promise
  })
  return { ask, flights }
}

describe('shareFlights', () => {
  it('asks once for all that want the same at the same time', async () => {
    const { ask, flights } = createSubject()
    const answer = {}

    const answers = Array.from({ length: 100 }, () => ask('a'))
    flights[0]?.resolve(answer)

    expect(new Set(await Promise.all(answers))).toEqual(new Set([answer]))
    expect(flights).toHaveLength(1)
  })

  it('goes by the key, not by the request', async () => {
    const { ask, flights } = createSubject()

    ask('a')
    ask('A')

    expect(flights.map(({ request }) => request)).toEqual(['a'])
  })

  it('keeps different keys apart', async () => {
    const { ask, flights } = createSubject()

    const answers = [ask('a'), ask('b')]
    flights[1]?.resolve({ to: 'b' })
    flights[0]?.resolve({ to: 'a' })

    expect(await Promise.all(answers)).toEqual([{ to: 'a' }, { to: 'b' }])
  })

  it('asks anew once a flight has landed', async () => {
    const { ask, flights } = createSubject()
    const first = ask('a')
    flights[0]?.resolve({})
    await first

    ask('a')

    expect(flights).toHaveLength(2)
  })

  it('shares a failure, and forgets it', async () => {
    const { ask, flights } = createSubject()
    const failure = new Error('503')
    const answers = [ask('a'), ask('a')]
    flights[0]?.reject(failure)

    expect(await Promise.allSettled(answers)).toEqual([
      { status: 'rejected', reason: failure },
      { status: 'rejected', reason: failure },
    ])

    const later = ask('a')
    flights[1]?.resolve({ to: 'a' })
    expect(await later).toEqual({ to: 'a' })
  })

  it('shares nothing between one use and another', () => {
    const one = createSubject()
    const other = createSubject()

    one.ask('a')
    other.ask('a')

    expect(other.flights).toHaveLength(1)
  })
})
