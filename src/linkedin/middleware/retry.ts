import { LinkedInError, LinkedInStatusError } from '../errors.ts'
import type { Layer } from '../request.ts'

/** How often, and how patiently, LinkedIn is asked again. */
export interface RetryOptions {
  /** How often one request is sent at the most, the first time included. */
  readonly attempts: number
  /** The longest wait before the second attempt, in milliseconds; doubled for each one after. */
  readonly baseDelayMs: number
  /** No attempt is begun later than this after the first, in milliseconds. */
  readonly deadlineMs: number
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
  /** A number from 0 up to 1. */
  readonly random: () => number
  /** Resolves after that many milliseconds; rejects when the signal aborts. */
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<void>
}

/**
 * Asks again when LinkedIn is briefly unwell: no answer, or a status of 500 and above. Waits a random
 * part of a growing delay, so that many requests that failed together do not return together, and
 * never less than LinkedIn asks for.
 * Status 429 is not repeated: LinkedIn's quotas last until midnight UTC (Rate Limits).
 */
export function retry(options: RetryOptions): Layer {
  const { attempts, baseDelayMs, deadlineMs, monotonicNow, random, sleep } = options

  return (next) => async (request) => {
    const startedAt = monotonicNow()
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await next(request)
      } catch (error) {
        if (!(error instanceof LinkedInError && error.isRetryable) || attempt >= attempts)
          throw error
        const delayMs = Math.max(random() * baseDelayMs * 2 ** (attempt - 1), askedDelayMs(error))
        if (monotonicNow() - startedAt + delayMs > deadlineMs) throw error
        await sleep(delayMs, request.signal).catch((failure: unknown) => {
          // Node's timers fail with an error of their own.
          request.signal?.throwIfAborted()
          throw failure
        })
      }
    }
  }
}

function askedDelayMs(error: LinkedInError): number {
  return (error instanceof LinkedInStatusError && error.refusal.retryAfterMs) || 0
}
