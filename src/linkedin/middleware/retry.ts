import { LinkedInError, LinkedInStatusError } from '../errors.ts'
import type { Middleware } from './compose.ts'

/** How often, and after what delay, a request is retried. */
export interface RetryOptions {
  /** The most attempts, the first included. */
  readonly attempts: number
  /** The longest delay before the second attempt, in milliseconds; doubled for each one after. */
  readonly baseDelayMs: number
  /** No attempt begins later than this after the first, in milliseconds. */
  readonly deadlineMs: number
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
  /** A number from 0 up to 1. */
  readonly random: () => number
  /** Resolves after that many milliseconds; rejects with the signal's reason when that aborts. */
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<void>
}

/**
 * The budget of all requests together: a retry costs what five responses earn, so that calls are at most
 * 1.2 times the requests, however many fail (a token bucket, as in gRPC's A6 retry throttling). There is
 * none at first, for failures before any response are more likely an outage than chance; at most four
 * retries are saved up.
 */
const RETRY_COST = 5
const MAX_BUDGET = 4 * RETRY_COST
/** By how much a lost connection may overdraw the budget: it is chance more often than a status is. */
const CONNECTION_OVERDRAFT = RETRY_COST

/**
 * Retries a request that had no response, or one of status 500 and above, while there is budget for it.
 * The delay is a random part of an exponential backoff (full jitter), so that requests that failed
 * together do not retry together, and never shorter than `Retry-After`. A request whose response is no
 * longer awaited by then is not retried, nor is status 429: the call is refused again until LinkedIn's
 * limit is renewed. (Rate Limits.)
 */
export function retry({
  attempts,
  baseDelayMs,
  deadlineMs,
  monotonicNow,
  random,
  sleep,
}: RetryOptions): Middleware {
  return (next) => {
    let budget = 0

    return async (request, context) => {
      const startedAtMs = monotonicNow()
      for (let attempt = 1; ; attempt += 1) {
        try {
          const response = await next(request, context)
          budget = Math.min(budget + 1, MAX_BUDGET)
          return response
        } catch (error) {
          if (!(error instanceof LinkedInError && error.isRetryable) || attempt >= attempts)
            throw error
          const backoffMs = random() * baseDelayMs * 2 ** (attempt - 1)
          const delayMs = Math.max(backoffMs, retryAfterMsOf(error))
          if (monotonicNow() - startedAtMs + delayMs > deadlineMs) throw error
          if (delayMs >= (context.remainingMs?.() ?? Number.POSITIVE_INFINITY)) throw error
          const overdraft = error instanceof LinkedInStatusError ? 0 : CONNECTION_OVERDRAFT
          if (budget + overdraft < RETRY_COST) throw error
          budget -= RETRY_COST
          await sleep(delayMs, context.signal)
        }
      }
    }
  }
}

function retryAfterMsOf(error: LinkedInError): number {
  return (error instanceof LinkedInStatusError && error.refusal.retryAfterMs) || 0
}
