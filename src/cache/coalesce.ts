import type { CacheRequest, RecordRules } from './entry.ts'

/** What makes one question enough for several who ask. */
export type ShareFlightsRules<Request extends CacheRequest, Coverage> = Pick<
  RecordRules<Request, Coverage>,
  'keyOf' | 'coverageOf' | 'covers' | 'unite' | 'narrow' | 'join'
>

/** One question under way, or about to be, and those who wait for its answer. */
interface Flight<Request, Coverage> {
  coverage: Coverage
  /** Whether it has not departed, so that its question can still become larger. */
  isBoarding: boolean
  readonly passengers: Set<Request>
  readonly controller: AbortController
  /** Until when its answer is fresh, in epoch milliseconds. Null while, and where, that is not told. */
  freshUntilMs: number | null
  landed: Promise<unknown>
}

/**
 * Asks once for what many want at the same time. Whoever wants what a question under way covers
 * waits for its answer. Questions for other parts of the same thing that are asked in the same tick
 * become one; while one of them is under way, those that come later become one that departs when it
 * has landed. Who stops waiting takes nothing away from the others; the last one ends the question.
 */
export function shareFlights<Request extends CacheRequest, Coverage>(
  rules: ShareFlightsRules<Request, Coverage>,
) {
  return (next: (request: Request) => Promise<unknown>) => {
    const travel = flyTogether(rules, next)
    const isSame = (one: Coverage, other: Coverage) =>
      rules.covers(one, other) && rules.covers(other, one)
    // Those who could not be given their part of an answer share with their like alone.
    const travelWithEquals = flyTogether(
      { ...rules, covers: isSame, unite: (one, other) => (isSame(one, other) ? one : null) },
      next,
    )

    return async (request: Request): Promise<unknown> => {
      const part = await travel(request)
      return part === undefined ? travelWithEquals(request) : part
    }
  }
}

/** Gives each request its part of a shared answer; undefined where nobody knows which part it is. */
function flyTogether<Request extends CacheRequest, Coverage>(
  rules: ShareFlightsRules<Request, Coverage>,
  next: (request: Request) => Promise<unknown>,
) {
  const flightsByKey = new Map<string, Set<Flight<Request, Coverage>>>()

  function findFlight(key: string, wanted: Coverage): Flight<Request, Coverage> {
    const flights = flightsByKey.get(key) ?? new Set()
    flightsByKey.set(key, flights)
    for (const flight of flights) {
      if (!flight.isBoarding && rules.covers(flight.coverage, wanted)) return flight
    }
    for (const flight of flights) {
      const united = flight.isBoarding ? rules.unite(flight.coverage, wanted) : null
      if (united === null) continue
      flight.coverage = united
      return flight
    }
    return openFlight(key, flights, wanted)
  }

  function openFlight(
    key: string,
    flights: Set<Flight<Request, Coverage>>,
    coverage: Coverage,
  ): Flight<Request, Coverage> {
    const flight: Flight<Request, Coverage> = {
      coverage,
      isBoarding: true,
      passengers: new Set(),
      controller: new AbortController(),
      freshUntilMs: null,
      landed: Promise.resolve(),
    }
    const leave = () => {
      flights.delete(flight)
      if (flights.size === 0 && flightsByKey.get(key) === flights) flightsByKey.delete(key)
    }
    // Whoever is called off must not be joined by those who come later.
    flight.controller.signal.addEventListener('abort', leave)
    flight.landed = fly(flight, flights).finally(leave)
    // Its failure is for the passengers; all of them may have left.
    flight.landed.catch(() => {})
    flights.add(flight)
    return flight
  }

  async function fly(
    flight: Flight<Request, Coverage>,
    flights: ReadonlySet<Flight<Request, Coverage>>,
  ): Promise<unknown> {
    const { passengers, controller } = flight
    // What boards while it waits makes it larger, and may put others ahead of it.
    let ahead: Flight<Request, Coverage> | undefined
    do {
      await (ahead ? settled(ahead.landed) : endOfTick())
      ahead = findAhead(flight, flights)
    } while (ahead)
    flight.isBoarding = false
    controller.signal.throwIfAborted()
    return next({
      ...rules.join(passengers, flight.coverage, controller.signal),
      onFresh(freshUntilMs) {
        flight.freshUntilMs = freshUntilMs
      },
    })
  }

  /** One under way with which it could have been one question. */
  function findAhead(
    flight: Flight<Request, Coverage>,
    flights: ReadonlySet<Flight<Request, Coverage>>,
  ): Flight<Request, Coverage> | undefined {
    for (const other of flights) {
      if (!other.isBoarding && rules.unite(other.coverage, flight.coverage) !== null) return other
    }
    return undefined
  }

  return async (request: Request): Promise<unknown> => {
    request.signal?.throwIfAborted()
    const wanted = rules.coverageOf(request)
    const flight = findFlight(rules.keyOf(request), wanted)
    flight.passengers.add(request)
    const answer = await waitFor(flight, request)
    const part = rules.narrow(answer, flight.coverage, wanted)
    if (part !== undefined && flight.freshUntilMs !== null) request.onFresh?.(flight.freshUntilMs)
    return part
  }
}

/** The answer, or the end of one passenger's patience, whichever comes first. */
function waitFor<Request extends CacheRequest>(
  { landed, passengers, controller }: Flight<Request, unknown>,
  request: Request,
): Promise<unknown> {
  const { signal } = request
  if (!signal) return landed
  return new Promise((resolve, reject) => {
    const leave = () => {
      passengers.delete(request)
      if (passengers.size === 0) controller.abort(signal.reason)
      reject(signal.reason)
    }
    signal.addEventListener('abort', leave)
    landed.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}

function endOfTick(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}

function settled(promise: Promise<unknown>): Promise<unknown> {
  return promise.catch(() => {})
}
