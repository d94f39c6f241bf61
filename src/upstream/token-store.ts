import { createHash } from 'node:crypto'
import type { Cache } from '../cache/store.ts'
import type { AccessTokenStore } from '../linkedin/auth/access-token.ts'
import type { AccessToken } from '../linkedin/auth/held-tokens.ts'
import { isSendable } from '../linkedin/auth/request-access-token.ts'
import { isRecord, readNumber, readString } from '../linkedin/json.ts'

/** Whose token is stored. */
export interface TokenStoreOptions {
  /** The client id as it now is. May reject: then no token is stored or loaded. */
  readonly clientId: () => Promise<string>
  /** The token endpoint's absolute URL. */
  readonly tokenUrl: string
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/** Stores the access token of an application in a cache, under a key of its own. */
export function createTokenStore(
  cache: Cache,
  { clientId, tokenUrl, now }: TokenStoreOptions,
): AccessTokenStore {
  /** Null without a client id. */
  async function findKey(): Promise<string | null> {
    const id = await clientId().catch(() => null)
    if (id === null) return null
    const owner = createHash('sha256').update(JSON.stringify([tokenUrl, id]))
    return `access-token:${owner.digest('hex')}`
  }

  return {
    async load() {
      const key = await findKey()
      return key === null ? null : readAccessToken(await cache.get(key))
    },
    async save(token) {
      const key = await findKey()
      if (key !== null) await cache.set(key, token, token.expiresAtMs - now())
    },
  }
}

function readAccessToken(stored: unknown): AccessToken | null {
  if (!isRecord(stored)) return null
  const value = readString(stored, 'value')
  const refreshAtMs = readNumber(stored, 'refreshAtMs')
  const expiresAtMs = readNumber(stored, 'expiresAtMs')
  if (value === null || !isSendable(value)) return null
  if (refreshAtMs === null || expiresAtMs === null) return null
  return { value, refreshAtMs, expiresAtMs }
}
