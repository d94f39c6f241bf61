import { setImmediate } from 'node:timers/promises'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LinkedInQuotaError } from '../../../src/linkedin/errors.ts'
import type { Outcome } from '../../../src/linkedin/middleware/circuit-breaker.ts'
import {
  ABORTED,
  ANSWERED,
  createTestCircuitBreaker,
  FAILED,
  rateLimited,
} from '../../support/circuit-breaker.ts'

const SECOND_MS = 1_000
const DAY_MS = 86_400_000

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constantFrom(ANSWERED, FAILED, ABORTED, rateLimited()),
  fc.integer({ min: 0, max: 2 * DAY_MS }).map(rateLimited),
)
const pauseMs = fc.oneof(
  fc.constantFrom(0, 1, SECOND_MS, 59_999, 60_000),
  fc.integer({ min: 0, max: DAY_MS }),
)
/** Requests that come, answers to those let through, and time that passes. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('comes' as const) }),
  fc.record({ kind: fc.constant('ends' as const), choice: fc.nat(100), outcome }),
  fc.record({ kind: fc.constant('waits' as const), pauseMs }),
)
const steps = fc.array(step, { maxLength: 60 })

/** A breaker, and what has come to it. */
function createWorld() {
  const subject = createTestCircuitBreaker()
  const underWay: ((outcome: Outcome) => void)[] = []
  const letThroughAtMs: number[] = []
  let waiting = 0
  return {
    ...subject,
    underWay,
    letThroughAtMs,
    waiting: () => waiting,
    async comes(): Promise<void> {
      waiting += 1
      subject
        .acquire()
        .then(
          (release) => {
            underWay.push(release)
            letThroughAtMs.push(subject.clock.now())
          },
          (error: unknown) => expect(error).toBeInstanceOf(LinkedInQuotaError),
        )
        .finally(() => {
          waiting -= 1
        })
      await setImmediate()
    },
    async ends(choice: number, outcome: Outcome): Promise<void> {
      const [release] = underWay.splice(choice % Math.max(1, underWay.length), 1)
      release?.(outcome)
      await setImmediate()
    },
  }
}

describe('A breaker, whatever happens', () => {
  it('lets nobody through before a time that LinkedIn has given', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const world = createWorld()
        let notBeforeMs = 0
        for (const step of steps) {
          const before = world.letThroughAtMs.length
          if (step.kind === 'waits') world.clock.advance(step.pauseMs)
          if (step.kind === 'comes') await world.comes()
          if (step.kind === 'ends' && world.underWay.length > 0) {
            const { outcome } = step
            if (outcome.kind === 'rate-limited' && outcome.retryAfterMs !== undefined) {
              const askedMs = Math.min(Math.max(outcome.retryAfterMs, SECOND_MS), DAY_MS)
              notBeforeMs = Math.max(notBeforeMs, world.clock.now() + askedMs)
            }
            await world.ends(step.choice, outcome)
          }
          for (const atMs of world.letThroughAtMs.slice(before)) {
            expect(atMs).toBeGreaterThanOrEqual(notBeforeMs)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('keeps nobody waiting for ever, and opens in the end', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const world = createWorld()
        for (const step of steps) {
          if (step.kind === 'waits') world.clock.advance(step.pauseMs)
          if (step.kind === 'comes') await world.comes()
          if (step.kind === 'ends') await world.ends(step.choice, step.outcome)
        }

        while (world.underWay.length > 0) await world.ends(0, ANSWERED)
        expect(world.waiting()).toBe(0)
        world.clock.advance(DAY_MS)
        await world.comes()
        await world.ends(0, ANSWERED)
        expect(world.breaker.blockedUntilMs()).toBeNull()
        expect(world.changes.at(-1) ?? null).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('tells of no change that is none', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const world = createWorld()
        for (const step of steps) {
          if (step.kind === 'waits') world.clock.advance(step.pauseMs)
          if (step.kind === 'comes') await world.comes()
          if (step.kind === 'ends') await world.ends(step.choice, step.outcome)
        }

        const told = [null, ...world.changes]
        told.slice(1).forEach((change, index) => {
          expect(change).not.toBe(told[index])
        })
      }),
      { numRuns: 500 },
    )
  })
})
