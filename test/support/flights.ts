import { shareFlights } from '../../src/cache/coalesce.ts'
import type { RecordRules } from '../../src/cache/entry.ts'
import { createDeferred } from './deferred.ts'
import { PARCEL_RULES, type ParcelRequest } from './parcel.ts'

/** A question that has departed. It ends when a test says so, or when nobody waits any more. */
export interface TestFlight {
  readonly request: ParcelRequest
  readonly signal: AbortSignal
  /** Whether it is neither landed nor called off. */
  isUnderWay(): boolean
  /** Answers it with all that was asked for. */
  lands(): void
  fails(error: unknown): void
}

/** What is asked with flights shared, and the flights, in the order of their departure. */
export function createFlights(rules: RecordRules<ParcelRequest, string> = PARCEL_RULES) {
  const flights: TestFlight[] = []
  const ask = shareFlights(rules)((request) => {
    const { promise, resolve, reject } = createDeferred<unknown>()
    const signal = request.signal ?? new AbortController().signal
    let isUnderWay = true
    const end = <Value>(settle: (value: Value) => void) => {
      return (value: Value) => {
        isUnderWay = false
        settle(value)
      }
    }
    const { name, letters } = request
    flights.push({
      request,
      signal,
      isUnderWay: () => isUnderWay,
      lands: () => end(resolve)({ name, letters, version: flights.length }),
      fails: end(reject),
    })
    signal.addEventListener('abort', () => end(reject)(signal.reason), { once: true })
    return promise
  })
  return {
    ask,
    flights,
    /** What each flight was for. */
    letters: () => flights.map(({ request }) => request.letters),
  }
}
