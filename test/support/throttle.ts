import { LinkedInQuotaError } from '../../src/linkedin/errors.ts'
import { createThrottle, type Outcome } from '../../src/linkedin/middleware/circuit-breaker.ts'
import { createClock } from './clock.ts'

/** LinkedIn takes no more, and may say for how long. */
export const throttled = (retryAfterMs?: number): Outcome => ({ kind: 'throttled', retryAfterMs })

/** LinkedIn has answered. */
export const ANSWERED: Outcome = { kind: 'answered' }
/** No answer came, or none that says anything of the quota. */
export const FAILED: Outcome = { kind: 'failed' }
/** Nobody waited for an answer. */
export const ABANDONED: Outcome = { kind: 'abandoned' }

/** A throttle, the clock that it goes by, and what it has told of. */
export function createTestThrottle(startMs = Date.UTC(2026, 10, 21, 12)) {
  const clock = createClock(startMs)
  const changes: (number | null)[] = []
  const throttle = createThrottle({
    now: clock.now,
    onChange: (closedUntilMs) => changes.push(closedUntilMs),
  })
  const enter = () => throttle.enter('/v2/learningAssets')
  return {
    throttle,
    clock,
    /** Until when it has told that it is closed; null for open; in order. */
    changes,
    enter,
    /** Lets a request through with that outcome; says whether it was let through. */
    async sends(outcome: Outcome): Promise<boolean> {
      try {
        const settle = await enter()
        settle(outcome)
        return true
      } catch (error) {
        if (error instanceof LinkedInQuotaError) return false
        throw error
      }
    },
  }
}
