import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type CallInFlight,
  createCoalescedCalls,
  LETTERS_POLICY,
  type LettersCall,
  NESTED_POLICY,
} from '../support/cache-layers.ts'

type Policy = typeof LETTERS_POLICY

/** What happens next. Numbers choose among those that there are. */
type Step =
  | { readonly kind: 'requests'; readonly request: LettersCall; readonly mayAbort: boolean }
  | { readonly kind: 'aborts' | 'responds' | 'fails'; readonly choice: number }
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
    arbitrary: fc.record({ kind: fc.constant('requests'), request, mayAbort: fc.boolean() }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom('aborts', 'responds', 'fails'),
      choice: fc.nat(1_000),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('tick') }) },
)
const steps = fc.array(step, { minLength: 1, maxLength: 40 })

/** A world of waiters and calls, one step after another. */
function createWorld(policy: Policy) {
  const { send, calls } = createCoalescedCalls(policy)
  const waiters: Waiter[] = []

  function start({ request, mayAbort }: Extract<Step, { kind: 'requests' }>): void {
    const controller = mayAbort ? new AbortController() : null
    const reason = new Error(`Waiter ${waiters.length} has aborted`)
    const waiter: Waiter = { request, controller, reason, outcome: null }
    waiters.push(waiter)
    send({ ...request, signal: controller?.signal }).then(
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
    async take(step: Step): Promise<void> {
      if (step.kind === 'requests') start(step)
      if (step.kind === 'tick') await setImmediate()
      if (step.kind === 'aborts') {
        const aborting = choose(waiting(), step.choice)
        aborting?.controller?.abort(aborting.reason)
      }
      if (step.kind === 'responds') choose(inFlight(), step.choice)?.responds()
      if (step.kind === 'fails') choose(inFlight(), step.choice)?.fails(FAILURE)
    },
    /** Responds to every call in flight, and to those that are made then. */
    async end(): Promise<void> {
      for (let turn = 0; turn < 100 && waiting().length > 0; turn += 1) {
        await setImmediate()
        for (const call of inFlight()) call.responds()
        await setImmediate()
      }
    },
  }
}

function choose<T>(all: readonly T[], choice: number): T | undefined {
  return all[choice % Math.max(1, all.length)]
}

/** The pairs under way that could have been one call. */
function findRedundant(calls: readonly CallInFlight[], policy: Policy): readonly string[] {
  return calls.flatMap(({ request: one }, index) =>
    calls
      .slice(index + 1)
      .filter(({ request: other }) => one.name === other.name)
      .filter(({ request: other }) => policy.unite(one.letters, other.letters) !== null)
      .map(({ request: other }) => `${one.name}: ${one.letters} and ${other.letters}`),
  )
}

describe.each([
  { description: 'where any two calls can be one', policy: LETTERS_POLICY },
  { description: 'where a call is one only with what it holds', policy: NESTED_POLICY },
])('coalesce, $description', ({ policy }) => {
  it('resolves waiters to what they want, and rejects aborted ones with their reason', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const world = createWorld(policy)
        for (const step of steps) await world.take(step)
        await world.end()

        for (const { request, controller, reason, outcome } of world.waiters) {
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

  it('has no two calls in flight that unite', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const world = createWorld(policy)
        for (const step of steps) {
          await world.take(step)
          expect(findRedundant(world.inFlight(), policy)).toEqual([])
        }
        await world.end()
        expect(world.waiting()).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('has a waiter for every call in flight', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const world = createWorld(policy)
        for (const step of steps) {
          await world.take(step)
          // An aborted waiter is rejected before the next step.
          await Promise.resolve()
          for (const call of world.inFlight()) {
            const { name, letters } = call.request
            const waits = world
              .waiting()
              .some(
                ({ request }) => request.name === name && policy.covers(letters, request.letters),
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
