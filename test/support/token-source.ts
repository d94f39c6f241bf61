import { createAccessTokenSource, type Refusal } from '../../src/linkedin/auth/access-token.ts'
import type { AccessToken } from '../../src/linkedin/auth/held-tokens.ts'
import type { GrantedToken } from '../../src/linkedin/auth/request-access-token.ts'
import { createTokenEndpoint } from '../../src/linkedin/auth/token-endpoint.ts'
import { createClock } from './clock.ts'
import { untilIdle } from './until-idle.ts'

/** An access token source, its clock, which its own pauses advance, and a record of its effects. */
export function createTokenSource(load: () => Promise<AccessToken | null> = async () => null) {
  const clock = createClock()
  const monotonic = createClock(0)
  const saved: AccessToken[] = []
  const failures: unknown[] = []
  const refusals: boolean[] = []
  const requestTimes: number[] = []
  const delays: number[] = []
  let haveCredentialsChanged = false
  let respond = async (): Promise<GrantedToken> => grantedToken(`token-${requestTimes.length}`)
  let sleep = async (_delayMs: number, _signal?: AbortSignal) => untilIdle()

  function advance(byMs: number): void {
    clock.advance(byMs)
    monotonic.advance(byMs)
  }

  async function passTime(delayMs: number, signal?: AbortSignal): Promise<void> {
    delays.push(delayMs)
    const untilMs = monotonic.now() + delayMs
    await sleep(delayMs, signal)
    // Pauses that begin together end together.
    advance(Math.max(0, untilMs - monotonic.now()))
  }

  const endpoint = createTokenEndpoint({
    requestToken() {
      requestTimes.push(monotonic.now())
      haveCredentialsChanged = false
      return respond()
    },
    haveCredentialsChanged: async () => haveCredentialsChanged,
    monotonicNow: monotonic.now,
    sleep: passTime,
    onFailureChange: (error) => failures.push(error),
  })
  const source = createAccessTokenSource({
    endpoint,
    store: {
      load,
      async save(token) {
        saved.push(token)
      },
    },
    now: clock.now,
    monotonicNow: monotonic.now,
    sleep: passTime,
    onRefusalChange: (isRefused) => refusals.push(isRefused),
  })
  return {
    source,
    clock: {
      now: clock.now,
      /** Lets time pass. */
      advance,
      /** Moves the system's clock alone. */
      set: clock.advance,
    },
    /** The tokens saved, in order. */
    saved,
    /** The changes of failure reported, in order. */
    failures,
    /** The changes of refusal reported, in order. */
    refusals,
    /** When each token was requested, in milliseconds since the source was created. */
    requestTimes,
    /** The pauses, in order, in milliseconds. */
    delays,
    /** What a pause waits for, before time passes. */
    sleepsFor(next: (delayMs: number, signal?: AbortSignal) => Promise<void>) {
      sleep = next
    },
    /** Replaces what the token endpoint does from now on. */
    respondWith(next: () => Promise<GrantedToken>) {
      respond = next
    },
    /** Makes the token endpoint fail from now on. */
    failWith(error: unknown) {
      respond = async () => {
        throw error
      }
    },
    /** Gives the source other credentials than the last request for a token had. */
    changeCredentials() {
      haveCredentialsChanged = true
    },
  }
}

/** A granted token, by default for half an hour. */
export function grantedToken(value: string, lifetimeSeconds = 1_800): GrantedToken {
  return { value, lifetimeSeconds }
}

/** The first refusal of a request, or the second and so on; from the third on, of the same token. */
export function refusal(count: number): Refusal {
  return { count, isRepeated: count > 2 }
}
