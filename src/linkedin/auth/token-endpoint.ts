/** How often the token endpoint is asked, while it fails above all. */
import { AccessTokenError, LinkedInError } from '../errors.ts'
import type { GrantedToken } from './request-access-token.ts'

/** The token endpoint, asked seldom while it fails. */
export interface TokenEndpoint {
  /**
   * Requests a token; while the endpoint is not asked, rejects as the last request did.
   *
   * @throws {AccessTokenError} with the time until the endpoint is asked again
   */
  requestToken(): Promise<GrantedToken>
  /** Whether the last request failed. */
  isFailing(): boolean
}

/** How the token endpoint is asked. */
export interface TokenEndpointOptions {
  /** Makes one request. */
  readonly requestToken: () => Promise<GrantedToken>
  /** Whether `requestToken` would send other credentials than those it has failed with. */
  readonly haveCredentialsChanged: () => Promise<boolean>
  /** Now, in milliseconds of a monotonic clock. */
  readonly monotonicNow: () => number
  /** Resolves after that many milliseconds. */
  readonly sleep: (delayMs: number) => Promise<void>
  /**
   * Called with the first failure after a success, and with the first one for another reason; with null
   * when a token is granted again.
   */
  readonly onFailureChange: (error: unknown) => void
}

/**
 * Time without requests after each of the first failures in a row, in milliseconds: three requests fall
 * into the first 15 seconds.
 */
const FIRST_BACKOFFS_MS = [500, 4_000, 15_000] as const
const FIRST_BACKOFFS_UNTIL_MS = 15_000
/** The same later, and after a refusal: repeated attempts may lock the application out. */
const BACKOFF_MS = 30_000
/** The longest `Retry-After` that is obeyed: a token is needed for everything that is not cached. */
const MAX_RETRY_AFTER_MS = 10 * 60_000

/** The failures since a token was last granted. */
interface Failures {
  readonly count: number
  readonly sinceMs: number
  readonly error: unknown
  readonly retryAtMs: number
}

/**
 * Creates the token endpoint. Requests are made one at a time: its only caller is the token source. After
 * a failure that may be over in a moment the first one is repeated at once, for all that wait for it.
 */
export function createTokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  const { requestToken, haveCredentialsChanged, monotonicNow, sleep, onFailureChange } = options
  let failures: Failures | null = null

  async function requestOnce(): Promise<GrantedToken> {
    try {
      const granted = await requestToken()
      if (failures) onFailureChange(null)
      failures = null
      return granted
    } catch (error) {
      if (!failures || kindOf(failures.error) !== kindOf(error)) onFailureChange(error)
      const nowMs = monotonicNow()
      const count = (failures?.count ?? 0) + 1
      const sinceMs = failures?.sinceMs ?? nowMs
      const retryAtMs = nowMs + backoffMsAfter(error, count, nowMs - sinceMs)
      failures = { count, sinceMs, error, retryAtMs }
      throw withRetryAfter(failures)
    }
  }

  function withRetryAfter({ error, retryAtMs }: Failures): unknown {
    if (!(error instanceof AccessTokenError)) return error
    // Looking for changed credentials takes time, in which the backoff can end.
    return error.withRetryAfter(Math.max(0, retryAtMs - monotonicNow()))
  }

  return {
    async requestToken() {
      const last = failures
      const isBackedOff = last !== null && monotonicNow() < last.retryAtMs
      if (isBackedOff && !(await haveCredentialsChanged())) throw withRetryAfter(last)
      try {
        return await requestOnce()
      } catch (error) {
        if (last !== null || !mayPassAtOnce(error)) throw error
        await sleep(FIRST_BACKOFFS_MS[0])
        return requestOnce()
      }
    },

    isFailing: () => failures !== null,
  }
}

function kindOf(error: unknown): string | null {
  return error instanceof AccessTokenError ? error.refusal : null
}

function backoffMsAfter(error: unknown, failuresInARow: number, failingForMs: number): number {
  const isRefusal = error instanceof AccessTokenError && error.isRefusal
  const isFirst = failingForMs < FIRST_BACKOFFS_UNTIL_MS && !isRefusal
  const backoffMs = (isFirst && FIRST_BACKOFFS_MS[failuresInARow - 1]) || BACKOFF_MS
  if (!(error instanceof AccessTokenError)) return backoffMs
  return Math.max(backoffMs, Math.min(error.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS))
}

/** Whether a failure may be over in a moment: status 500 and above, or a lost connection. */
function mayPassAtOnce(error: unknown): boolean {
  if (!(error instanceof AccessTokenError)) return false
  if ((error.retryAfterMs ?? 0) > FIRST_BACKOFFS_MS[0]) return false
  if (error.cause instanceof LinkedInError) return error.cause.isRetryable
  return error.status !== null && error.status >= 500
}
