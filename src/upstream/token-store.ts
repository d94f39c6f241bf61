import { createHash } from 'node:crypto'
import type { Cache } from '../cache/store.ts'
import type { AccessToken, AccessTokenStore } from '../linkedin/auth/access-token.ts'
import type { ClientCredentials } from '../linkedin/auth/token-endpoint.ts'
import { isRecord, readNumber, readString } from '../linkedin/json.ts'

/** Stores the access token of these credentials in a cache, under a key of their own. */
export function createTokenStore(
  cache: Cache,
  { clientId, tokenUrl }: ClientCredentials,
  now: () => number,
): AccessTokenStore {
  const owner = createHash('sha256')
    .update(JSON.stringify([tokenUrl, clientId]))
    .digest('hex')
  const key = `access-token:${owner}`

  return {
    async load() {
      return readAccessToken(await cache.get(key))
    },
    async save(token) {
      await cache.set(key, token, token.expiresAtMs - now())
    },
  }
}

function readAccessToken(stored: unknown): AccessToken | null {
  if (!isRecord(stored)) return null
  const value = readString(stored, 'value')
  const refreshAtMs = readNumber(stored, 'refreshAtMs')
  const expiresAtMs = readNumber(stored, 'expiresAtMs')
  // A header value is visible ASCII (RFC 9110 section 5.5).
  if (value === null || !/^[\x21-\x7e]+$/.test(value)) return null
  if (refreshAtMs === null || expiresAtMs === null) return null
  return { value, refreshAtMs, expiresAtMs }
}
