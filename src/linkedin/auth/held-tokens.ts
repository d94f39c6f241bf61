/** The tokens that are held: their times, and which of them is sent. */
import type { GrantedToken } from './request-access-token.ts'

/** An access token and its times, in epoch milliseconds. */
export interface AccessToken {
  readonly value: string
  /** From here on it is refreshed in the background, and sent meanwhile. */
  readonly refreshAtMs: number
  /** From here on it is not sent: a margin before LinkedIn's own expiry. */
  readonly expiresAtMs: number
}

/** A token, and what is known of it. */
export interface HeldToken extends AccessToken {
  /** When it was granted or loaded, by the clock of `now` and by that of `monotonicNow`. */
  readonly heldAtEpochMs: number
  readonly heldAtMs: number
  /** Whether it was granted to this process, so that `heldAtMs` is when LinkedIn issued it. */
  readonly isOwn: boolean
  /** Until then the older token is sent while it lives, in milliseconds of the monotonic clock. */
  useFromMs: number
  /** When LinkedIn last took it, in milliseconds of the monotonic clock. -Infinity: never yet. */
  acceptedAtMs: number
  /** Whether LinkedIn refused it last. */
  isRefused: boolean
}

/**
 * The token granted last, which LinkedIn may not take yet, and the one before, unless LinkedIn refused
 * it.
 */
export interface HeldTokens {
  /** The token granted or loaded last, expired or not. Null without one. */
  newest(): HeldToken | null
  /** The one before. Null without one that has not expired. */
  older(): HeldToken | null
  /** The one that is sent. Null when there is none that has not expired. */
  inUse(): HeldToken | null
  /** The one of that value, expired or not. */
  find(value: string): HeldToken | undefined
  /** Whether the newest one is to be refreshed, or has expired. */
  isRefreshDue(): boolean
  /** Holds a token as the newest; `isOwn`: it was granted to this process. */
  hold(token: AccessToken, isOwn: boolean): HeldToken
  /** Has the older one sent in place of this one for the next five seconds, while it lives. */
  settle(token: HeldToken): void
  /** Has the older one sent no more. */
  dropOlder(): void
}

/** What held tokens work with. */
export interface HeldTokensOptions {
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Now, in milliseconds of a monotonic clock. */
  readonly monotonicNow: () => number
}

/** The part of a token's lifetime after which it is refreshed. */
const REFRESH_POINT = 0.8
/** Margin before LinkedIn's expiry, in milliseconds; at most a twentieth of the lifetime. */
const MAX_EXPIRY_MARGIN_MS = 60_000

/**
 * LinkedIn may refuse a token as revoked for some seconds after its issue: clients of its other APIs
 * report it. A new token is therefore not sent at once while an older one lives, and without one its
 * refusal is waited out. In milliseconds.
 */
export const SETTLING_MS = 5_000

/** Holds no token at first. */
export function createHeldTokens({ now, monotonicNow }: HeldTokensOptions): HeldTokens {
  let newest: HeldToken | null = null
  let older: HeldToken | null = null

  /**
   * Now, as a token's times are meant: by the clock that has moved further. One can be set back, and
   * the monotonic one stops while the machine sleeps.
   */
  function nowFor({ heldAtEpochMs, heldAtMs }: HeldToken): number {
    return Math.max(now(), heldAtEpochMs + monotonicNow() - heldAtMs)
  }

  function living(token: HeldToken | null): HeldToken | null {
    return token && nowFor(token) < token.expiresAtMs ? token : null
  }

  function inUse(): HeldToken | null {
    if (newest && monotonicNow() < newest.useFromMs && living(older)) return older
    return living(newest) ?? living(older)
  }

  function settle(token: HeldToken): void {
    token.useFromMs = monotonicNow() + SETTLING_MS
  }

  return {
    newest: () => newest,
    older: () => living(older),
    inUse,
    find: (value) => [newest, older].find((held) => held?.value === value) ?? undefined,
    isRefreshDue: () => newest !== null && nowFor(newest) >= newest.refreshAtMs,

    hold(token, isOwn) {
      const previous = inUse()
      const known = newest?.value === token.value ? newest : null
      if (!known) older = previous?.isRefused || previous?.value === token.value ? null : previous
      newest = {
        ...token,
        heldAtEpochMs: now(),
        heldAtMs: monotonicNow(),
        isOwn,
        useFromMs: Number.NEGATIVE_INFINITY,
        acceptedAtMs: known?.acceptedAtMs ?? Number.NEGATIVE_INFINITY,
        isRefused: known?.isRefused ?? false,
      }
      settle(newest)
      return newest
    },

    settle,

    dropOlder() {
      older = null
    },
  }
}

/** A granted token with its times. */
export function toAccessToken(
  { value, lifetimeSeconds }: GrantedToken,
  grantedAtMs: number,
): AccessToken {
  const lifetimeMs = lifetimeSeconds * 1000
  return {
    value,
    refreshAtMs: grantedAtMs + lifetimeMs * REFRESH_POINT,
    expiresAtMs: grantedAtMs + lifetimeMs - Math.min(MAX_EXPIRY_MARGIN_MS, lifetimeMs / 20),
  }
}
