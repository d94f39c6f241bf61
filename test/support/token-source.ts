import type { AccessToken } from '../../src/linkedin/auth/access-token.ts'
import { createAccessTokenSource } from '../../src/linkedin/auth/access-token.ts'
import type { GrantedToken } from '../../src/linkedin/auth/token-endpoint.ts'
import { createClock } from './clock.ts'

/** A source of tokens, the clock it goes by, and a record of what it did. */
export function createTokenSource(load: () => Promise<AccessToken | null> = async () => null) {
  const clock = createClock()
  const saved: AccessToken[] = []
  const failures: unknown[] = []
  const mints: number[] = []
  let grant = async (): Promise<GrantedToken> => grantedToken(`token-${mints.length}`)

  const source = createAccessTokenSource({
    mint() {
      mints.push(clock.now())
      return grant()
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
    /** The failures told, in order. */
    failures,
    /** The times of all attempts to mint. */
    mints,
    /** Says what minting does from now on. */
    mintsBy(next: () => Promise<GrantedToken>) {
      grant = next
    },
  }
}

/** A token as it is granted: for half an hour unless said otherwise. */
export function grantedToken(value: string, lifetimeSeconds = 1_800): GrantedToken {
  return { value, lifetimeSeconds }
}
