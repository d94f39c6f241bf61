import { createHash } from 'node:crypto'
import type { Application } from './applications.ts'

/** A token that the sandbox issued, and its present state. */
export interface IssuedToken {
  readonly value: string
  readonly application: Application
  /** Epoch milliseconds. */
  readonly issuedAt: number
  /** Epoch milliseconds. */
  readonly expiresAt: number
  readonly status: 'active' | 'expired' | 'revoked'
}

/** The tokens of one sandbox. */
export interface AccessTokens {
  issue(application: Application): string
  /** Undefined: never issued by this sandbox. */
  find(value: string): IssuedToken | undefined
  /** Revokes all tokens issued so far, or those of one application. */
  revoke(application?: Application): void
}

/** What tokens are issued from. */
export interface AccessTokensOptions {
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly seed: number
  readonly lifetimeSeconds: number
  /** How long a new token counts as revoked. */
  readonly refusedForSeconds: number
}

/** Tokens in the form of LinkedIn's: unique in a sandbox, and across seeds and times of issue. */
export function createAccessTokens({
  now,
  seed,
  lifetimeSeconds,
  refusedForSeconds,
}: AccessTokensOptions): AccessTokens {
  const tokens = new Map<string, Omit<IssuedToken, 'status'>>()
  const revoked = new Set<string>()

  const statusOf = (token: Omit<IssuedToken, 'status'>): IssuedToken['status'] => {
    const { value, issuedAt, expiresAt } = token
    if (revoked.has(value) || now() < issuedAt + refusedForSeconds * 1000) return 'revoked'
    return now() < expiresAt ? 'active' : 'expired'
  }

  return {
    issue: (application) => {
      const issuedAt = now()
      const digest = createHash('sha512').update(`${seed}:${issuedAt}:${tokens.size}`)
      const value = `AQX${digest.digest('base64url')}`
      const expiresAt = issuedAt + lifetimeSeconds * 1000
      tokens.set(value, { value, application, issuedAt, expiresAt })
      return value
    },
    find: (value) => {
      const token = tokens.get(value)
      return token && { ...token, status: statusOf(token) }
    },
    revoke: (application) => {
      for (const token of tokens.values()) {
        if (!application || token.application === application) revoked.add(token.value)
      }
    },
  }
}
