import { AccessTokenError, isOutage, LinkedInQuotaError } from '../errors.ts'
import type { Layer } from '../request.ts'

/** Whom to tell when LinkedIn falls ill, and when it is well again. */
export interface WatchOutagesOptions {
  /** Told of the first failure after an answer. */
  readonly onOutage: (error: unknown) => void
  /** Told of the first answer after a failure. */
  readonly onRecovery: () => void
}

/**
 * Notices outages, which nobody else may: while what is kept is served, no client sees a failure.
 */
export function watchOutages({ onOutage, onRecovery }: WatchOutagesOptions): Layer {
  return (next) => {
    let isOut = false

    return async (request) => {
      try {
        const answer = await next(request)
        if (isOut) onRecovery()
        isOut = false
        return answer
      } catch (error) {
        if (!isOut && isOutage(error) && !isToldElsewhere(error)) {
          isOut = true
          onOutage(error)
        }
        throw error
      }
    }
  }
}

/** Whoever holds the token, or counts the calls, says itself what is the matter. */
function isToldElsewhere(error: unknown): boolean {
  return error instanceof LinkedInQuotaError || error instanceof AccessTokenError
}
