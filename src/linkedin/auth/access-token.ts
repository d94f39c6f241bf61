/**
 * Authorization: how requests get the application's access token. This file takes it from the store
 * or requests it, refreshes it in the background before it expires, and replaces it when LinkedIn
 * refuses it; `token-endpoint.ts` requests one, `authorize.ts` sends it.
 */
import { AccessTokenError } from '../errors.ts'
import type { GrantedToken } from './token-endpoint.ts'

/** An access token and its times, in epoch milliseconds. */
export interface AccessToken {
  readonly value: string
  /** From here on it is refreshed in the background, and sent meanwhile. */
  readonly refreshAtMs: number
  /** From here on it is not sent: a margin before LinkedIn's own expiry. */
  readonly expiresAtMs: number
}

/** Keeps the token across restarts or between instances. Never rejects: a failure is a miss. */
export interface AccessTokenStore {
  /** The token last saved. Null without one. */
  load(): Promise<AccessToken | null>
  save(token: AccessToken): Promise<void>
}

/** The current access token. Methods that give a token reject as `requestToken` does. */
export interface AccessTokenSource {
  /** A token that has not expired. */
  current(): Promise<string>
  /**
   * A token in place of one that LinkedIn refused; null while replacement is paused. Tokens replaced
   * before are recognised, so that a late refusal requests none.
   */
  replace(refused: string): Promise<string | null>
  /**
   * Stops replacement for 10 seconds: LinkedIn refused a replacement as well, and a new token would
   * be refused too.
   */
  pauseReplacement(): void
  status(): AccessTokenStatus
}

/** The state of the token, without the token. */
export interface AccessTokenStatus {
  /**
   * `none`: none has been needed yet. `valid`: it is sent. `expired`: it is not sent any more.
   * `unavailable`: there is none, and the last request for one failed.
   */
  readonly state: 'none' | 'valid' | 'expired' | 'unavailable'
  /** When the token is sent no more, in epoch milliseconds. Null without a token. */
  readonly expiresAtMs: number | null
}

/** What an access token source works with. */
export interface AccessTokenOptions {
  /** Requests a new token from the token endpoint. */
  readonly requestToken: () => Promise<GrantedToken>
  readonly store: AccessTokenStore
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Now, in milliseconds of a monotonic clock. */
  readonly monotonicNow: () => number
  /** Called with each failure of `requestToken`, background refreshes included. */
  readonly onFailure: (error: unknown) => void
}

/** The part of a token's lifetime after which it is refreshed. */
const REFRESH_POINT = 0.8
/** Margin before LinkedIn's expiry, in milliseconds; at most a tenth of the lifetime. */
const MAX_EXPIRY_MARGIN_MS = 60_000
const REPLACEMENT_PAUSE_MS = 10_000

/** Creates the source of one application's access token; at most one token request is in flight. */
export function createAccessTokenSource(options: AccessTokenOptions): AccessTokenSource {
  const { requestToken, store, now, monotonicNow, onFailure } = options
  let token: AccessToken | null = null
  let pendingRequest: Promise<AccessToken> | null = null
  let refusedValue: string | null = null
  let failuresInARow = 0
  let backoff: { readonly error: unknown; readonly untilMs: number } | null = null
  let replacementPausedUntilMs = Number.NEGATIVE_INFINITY

  /** Concurrent callers share one token request. */
  function refresh(): Promise<AccessToken> {
    pendingRequest ??= requestAndSave().finally(() => {
      pendingRequest = null
    })
    return pendingRequest
  }

  async function requestAndSave(): Promise<AccessToken> {
    try {
      token = toAccessToken(await requestToken(), now())
      failuresInARow = 0
      await store.save(token)
      return token
    } catch (error) {
      failuresInARow += 1
      backoff = { error, untilMs: monotonicNow() + tokenBackoffMs(error, failuresInARow) }
      onFailure(error)
      throw error
    }
  }

  async function refreshAndWait(): Promise<string> {
    if (backoff && monotonicNow() < backoff.untilMs) throw backoff.error
    return (await refresh()).value
  }

  function refreshInBackground(): void {
    if (backoff && monotonicNow() < backoff.untilMs) return
    // `onFailure` has reported it, and the current token is still valid.
    refresh().catch(() => {})
  }

  return {
    async current() {
      if (!token) {
        const loaded = await store.load()
        // A token requested during the load is newer than the one loaded.
        if (loaded?.value !== refusedValue) token ??= loaded
      }
      if (!token || now() >= token.expiresAtMs) return refreshAndWait()
      if (now() >= token.refreshAtMs) refreshInBackground()
      return token.value
    },

    async replace(refused) {
      if (token && token.value !== refused) return token.value
      if (monotonicNow() < replacementPausedUntilMs) return null
      refusedValue = refused
      token = null
      return refreshAndWait()
    },

    pauseReplacement() {
      replacementPausedUntilMs = monotonicNow() + REPLACEMENT_PAUSE_MS
    },

    status() {
      if (!token) return { state: failuresInARow > 0 ? 'unavailable' : 'none', expiresAtMs: null }
      const { expiresAtMs } = token
      return { state: now() < expiresAtMs ? 'valid' : 'expired', expiresAtMs }
    },
  }
}

function toAccessToken({ value, lifetimeSeconds }: GrantedToken, nowMs: number): AccessToken {
  const lifetimeMs = lifetimeSeconds * 1000
  return {
    value,
    refreshAtMs: nowMs + lifetimeMs * REFRESH_POINT,
    expiresAtMs: nowMs + lifetimeMs - Math.min(MAX_EXPIRY_MARGIN_MS, lifetimeMs / 10),
  }
}

/** Refused credentials stay refused, and repeated attempts may lock the application out. */
const REFUSAL_BACKOFF_MS = 30_000
/** Failures in a row without a backoff: as many as one request causes when it is retried. */
const FAILURES_WITHOUT_BACKOFF = 2
const FIRST_BACKOFF_MS = 1_000
const MAX_BACKOFF_MS = 30_000

/** Time without token requests after a failure, in milliseconds; it doubles with each further one. */
function tokenBackoffMs(error: unknown, failuresInARow: number): number {
  if (error instanceof AccessTokenError && error.isRefusal) return REFUSAL_BACKOFF_MS
  if (failuresInARow <= FAILURES_WITHOUT_BACKOFF) return 0
  const doublings = failuresInARow - FAILURES_WITHOUT_BACKOFF - 1
  return Math.min(FIRST_BACKOFF_MS * 2 ** doublings, MAX_BACKOFF_MS)
}
