import { AccessTokenError, isOutage, LinkedInOverloadError, LinkedInQuotaError } from '../errors.ts'
import { endpointOf } from '../request-url.ts'
import type { CircuitBreaker } from './circuit-breaker.ts'
import type { Middleware } from './compose.ts'

/** Where outages are logged. */
export interface OutageLogOptions {
  readonly breaker: Pick<CircuitBreaker, 'isClosed'>
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
  /** Called once when an outage of an endpoint begins, with the failure that shows it. */
  readonly onOutage: (endpoint: string, error: unknown) => void
  /** Called once when it is over. */
  readonly onRecovery: (endpoint: string) => void
}

/** Without a failure for this time, an outage is over in which the circuit stayed closed. */
const QUIET_MS = 10_000

/**
 * Reports outages, which clients do not see while cached responses are served: the first request that
 * fails, its retries too; and the first response after the circuit was open, or after ten seconds
 * without a failure where it stayed closed, so that failures between responses are one outage.
 */
export function logOutages({
  breaker,
  monotonicNow,
  onOutage,
  onRecovery,
}: OutageLogOptions): Middleware {
  return (next) => {
    const outages = new Map<string, { wasOpen: boolean; failedAtMs: number }>()

    return async (request, context) => {
      const endpoint = endpointOf(request.path)
      try {
        const response = await next(request, context)
        const outage = outages.get(endpoint)
        const isQuiet = outage && monotonicNow() - outage.failedAtMs >= QUIET_MS
        if (breaker.isClosed(request.path) && (outage?.wasOpen || isQuiet)) {
          outages.delete(endpoint)
          onRecovery(endpoint)
        }
        return response
      } catch (error) {
        if (isOutage(error) && !isLoggedElsewhere(error)) {
          const wasOpen = outages.get(endpoint)?.wasOpen || !breaker.isClosed(request.path)
          if (!outages.has(endpoint)) onOutage(endpoint, error)
          outages.set(endpoint, { wasOpen, failedAtMs: monotonicNow() })
        }
        throw error
      }
    }
  }
}

/** The token source, the quota and the queue log these themselves. */
function isLoggedElsewhere(error: unknown): boolean {
  return (
    error instanceof LinkedInQuotaError ||
    error instanceof LinkedInOverloadError ||
    error instanceof AccessTokenError
  )
}
