import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type CallInFlight,
  createCoalescedCalls,
  LETTERS_POLICY,
  type LettersCall,
  NESTED_POLICY,
  WaitTimeout,
} from '../support/cache-layers.ts'
import { untilIdle } from '../support/until-idle.ts'

type Policy = typeof LETTERS_POLICY

/** A step of a scenario. `choice` selects one of the waiters or of the calls in flight. */
type Step =
  | {
      readonly kind: 'requests'
      readonly request: LettersCall
      readonly mayAbort: boolean
      /** How long it waits, in milliseconds. Null: for as long as it takes. */
      readonly waitMs: number | null
    }
  | { readonly kind: 'aborts' | 'sends' | 'responds' | 'fails' | 'drops'; readonly choice: number }
  | { readonly kind: 'passes'; readonly timeMs: number }
  | { readonly kind: 'tick' }

/** A request, and its outcome. */
interface Waiter {
  readonly request: LettersCall
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
    arbitrary: fc.record({
      kind: fc.constant('requests'),
      request,
      mayAbort: fc.boolean(),
      waitMs: fc.option(fc.integer({ min: 1, max: 100 })),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('aborts', 'sends', 'responds', 'fails', 'drops'),
      choice: fc.nat(1_000),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('passes'),
      timeMs: fc.integer({ min: 1, max: 100 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('tick') }) },
)
const steps = fc.array(step, { minLength: 1, maxLength: 40 })

/** Waiters and calls, to which steps are applied. */
function createScenario(policy: Policy) {
  const { send, calls } = createCoalescedCalls(policy)
  const waiters: Waiter[] = []

  function start({ request, mayAbort, waitMs }: Extract<Step, { kind: 'requests' }>): void {
    const controller = mayAbort ? new AbortController() : null
    const reason = new Error(`Waiter ${waiters.length} has aborted`)
    const waiter: Waiter = { request, controller, reason, outcome: null }
    waiters.push(waiter)
    const remainingMs = waitMs === null ? undefined : () => waitMs
    send({ ...request, signal: controller?.signal, remainingMs }).then(
      (value) => {
        waiter.outcome = { status: 'fulfilled', value }
      },
      (error: unknown) => {
        waiter.outcome = { status: 'rejected', reason: error }
      },
    )
  }

  const inFlight = () => calls.filter((call) => call.isInFlight())
  const waiting = () => waiters.filter(({ outcome }) => outcome === null)

  return {
    waiters,
    inFlight,
    waiting,
    async apply(step: Step): Promise<void> {
      if (step.kind === 'requests') start(step)
      if (step.kind === 'tick') await untilIdle()
      if (step.kind === 'aborts') {
        const aborting = choose(waiting(), step.choice)
        aborting?.controller?.abort(aborting.reason)
      }
      if (step.kind === 'passes') vi.advanceTimersByTime(step.timeMs)
      if (step.kind === 'sends') choose(inFlight(), step.choice)?.sends()
      if (step.kind === 'responds') choose(inFlight(), step.choice)?.responds()
      if (step.kind === 'fails') choose(inFlight(), step.choice)?.fails(FAILURE)
      if (step.kind === 'drops') {
        // As after a failure that is not retried, because nothing awaited the response.
        const dropped = choose(inFlight(), step.choice)
        if (dropped?.signal.aborted) dropped.fails(dropped.signal.reason)
      }
    },
    /** Responds to every call in flight, and to those that are made then. */
    async end(): Promise<void> {
      for (let turn = 0; turn < 100 && waiting().length > 0; turn += 1) {
        await untilIdle()
        for (const call of inFlight()) call.responds()
        await untilIdle()
      }
    },
  }
}

function choose<T>(all: readonly T[], choice: number): T | undefined {
  return all[choice % Math.max(1, all.length)]
}

/** Resolves when all promises of this tick have settled. */
function untilSettled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve))
}

/** The pairs of calls in flight that unite. */
function findRedundant(calls: readonly CallInFlight[], policy: Policy): readonly string[] {
  return calls.flatMap(({ request: one }, index) =>
    calls
      .slice(index + 1)
      .filter(({ request: other }) => one.name === other.name)
      .filter(({ request: other }) => policy.unite(one.letters, other.letters) !== null)
      .map(({ request: other }) => `${one.name}: ${one.letters} and ${other.letters}`),
  )
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})

afterEach(() => {
  vi.useRealTimers()
})

describe.each([
  { description: 'where any two coverages unite', policy: LETTERS_POLICY },
  { description: 'where coverages unite only when one covers the other', policy: NESTED_POLICY },
])('coalesce, $description', ({ policy }) => {
  it('resolves waiters to what they requested, and rejects those that leave with their reason', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const scenario = createScenario(policy)
        for (const step of steps) await scenario.apply(step)
        await scenario.end()

        for (const { request, controller, reason, outcome } of scenario.waiters) {
          if (outcome?.status === 'fulfilled') {
            expect(outcome.value).toMatchObject({ name: request.name, letters: request.letters })
          } else if (!(outcome?.reason instanceof WaitTimeout)) {
            expect([FAILURE, ...(controller?.signal.aborted ? [reason] : [])]).toContain(
              outcome?.reason,
            )
          }
        }
      }),
      { numRuns: 300 },
    )
  })

  it('has no two calls in flight that unite', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const scenario = createScenario(policy)
        for (const step of steps) {
          await scenario.apply(step)
          expect(findRedundant(scenario.inFlight(), policy)).toEqual([])
        }
        await scenario.end()
        expect(scenario.waiting()).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('has a waiter for every call in flight that is not sent', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const scenario = createScenario(policy)
        for (const step of steps) {
          await scenario.apply(step)
          // A waiter that has left is rejected before the next step.
          await untilSettled()
          for (const call of scenario.inFlight()) {
            if (call.isSent()) continue
            const { name, letters } = call.request
            const waits = scenario
              .waiting()
              .some(
                ({ request }) => request.name === name && policy.covers(letters, request.letters),
              )
            expect(waits).toBe(true)
          }
        }
        await scenario.end()
      }),
      { numRuns: 300 },
    )
  })
})
