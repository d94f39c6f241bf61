import { LinkedInQuotaError } from '../../src/linkedin/errors.ts'
import { createRateLimit, type Outcome } from '../../src/linkedin/middleware/rate-limit.ts'
import { createClock } from './clock.ts'

/** LinkedIn rate-limits the call, with or without `Retry-After`. */
export const rateLimited = (retryAfterMs?: number): Outcome => ({
  kind: 'rate-limited',
  retryAfterMs,
  isDailyLimit: false,
})
/** LinkedIn says that the limit of the day is reached. */
export const DAY_SPENT: Outcome = {
  kind: 'rate-limited',
  retryAfterMs: undefined,
  isDailyLimit: true,
}
/** LinkedIn answers. */
export const ANSWERED: Outcome = { kind: 'answered' }
/** No response, or one that says nothing of the rate limit. */
export const FAILED: Outcome = { kind: 'failed' }
/** The caller aborts. */
export const ABORTED: Outcome = { kind: 'aborted' }

const DAY_MS = 86_400_000

/** A rate limit, its clock, and the changes that it reported. */
export function createTestRateLimit(startMs = Date.UTC(2026, 10, 21, 12)) {
  const clock = createClock(startMs)
  const changes: (number | null)[] = []
  const rateLimit = createRateLimit({
    now: clock.now,
    quotaResetsAtMs: () => (Math.floor(clock.now() / DAY_MS) + 1) * DAY_MS,
    onChange: (blockedUntilMs) => changes.push(blockedUntilMs),
  })
  const acquire = () => rateLimit.acquire('/v2/learningAssets')
  return {
    rateLimit,
    clock,
    /** Until when calls were reported as blocked; null for permitted; in order. */
    changes,
    acquire,
    /** Makes a call with that outcome. Resolves to whether it was permitted. */
    async sends(outcome: Outcome): Promise<boolean> {
      try {
        const release = await acquire()
        release(outcome)
        return true
      } catch (error) {
        if (error instanceof LinkedInQuotaError) return false
        throw error
      }
    },
  }
}
