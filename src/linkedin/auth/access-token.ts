/**
 * Authorization: how requests get the application's access token. This file says when another one is
 * needed, and what follows a refusal. `held-tokens.ts` holds them, `request-access-token.ts` requests
 * them, `token-endpoint.ts` says how often, `credentials.ts` reads what they are requested with, and
 * `authorize.ts` sends them.
 */
import {
  type AccessToken,
  createHeldTokens,
  type HeldToken,
  SETTLING_MS,
  toAccessToken,
} from './held-tokens.ts'
import type { TokenEndpoint } from './token-endpoint.ts'

/** Keeps the token across restarts or between instances. Never rejects: a failure is a miss. */
export interface AccessTokenStore {
  /** The token last saved. Null without one. */
  load(): Promise<AccessToken | null>
  save(token: AccessToken): Promise<void>
}

/**
 * The application's access token. Callers share one request for a token. One whose signal aborts stops
 * waiting and rejects with the signal's reason; the request goes on for the others.
 */
export interface AccessTokenSource {
  /**
   * A token that has not expired.
   *
   * @throws {AccessTokenError} when there is none, and none is granted
   */
  current(signal?: AbortSignal): Promise<string>
  /** Notes that LinkedIn has taken a token. */
  accept(value: string): void
  /**
   * The token to send after LinkedIn refused one with 401: the one before it, a new one, or after a
   * wait the same. Null when none is expected to be taken, and after three attempts.
   *
   * @throws {AccessTokenError} when there is none, and none is granted
   */
  afterRefusal(refused: string, refusal: Refusal): Promise<string | null>
  status(): AccessTokenStatus
}

/** What is known of a refusal, beside the token that was refused. */
export interface Refusal {
  /** How often the same request was refused, this time included. */
  readonly count: number
  /** Whether it was refused with the same token before. */
  readonly isRepeated: boolean
  readonly signal?: AbortSignal | undefined
}

/** The state of the token, without the token. */
export interface AccessTokenStatus {
  /**
   * `none`: none has been needed yet. `valid`: it is sent. `expired`: it is not sent any more.
   * `unavailable`: the last request for one failed and there is none, or LinkedIn refuses it.
   */
  readonly state: 'none' | 'valid' | 'expired' | 'unavailable'
  /** When the token is sent no more, in epoch milliseconds. Null without a token that LinkedIn takes. */
  readonly expiresAtMs: number | null
}

/** What an access token source works with. */
export interface AccessTokenOptions {
  readonly endpoint: TokenEndpoint
  readonly store: AccessTokenStore
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Now, in milliseconds of a monotonic clock. */
  readonly monotonicNow: () => number
  /** Resolves after that many milliseconds; rejects with the signal's reason when that aborts. */
  readonly sleep: (delayMs: number, signal?: AbortSignal) => Promise<void>
  /** Called with true when LinkedIn refuses a token that has not expired, with false when that is over. */
  readonly onRefusalChange: (isRefused: boolean) => void
}

/** The age at which a token is sent again that was refused before LinkedIn had ever taken it. */
const SECOND_TRY_AGE_MS = 3_000
/**
 * The least time between two tokens of which the second is requested because LinkedIn refused one, in
 * milliseconds. It doubles, up to the second value, while LinkedIn takes none of them: a new one may need
 * longer to be taken. The first token of all can be replaced at once.
 */
const RENEWAL_INTERVAL_MS = 10_000
const MAX_RENEWAL_INTERVAL_MS = 60_000
/** The most attempts of one request, whichever tokens they are made with. */
const MAX_ATTEMPTS = 3
/** How long a token counts as good after LinkedIn took it, and a refusal as an exception. */
const RECENT_MS = 10_000
/** The time without a refusal after which refusals are over. */
const REFUSALS_OVER_MS = 60_000

