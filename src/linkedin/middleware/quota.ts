import {
  LinkedInError,
  LinkedInNetworkError,
  LinkedInQuotaError,
  LinkedInStatusError,
  LinkedInTimeoutError,
} from '../errors.ts'
import type { Layer } from '../request.ts'
import { createThrottle, type Outcome, type Throttle } from './circuit-breaker.ts'
import { createDailyCalls, nextMidnightMs } from './daily-calls.ts'

/** What is known of the quota of one endpoint. */
export interface EndpointQuota {
  /** The path of the resource, such as `/v2/learningAssets`. */
  readonly path: string
  /** How many calls this process has made on the current UTC day. */
  readonly callsToday: number
  /** How many it may still make. Null where no limit is known. */
  readonly callsLeft: number | null
  /** When LinkedIn counts anew: the next midnight UTC, in epoch milliseconds. */
  readonly resetsAtMs: number
  /** Until when LinkedIn takes no calls, as far as is known, in epoch milliseconds. Null: it does. */
  readonly closedUntilMs: number | null
}

/** Counts the calls to each endpoint, and keeps back those that would be one too many. */
export interface Quota {
  /**
   * Counts a call that is about to be made, and gives the function to be told what became of it.
   *
   * @throws {LinkedInQuotaError} when it is not to be made
   */
  enter(path: string): Promise<(outcome: Outcome) => void>
  /** For how long an endpoint takes no calls from now, in milliseconds. */
  closedForMs(path: string): number
  /** All endpoints that are known. */
  status(): readonly EndpointQuota[]
}

/** What a quota goes by. */
export interface QuotaOptions {
  /** How many calls an endpoint may be sent in a UTC day. Null: as many as LinkedIn takes. */
  readonly dailyQuota: number | null
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Told when LinkedIn takes no more calls to an endpoint, and until when; null when it does again. */
  readonly onChange: (endpoint: string, closedUntilMs: number | null) => void
  /** Told when the last call of the day that we allow ourselves is made, and until when there are none. */
  readonly onUsedUp: (endpoint: string, untilMs: number) => void
}

/** The resources of LinkedIn Learning; LinkedIn counts the calls to each by itself. */
const LEARNING_ENDPOINTS = [
  '/v2/learningAssets',
  '/v2/learningClassifications',
  '/v2/learningActivityReports',
]

/** The resource that a path belongs to: its first two steps. */
export function endpointOf(path: string): string {
  return path.split('/', 3).join('/')
}

/** A quota of which nothing is used. */
export function createQuota({ dailyQuota, now, onChange, onUsedUp }: QuotaOptions): Quota {
  const calls = createDailyCalls(now)
  const throttles = new Map<string, Throttle>()

  function throttleOf(endpoint: string): Throttle {
    const throttle =
      throttles.get(endpoint) ??
      createThrottle({ now, onChange: (untilMs) => onChange(endpoint, untilMs) })
    throttles.set(endpoint, throttle)
    return throttle
  }

  function isUsedUp(endpoint: string): boolean {
    return dailyQuota !== null && calls.countOf(endpoint) >= dailyQuota
  }

  function toStatus(path: string): EndpointQuota {
    const callsToday = calls.countOf(path)
    const resetsAtMs = nextMidnightMs(now())
    const throttledUntilMs = throttles.get(path)?.closedUntilMs() ?? null
    const closedUntilMs = isUsedUp(path)
      ? Math.max(resetsAtMs, throttledUntilMs ?? 0)
      : throttledUntilMs
    const callsLeft = dailyQuota === null ? null : Math.max(0, dailyQuota - callsToday)
    return {
      path,
      callsToday,
      callsLeft: closedUntilMs === null ? callsLeft : 0,
      resetsAtMs,
      closedUntilMs,
    }
  }

  return {
    async enter(path) {
      const endpoint = endpointOf(path)
      const settle = await throttleOf(endpoint).enter(path)
      if (isUsedUp(endpoint)) {
        settle({ kind: 'abandoned' })
        throw new LinkedInQuotaError(path, nextMidnightMs(now()) - now())
      }
      calls.add(endpoint)
      if (isUsedUp(endpoint)) onUsedUp(endpoint, nextMidnightMs(now()))
      return settle
    },

    closedForMs: (path) => Math.max(0, (toStatus(endpointOf(path)).closedUntilMs ?? 0) - now()),

    status: () =>
      [...new Set([...LEARNING_ENDPOINTS, ...throttles.keys(), ...calls.endpoints()])].map(
        toStatus,
      ),
  }
}

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
