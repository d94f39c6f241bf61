import { createHash } from 'node:crypto'
import type { Application } from './application.ts'

/** A token that was minted, and what has become of it. */
export interface MintedToken {
  readonly value: string
  readonly application: Application
  /** Epoch milliseconds. */
  readonly mintedAt: number
  readonly expiresAt: number
  readonly status: 'active' | 'expired' | 'revoked'
}

/** All tokens of a sandbox. */
export interface AccessTokens {
  mint(application: Application): string
  /** Undefined: the sandbox never minted it. */
  find(value: string): MintedToken | undefined
  /** Ends all tokens so far, or those of one application. */
  revoke(application?: Application): void
}

/** How tokens are made. */
export interface AccessTokensOptions {
  readonly now: () => number
  readonly seed: number
  readonly lifetimeSeconds: number
}

/** Tokens that look like LinkedIn's; no two alike, also from one sandbox to the next. */
export function createAccessTokens({
  now,
  seed,
  lifetimeSeconds,
}: AccessTokensOptions): AccessTokens {
  const tokens = new Map<string, Omit<MintedToken, 'status'>>()
  const revoked = new Set<string>()

  const statusOf = ({ value, expiresAt }: Omit<MintedToken, 'status'>): MintedToken['status'] => {
    if (revoked.has(value)) return 'revoked'
    return now() < expiresAt ? 'active' : 'expired'
  }

  return {
    mint: (application) => {
      const mintedAt = now()
      const digest = createHash('sha512').update(`${seed}:${mintedAt}:${tokens.size}`)
      const value = `AQX${digest.digest('base64url')}`
      const expiresAt = mintedAt + lifetimeSeconds * 1000
      tokens.set(value, { value, application, mintedAt, expiresAt })
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
