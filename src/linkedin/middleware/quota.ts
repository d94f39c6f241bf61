import {
  LinkedInError,
  LinkedInNetworkError,
  LinkedInQuotaError,
  LinkedInStatusError,
  LinkedInTimeoutError,
} from '../errors.ts'
import { endpointOf } from '../request-url.ts'
import type { Middleware } from './compose.ts'
import { createRateLimit, type Outcome, type RateLimit } from './rate-limit.ts'

/** The state of one endpoint's quota. */
export interface EndpointQuota {
  /** The path of the resource, such as `/v2/learningAssets`. */
  readonly path: string
  /** The calls of this process in the current UTC day. */
  readonly callsToday: number
  /** The calls left in it. Null when no limit is known. */
  readonly callsLeft: number | null
  /** When LinkedIn renews its quota, in epoch milliseconds: the next midnight UTC. */
  readonly resetsAtMs: number
  /** Until when calls are blocked, in epoch milliseconds. Null while they are not. */
  readonly blockedUntilMs: number | null
}

/** A ledger of the calls to each endpoint, and LinkedIn's rate limit of each. */
export interface Quota {
  /**
   * Counts a call to `path`. Resolves to a function that must be called once with its outcome.
   *
   * @throws {LinkedInQuotaError} when the call must not be made
   * @throws the signal's reason when it has aborted meanwhile
   */
  acquire(path: string, signal?: AbortSignal): Promise<(outcome: Outcome) => void>
  /** Time until the next call to the endpoint of `path` is permitted, in milliseconds. 0: it is now. */
  retryAfterMs(path: string): number
  /** The state of every known endpoint. */
  status(): readonly EndpointQuota[]
}

/** What a quota works with. */
export interface QuotaOptions {
  /** The most calls to each endpoint in a UTC day. Null: no limit but LinkedIn's. */
  readonly dailyQuota: number | null
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Called when LinkedIn rate-limits an endpoint, with until when; with null when that is over. */
  readonly onChange: (endpoint: string, blockedUntilMs: number | null) => void
  /** Called with the last call that `dailyQuota` permits, and when the next is permitted. */
  readonly onUsedUp: (endpoint: string, untilMs: number) => void
}

/** The resources of LinkedIn Learning. LinkedIn's quotas are per resource. (Rate Limits.) */
const LEARNING_ENDPOINTS = [
  '/v2/learningAssets',
  '/v2/learningClassifications',
  '/v2/learningActivityReports',
]

const DAY_MS = 86_400_000

/** A quota with no call counted. */
export function createQuota({ dailyQuota, now, onChange, onUsedUp }: QuotaOptions): Quota {
  const calls = new Map<string, number>()
  const rateLimits = new Map<string, RateLimit>()
  let countedUntilMs = resetsAtMs()

  /** LinkedIn renews its quotas at midnight UTC. (Rate Limits.) */
  function resetsAtMs(): number {
    return (Math.floor(now() / DAY_MS) + 1) * DAY_MS
  }

  function callsToday(): Map<string, number> {
    if (now() >= countedUntilMs) {
      calls.clear()
      countedUntilMs = resetsAtMs()
    }
    return calls
  }

  function rateLimitOf(endpoint: string): RateLimit {
    const rateLimit =
      rateLimits.get(endpoint) ??
      createRateLimit({
        now,
        quotaResetsAtMs: resetsAtMs,
        onChange: (untilMs) => onChange(endpoint, untilMs),
      })
    rateLimits.set(endpoint, rateLimit)
    return rateLimit
  }

  function isUsedUp(endpoint: string): boolean {
    return dailyQuota !== null && (callsToday().get(endpoint) ?? 0) >= dailyQuota
  }

  function toStatus(path: string): EndpointQuota {
    const count = callsToday().get(path) ?? 0
    const rateLimitedUntilMs = rateLimits.get(path)?.blockedUntilMs() ?? null
    const blockedUntilMs = isUsedUp(path)
      ? Math.max(resetsAtMs(), rateLimitedUntilMs ?? 0)
      : rateLimitedUntilMs
    const callsLeft = dailyQuota === null ? null : Math.max(0, dailyQuota - count)
    return {
      path,
      callsToday: count,
      callsLeft: blockedUntilMs === null ? callsLeft : 0,
      resetsAtMs: resetsAtMs(),
      blockedUntilMs,
    }
  }

  return {
    async acquire(path, signal) {
      const endpoint = endpointOf(path)
      const release = await rateLimitOf(endpoint).acquire(path)
      if (signal?.aborted) {
        release({ kind: 'aborted' })
        throw signal.reason
      }
      if (isUsedUp(endpoint)) {
        release({ kind: 'aborted' })
        throw new LinkedInQuotaError(path, resetsAtMs() - now())
      }
      callsToday().set(endpoint, (callsToday().get(endpoint) ?? 0) + 1)
      if (isUsedUp(endpoint)) onUsedUp(endpoint, resetsAtMs())
      return release
    },

    retryAfterMs(path) {
      const endpoint = endpointOf(path)
      const resetsInMs = isUsedUp(endpoint) ? resetsAtMs() - now() : 0
      return Math.max(resetsInMs, rateLimitOf(endpoint).retryAfterMs())
    },

    status: () =>
      [...new Set([...LEARNING_ENDPOINTS, ...rateLimits.keys(), ...callsToday().keys()])].map(
        toStatus,
      ),
  }
}

/**
 * Counts every call, retries too, as LinkedIn does, and rejects without a call while the quota is used
 * up or LinkedIn rate-limits the endpoint. (Rate Limits.)
 */
export function enforceQuota(quota: Quota): Middleware {
  return (next) => async (request, context) => {
    const release = await quota.acquire(request.path, context.signal)
    try {
      const response = await next(request, context)
      release({ kind: 'answered' })
      return response
    } catch (error) {
      const outcome = outcomeOf(error)
      release(outcome)
      if (outcome.kind !== 'rate-limited') throw error
      throw new LinkedInQuotaError(request.path, quota.retryAfterMs(request.path), { cause: error })
    }
  }
}

function outcomeOf(error: unknown): Outcome {
  // The reason of a signal, or a fault of this program: no word from LinkedIn.
  if (!(error instanceof LinkedInError)) return { kind: 'aborted' }
  if (error instanceof LinkedInNetworkError || error instanceof LinkedInTimeoutError) {
    return { kind: 'failed' }
  }
  if (!(error instanceof LinkedInStatusError)) return { kind: 'answered' }
  const { status, retryAfterMs, isDailyLimit = false } = error.refusal
  if (status === 429) return { kind: 'rate-limited', retryAfterMs, isDailyLimit }
  // An outage or a refused token is answered before the quota is checked.
  return { kind: status >= 500 || status === 401 ? 'failed' : 'answered' }
}
