import {
  LinkedInError,
  LinkedInNetworkError,
  LinkedInQuotaError,
  LinkedInStatusError,
  LinkedInTimeoutError,
} from './errors.ts'
import type { Quota } from './quota.ts'
import type { Layer } from './send.ts'
import type { Outcome } from './throttle.ts'

/**
 * Sends what LinkedIn's quota allows, and counts it: each attempt, for LinkedIn counts each. While the
 * quota is used up requests fail without being sent. (Rate Limits.)
 */
export function withinQuota(quota: Quota): Layer {
  return (next) => async (request) => {
    const settle = await quota.enter(request.path)
    try {
      const answer = await next(request)
      settle({ kind: 'answered' })
      return answer
    } catch (error) {
      const outcome = outcomeOf(error)
      settle(outcome)
      if (outcome.kind !== 'throttled') throw error
      throw new LinkedInQuotaError(request.path, quota.closedForMs(request.path), { cause: error })
    }
  }
}

function outcomeOf(error: unknown): Outcome {
  // The reason of a signal, or a mistake of our own: nothing was heard of LinkedIn.
  if (!(error instanceof LinkedInError)) return { kind: 'abandoned' }
  if (error instanceof LinkedInNetworkError || error instanceof LinkedInTimeoutError) {
    return { kind: 'failed' }
  }
  if (!(error instanceof LinkedInStatusError)) return { kind: 'answered' }
  const { status, retryAfterMs } = error.refusal
  if (status === 429) return { kind: 'throttled', retryAfterMs }
  // Who is unwell, or does not know us, has not looked at our quota.
  return { kind: status >= 500 || status === 401 ? 'failed' : 'answered' }
}
