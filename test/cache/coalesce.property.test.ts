import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFlights, type TestFlight } from '../support/flights.ts'
import { CONTAINED_RULES, PARCEL_RULES, type ParcelRequest } from '../support/parcel.ts'

type Rules = typeof PARCEL_RULES

/** What happens next. Numbers choose among those that there are. */
type Step =
  | { readonly kind: 'asks'; readonly request: ParcelRequest; readonly mayLeave: boolean }
  | { readonly kind: 'leaves' | 'lands' | 'fails'; readonly choice: number }
  | { readonly kind: 'tick' }

/** Somebody who has asked, and what came of it. */
interface Passenger {
  readonly request: ParcelRequest
  readonly controller: AbortController | null
  readonly reason: Error
  outcome: PromiseSettledResult<unknown> | null
}

const FAILURE = new Error('503')

const request = fc.record({
  name: fc.constantFrom('box', 'bag'),
  letters: fc
    .subarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 })
    .map((letters) => letters.join('')),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('asks'), request, mayLeave: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('leaves', 'lands', 'fails'),
      choice: fc.nat(1_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('tick') }) },
)
const steps = fc.array(step, { minLength: 1, maxLength: 40 })

/** A world of passengers and flights, one step after another. */
function createWorld(rules: Rules) {
  const { ask, flights } = createFlights(rules)
  const passengers: Passenger[] = []

  function board({ request, mayLeave }: Extract<Step, { kind: 'asks' }>): void {
    const controller = mayLeave ? new AbortController() : null
    const reason = new Error(`Passenger ${passengers.length} has left`)
    const passenger: Passenger = { request, controller, reason, outcome: null }
    passengers.push(passenger)
    ask({ ...request, signal: controller?.signal }).then(
      (value) => {
        passenger.outcome = { status: 'fulfilled', value }
      },
      (error: unknown) => {
        passenger.outcome = { status: 'rejected', reason: error }
      },
    )
  }

  const underWay = () => flights.filter((flight) => flight.isUnderWay())
  const waiting = () => passengers.filter(({ outcome }) => outcome === null)

  return {
    passengers,
    underWay,
    waiting,
    async take(step: Step): Promise<void> {
      if (step.kind === 'asks') board(step)
      if (step.kind === 'tick') await setImmediate()
      if (step.kind === 'leaves') {
        const leaver = choose(waiting(), step.choice)
        leaver?.controller?.abort(leaver.reason)
      }
      if (step.kind === 'lands') choose(underWay(), step.choice)?.lands()
      if (step.kind === 'fails') choose(underWay(), step.choice)?.fails(FAILURE)
    },
    /** Lands all that is under way, and what departs then, to the last. */
    async end(): Promise<void> {
      for (let turn = 0; turn < 100 && waiting().length > 0; turn += 1) {
        await setImmediate()
        for (const flight of underWay()) flight.lands()
        await setImmediate()
      }
    },
  }
}

function choose<T>(all: readonly T[], choice: number): T | undefined {
  return all[choice % Math.max(1, all.length)]
}

/** The pairs under way that could have been one question. */
function findRedundant(flights: readonly TestFlight[], rules: Rules): readonly string[] {
  return flights.flatMap(({ request: one }, index) =>
    flights
      .slice(index + 1)
      .filter(({ request: other }) => one.name === other.name)
      .filter(({ request: other }) => rules.unite(one.letters, other.letters) !== null)
      .map(({ request: other }) => `${one.name}: ${one.letters} and ${other.letters}`),
  )
}

describe.each([
  { description: 'where any two questions can be one', rules: PARCEL_RULES },
  { description: 'where a question is one only with what it holds', rules: CONTAINED_RULES },
])('shareFlights, $description', ({ rules }) => {
  it('answers all who stay with what they want, and those who leave with their reason', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const world = createWorld(rules)
        for (const step of steps) await world.take(step)
        await world.end()

        for (const { request, controller, reason, outcome } of world.passengers) {
          if (outcome?.status === 'fulfilled') {
            expect(outcome.value).toMatchObject({ name: request.name, letters: request.letters })
          } else {
            expect([FAILURE, ...(controller?.signal.aborted ? [reason] : [])]).toContain(
              outcome?.reason,
            )
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has no two questions under way that could have been one', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const world = createWorld(rules)
        for (const step of steps) {
          await world.take(step)
          expect(findRedundant(world.underWay(), rules)).toEqual([])
        }
        await world.end()
        expect(world.waiting()).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('asks for nobody who has left, and calls off nothing that somebody waits for', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const world = createWorld(rules)
        for (const step of steps) {
          await world.take(step)
          // Whoever left is told of it before anything else happens.
          await Promise.resolve()
          for (const flight of world.underWay()) {
            const { name, letters } = flight.request
            const waits = world
              .waiting()
              .some(
                ({ request }) => request.name === name && rules.covers(letters, request.letters),
              )
            expect(waits).toBe(true)
          }
        }
        await world.end()
      }),
      { numRuns: 300 },
    )
  })
})