/** Creates the source of one application's access token; at most one token request is in flight. */
export function createAccessTokenSource(options: AccessTokenOptions): AccessTokenSource {
  const { endpoint, store, now, monotonicNow, sleep, onRefusalChange } = options
  const tokens = createHeldTokens(options)
  let isLoaded = false
  let pending: Promise<HeldToken> | null = null
  let renewableFromMs = Number.NEGATIVE_INFINITY
  let renewalIntervalMs = RENEWAL_INTERVAL_MS
  /** Whether a new token that is refused is expected to be taken soon: not after a wait in vain. */
  let isSettlingExpected = true
  /** Null while there are no refusals. */
  let lastRefusalAtMs: number | null = null

  /** Callers share one request. That of the first is followed by its `onGranted`. */
  function obtain(onGranted = () => {}): Promise<HeldToken> {
    pending ??= loadOrRequest()
      .then((token) => {
        onGranted()
        return token
      })
      .finally(() => {
        pending = null
      })
    return pending
  }

  async function loadOrRequest(): Promise<HeldToken> {
    if (!isLoaded) {
      isLoaded = true
      const stored = await store.load()
      if (stored) tokens.hold(stored, false)
      const loaded = tokens.inUse()
      if (loaded) return loaded
    }
    // Its life begins when LinkedIn issues it: between request and response.
    const requestedAtMs = now()
    const granted = toAccessToken(await endpoint.requestToken(), requestedAtMs)
    const token = tokens.hold(granted, true)
    await store.save(granted)
    return token
  }

  function postponeRenewal(): void {
    renewableFromMs = monotonicNow() + renewalIntervalMs
  }

  /** A new token in place of a refused one; null until the interval since the last one is over. */
  async function renew(signal?: AbortSignal): Promise<HeldToken | null> {
    if (!pending && monotonicNow() < renewableFromMs) return null
    const renewal = obtain(() => {
      postponeRenewal()
      renewalIntervalMs = Math.min(2 * renewalIntervalMs, MAX_RENEWAL_INTERVAL_MS)
    })
    return waitFor(renewal, signal)
  }

  /** Whether a refused token is to be sent again. Where it is too new, resolves after a wait. */
  async function mayBeTaken(token: HeldToken, refusal: Refusal): Promise<boolean> {
    const nowMs = monotonicNow()
    if (!token.isOwn || token.acceptedAtMs > Number.NEGATIVE_INFINITY) {
      // A call that succeeded a moment ago says that the token is good, and its refusal an exception.
      return refusal.count === 1 && nowMs - token.acceptedAtMs < RECENT_MS
    }
    if (refusal.isRepeated) isSettlingExpected = false
    const ageMs = nowMs - token.heldAtMs
    if (!isSettlingExpected || ageMs >= SETTLING_MS || refusal.count >= MAX_ATTEMPTS) return false
    await sleep(Math.max(0, SECOND_TRY_AGE_MS - ageMs), refusal.signal)
    return isSettlingExpected
  }

  function noteRefusal(token: HeldToken): void {
    token.isRefused = true
    if (lastRefusalAtMs === null) onRefusalChange(true)
    lastRefusalAtMs = monotonicNow()
  }

  const source: AccessTokenSource = {
    async current(signal) {
      const token = tokens.inUse() ?? (await waitFor(obtain(), signal))
      // A failure is reported where it happens, and the current token is still good.
      if (tokens.isRefreshDue()) obtain(postponeRenewal).catch(() => {})
      return token.value
    },

    accept(value) {
      const token = tokens.find(value)
      if (!token) return
      token.acceptedAtMs = monotonicNow()
      token.isRefused = false
      isSettlingExpected = true
      renewalIntervalMs = RENEWAL_INTERVAL_MS
      if (lastRefusalAtMs === null) return
      if (monotonicNow() - lastRefusalAtMs < REFUSALS_OVER_MS) return
      lastRefusalAtMs = null
      onRefusalChange(false)
    },

    async afterRefusal(value, refusal) {
      const { signal } = refusal
      const isFirst = refusal.count === 1
      const token = tokens.find(value)
      // A late refusal of a token that was replaced.
      if (!token) return isFirst ? source.current(signal) : null
      noteRefusal(token)
      const isNewest = token === tokens.newest()
      if (isNewest) tokens.settle(token)
      else tokens.dropOlder()
      if (!isNewest || tokens.older()) return isFirst ? source.current(signal) : null

      try {
        const renewed = refusal.count < MAX_ATTEMPTS ? await renew(signal) : null
        if (renewed) return renewed.value
      } catch (error) {
        signal?.throwIfAborted()
        if (await mayBeTaken(token, refusal)) return token.value
        throw error
      }
      return (await mayBeTaken(token, refusal)) ? source.current(signal) : null
    },

    status() {
      const newest = tokens.newest()
      const token = tokens.inUse()
      if (!token && endpoint.isFailing()) return { state: 'unavailable', expiresAtMs: null }
      if (!newest) return { state: 'none', expiresAtMs: null }
      if (!token) return { state: 'expired', expiresAtMs: newest.expiresAtMs }
      const isTaken = !token.isRefused || monotonicNow() - token.acceptedAtMs < RECENT_MS
      return isTaken
        ? { state: 'valid', expiresAtMs: token.expiresAtMs }
        : { state: 'unavailable', expiresAtMs: null }
    },
  }
  return source
}

/** The promise's outcome, or the reason of the signal's abort, whichever comes first. */
function waitFor<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return promise
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    if (signal.aborted) leave()
    signal.addEventListener('abort', leave)
    promise.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
