import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LinkedInQuotaError } from '../../../src/linkedin/errors.ts'
import type { Outcome } from '../../../src/linkedin/middleware/rate-limit.ts'
import {
  ABORTED,
  ANSWERED,
  createTestRateLimit,
  DAY_SPENT,
  FAILED,
  rateLimited,
} from '../../support/rate-limit.ts'
import { untilIdle } from '../../support/until-idle.ts'

const SECOND_MS = 1_000
const DAY_MS = 86_400_000

const outcome: fc.Arbitrary<Outcome> = fc.oneof(
  fc.constantFrom(ANSWERED, FAILED, ABORTED, DAY_SPENT, rateLimited()),
  fc.integer({ min: 0, max: 2 * DAY_MS }).map(rateLimited),
)
const pauseMs = fc.oneof(
  fc.constantFrom(0, 1, SECOND_MS, 59_999, 60_000),
  fc.integer({ min: 0, max: DAY_MS }),
)
/** A call, the end of a permitted one, or time that passes. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('call' as const) }),
  fc.record({ kind: fc.constant('end' as const), choice: fc.nat(100), outcome }),
  fc.record({ kind: fc.constant('pause' as const), pauseMs }),
)
const steps = fc.array(step, { maxLength: 60 })

/** A rate limit, and the calls that were made. */
function createSubject() {
  const test = createTestRateLimit()
  const inFlight: ((outcome: Outcome) => void)[] = []
  const permittedAtMs: number[] = []
  let waiting = 0
  return {
    ...test,
    inFlight,
    permittedAtMs,
    waiting: () => waiting,
    async call(): Promise<void> {
      waiting += 1
      test
        .acquire()
        .then(
          (release) => {
            inFlight.push(release)
            permittedAtMs.push(test.clock.now())
          },
          (error: unknown) => expect(error).toBeInstanceOf(LinkedInQuotaError),
        )
        .finally(() => {
          waiting -= 1
        })
      await untilIdle()
    },
    async end(choice: number, outcome: Outcome): Promise<void> {
      const [release] = inFlight.splice(choice % Math.max(1, inFlight.length), 1)
      release?.(outcome)
      await untilIdle()
    },
  }
}

describe('A rate limit, after any calls', () => {
  it('permits no call before a Retry-After has passed', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const subject = createSubject()
        let notBeforeMs = 0
        for (const step of steps) {
          const before = subject.permittedAtMs.length
          if (step.kind === 'pause') subject.clock.advance(step.pauseMs)
          if (step.kind === 'call') await subject.call()
          if (step.kind === 'end' && subject.inFlight.length > 0) {
            const { outcome } = step
            if (outcome.kind === 'rate-limited' && outcome.retryAfterMs !== undefined) {
              const blockedMs = Math.min(Math.max(outcome.retryAfterMs, SECOND_MS), DAY_MS)
              notBeforeMs = Math.max(notBeforeMs, subject.clock.now() + blockedMs)
            }
            await subject.end(step.choice, outcome)
          }
          for (const atMs of subject.permittedAtMs.slice(before)) {
            expect(atMs).toBeGreaterThanOrEqual(notBeforeMs)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  it('settles every call, and is reset in the end', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const subject = createSubject()
        for (const step of steps) {
          if (step.kind === 'pause') subject.clock.advance(step.pauseMs)
          if (step.kind === 'call') await subject.call()
          if (step.kind === 'end') await subject.end(step.choice, step.outcome)
        }

        while (subject.inFlight.length > 0) await subject.end(0, ANSWERED)
        expect(subject.waiting()).toBe(0)
        subject.clock.advance(DAY_MS)
        await subject.call()
        await subject.end(0, ANSWERED)
        expect(subject.rateLimit.blockedUntilMs()).toBeNull()
        expect(subject.changes.at(-1) ?? null).toBeNull()
      }),
      { numRuns: 500 },
    )
  })

  it('says after what time the next call is permitted, and permits none before', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const subject = createSubject()
        for (const step of steps) {
          if (step.kind === 'pause') subject.clock.advance(step.pauseMs)
          if (step.kind === 'call') await subject.call()
          if (step.kind === 'end') await subject.end(step.choice, step.outcome)
        }
        while (subject.inFlight.length > 0) await subject.end(0, FAILED)

        const retryAfterMs = subject.rateLimit.retryAfterMs()
        if (retryAfterMs > 0) {
          subject.clock.advance(retryAfterMs - 1)
          await subject.call()
          expect(subject.inFlight).toHaveLength(0)
          subject.clock.advance(1)
        }
        await subject.call()
        expect(subject.inFlight).toHaveLength(1)
      }),
      { numRuns: 500 },
    )
  })

  it('reports only changes', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (steps) => {
        const subject = createSubject()
        for (const step of steps) {
          if (step.kind === 'pause') subject.clock.advance(step.pauseMs)
          if (step.kind === 'call') await subject.call()
          if (step.kind === 'end') await subject.end(step.choice, step.outcome)
        }

        const reported = [null, ...subject.changes]
        reported.slice(1).forEach((change, index) => {
          expect(change).not.toBe(reported[index])
        })
      }),
      { numRuns: 500 },
    )
  })
})
