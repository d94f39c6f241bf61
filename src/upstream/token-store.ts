import { createHash } from 'node:crypto'
import type { Cache } from '../cache/store.ts'
import type { AccessToken, AccessTokenStore } from '../linkedin/auth/access-token.ts'
import type { ClientCredentials } from '../linkedin/auth/token-endpoint.ts'
import { isRecord, readNumber, readString } from '../linkedin/json.ts'

/** Keeps the token of these credentials in a cache, under a name that no others share. */
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

function readAccessToken(kept: unknown): AccessToken | null {
  if (!isRecord(kept)) return null
  const value = readString(kept, 'value')
  const refreshAtMs = readNumber(kept, 'refreshAtMs')
  const expiresAtMs = readNumber(kept, 'expiresAtMs')
  // A header may hold only visible ASCII.
  if (value === null || !/^[\x21-\x7e]+$/.test(value)) return null
  if (refreshAtMs === null || expiresAtMs === null) return null
  return { value, refreshAtMs, expiresAtMs }
}
