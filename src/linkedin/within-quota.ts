import {
  LinkedInError,
  LinkedInNetworkError,
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
      settle(outcomeOf(error))
      throw error
    }
  }
}

function outcomeOf(error: unknown): Outcome {
  // The reason of a signal, or a mistake of our own: nothing was heard of LinkedIn.
  if (!(error instanceof LinkedInError)) return { kind: 'abandoned' }
  if (error instanceof LinkedInNetworkError || error instanceof LinkedInTimeoutError) {
    return { kind: 'failed' }
  }
  const refusal = error instanceof LinkedInStatusError ? error.refusal : null
  return refusal?.status === 429
    ? { kind: 'throttled', retryAfterMs: refusal.retryAfterMs }
    : { kind: 'answered' }
}
