import { AccessTokenError, type GrantedToken } from './token-endpoint.ts'

/** A token and its times, in epoch milliseconds. */
export interface AccessToken {
  readonly value: string
  /** From here on it is renewed in the background, while it is still served. */
  readonly renewAtMs: number
  /** From here on it is not sent any more: a little before LinkedIn refuses it. */
  readonly expiresAtMs: number
}

/** Where the token outlives a request. Its failures are misses. */
export interface AccessTokenStore {
  /** The token last saved. Null when there is none. */
  load(): Promise<AccessToken | null>
  save(token: AccessToken): Promise<void>
}

/** The application's own token, minted when needed. Fails with what `mint` fails with. */
export interface AccessTokenSource {
  /** A token that LinkedIn should accept. */
  current(): Promise<string>
  /**
   * A token in place of one that LinkedIn has refused; null while none is to be had. A late refusal
   * of a token that has been replaced already changes nothing.
   */
  replace(refused: string): Promise<string | null>
  /**
   * LinkedIn has refused even the token that replaced another. For a while none is replaced: a new
   * one would fare alike, and each of them is minted at the cost of the token endpoint.
   */
  distrust(): void
  /** How it stands with the token, without the token. */
  status(): AccessTokenStanding
}

/** How it stands with the token. */
export interface AccessTokenStanding {
  /**
   * `none`: none was needed yet. `valid`: one is in hand. `expired`: the one in hand is not sent any
   * more. `unavailable`: asking for one has just failed, and none is in hand.
   */
  readonly state: 'none' | 'valid' | 'expired' | 'unavailable'
  /** Until when the one in hand is sent, in epoch milliseconds. Null when there is none. */
  readonly expiresAtMs: number | null
}

/** What a source needs. */
export interface AccessTokenOptions {
  readonly mint: () => Promise<GrantedToken>
  readonly store: AccessTokenStore
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
  /** Told of every renewal that failed, also of those that no request waits for. */
  readonly onFailure: (error: unknown) => void
}

/** The part of its life after which a token is renewed. */
const RENEWAL_POINT = 0.8
/** How long before its end a token is no longer sent; at most a tenth of its life. */
const SAFETY_MARGIN_MS = 60_000
/** How long no token is replaced after LinkedIn refused one that was just minted. */
const DISTRUST_PAUSE_MS = 10_000

/** Keeps one token: mints it once however many wait, and renews it before it ends. */
export function createAccessTokenSource(options: AccessTokenOptions): AccessTokenSource {
  const { mint, store, now, monotonicNow, onFailure } = options
  let token: AccessToken | null = null
  let renewal: Promise<AccessToken> | null = null
  let refusedValue: string | null = null
  let failures = 0
  let pause: { readonly error: unknown; readonly untilMs: number } | null = null
  let distrustedUntilMs = Number.NEGATIVE_INFINITY

  /** One renewal at a time; whoever needs a token meanwhile waits for the same one. */
  function renew(): Promise<AccessToken> {
    renewal ??= mintAndSave().finally(() => {
      renewal = null
    })
    return renewal
  }

  async function mintAndSave(): Promise<AccessToken> {
    try {
      const granted = await mint()
      token = toAccessToken(granted, now())
      refusedValue = null
      failures = 0
      pause = null
      await store.save(token)
      return token
    } catch (error) {
      failures += 1
      pause = { error, untilMs: monotonicNow() + mintPauseMs(error, failures) }
      onFailure(error)
      throw error
    }
  }

  async function wait(): Promise<string> {
    if (pause && monotonicNow() < pause.untilMs) throw pause.error
    return (await renew()).value
  }

  function renewBehind(): void {
    if (pause && monotonicNow() < pause.untilMs) return
    // The failure has been told; the token in hand lives on.
    renew().catch(() => {})
  }

  return {
    async current() {
      if (!token) {
        const loaded = await store.load()
        // Another request may have minted one while this one was loading.
        if (loaded?.value !== refusedValue) token ??= loaded
      }
      if (!token || now() >= token.expiresAtMs) return wait()
      if (now() >= token.renewAtMs) renewBehind()
      return token.value
    },

    async replace(refused) {
      if (token && token.value !== refused) return token.value
      if (monotonicNow() < distrustedUntilMs) return null
      // It is of no more use, also when no other is to be had.
      refusedValue = refused
      token = null
      return wait()
    },

    distrust() {
      distrustedUntilMs = monotonicNow() + DISTRUST_PAUSE_MS
    },

    status() {
      if (!token) return { state: failures > 0 ? 'unavailable' : 'none', expiresAtMs: null }
      const { expiresAtMs } = token
      return { state: now() < expiresAtMs ? 'valid' : 'expired', expiresAtMs }
    },
  }
}

function toAccessToken({ value, lifetimeSeconds }: GrantedToken, nowMs: number): AccessToken {
  const lifeMs = lifetimeSeconds * 1000
  return {
    value,
    renewAtMs: nowMs + lifeMs * RENEWAL_POINT,
    expiresAtMs: nowMs + lifeMs - Math.min(SAFETY_MARGIN_MS, lifeMs / 10),
  }
}

const REFUSAL_PAUSE_MS = 30_000
/** As many as one request makes when it is repeated. */
const FREE_FAILURES = 2
const FIRST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000

/**
 * How long no token is asked for after a failure, in milliseconds. Refused credentials stay refused,
 * and asking with each request would only get them locked out. Whatever else went wrong may be over
 * at once, so that the first failures cost no pause; each further one in a row doubles it.
 */
export function mintPauseMs(error: unknown, failuresInARow: number): number {
  if (error instanceof AccessTokenError && error.isRefusal) return REFUSAL_PAUSE_MS
  if (failuresInARow <= FREE_FAILURES) return 0
  return Math.min(FIRST_PAUSE_MS * 2 ** (failuresInARow - FREE_FAILURES - 1), LONGEST_PAUSE_MS)
}
