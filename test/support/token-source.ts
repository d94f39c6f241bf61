import { type AccessToken, createAccessTokenSource } from '../../src/linkedin/auth/access-token.ts'
import type { GrantedToken } from '../../src/linkedin/auth/token-endpoint.ts'
import { createClock } from './clock.ts'

/** An access token source, its clock, and a record of its effects. */
export function createTokenSource(load: () => Promise<AccessToken | null> = async () => null) {
  const clock = createClock()
  const startMs = clock.now()
  const saved: AccessToken[] = []
  const failures: unknown[] = []
  const requestTimes: number[] = []
  let respond = async (): Promise<GrantedToken> => grantedToken(`token-${requestTimes.length}`)

  const source = createAccessTokenSource({
    requestToken() {
      requestTimes.push(clock.now() - startMs)
      return respond()
    },
    store: {
      load,
      async save(token) {
        saved.push(token)
      },
    },
    now: clock.now,
    monotonicNow: clock.now,
    onFailure: (error) => failures.push(error),
  })
  return {
    source,
    clock,
    /** The tokens saved, in order. */
    saved,
    /** The failures reported, in order. */
    failures,
    /** When each token was requested, in milliseconds since the source was created. */
    requestTimes,
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
  }
}

/** A granted token, by default for half an hour. */
export function grantedToken(value: string, lifetimeSeconds = 1_800): GrantedToken {
  return { value, lifetimeSeconds }
}
