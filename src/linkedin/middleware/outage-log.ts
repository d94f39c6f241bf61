import { AccessTokenError, isOutage, LinkedInQuotaError } from '../errors.ts'
import type { Middleware } from './compose.ts'

/** Where outages are logged. */
export interface OutageLogOptions {
  /** Called with the first failure after a response. */
  readonly onOutage: (error: unknown) => void
  /** Called with the first response after a failure. */
  readonly onRecovery: () => void
}

/** Reports outages, which clients do not see while cached responses are served. */
export function logOutages({ onOutage, onRecovery }: OutageLogOptions): Middleware {
  return (next) => {
    let isOut = false

    return async (request, context) => {
      try {
        const response = await next(request, context)
        if (isOut) onRecovery()
        isOut = false
        return response
      } catch (error) {
        if (!isOut && isOutage(error) && !isLoggedElsewhere(error)) {
          isOut = true
          onOutage(error)
        }
        throw error
      }
    }
  }
}

/** The token source and the quota log these themselves. */
function isLoggedElsewhere(error: unknown): boolean {
  return error instanceof LinkedInQuotaError || error instanceof AccessTokenError
}
