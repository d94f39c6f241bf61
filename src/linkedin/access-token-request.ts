import { AccessTokenError } from './access-token-error.ts'
import { type ExchangeOptions, exchange } from './exchange.ts'
import { type JsonRecord, readString } from './narrow.ts'

/** Who asks for a token, and where. */
export interface ClientCredentials {
  readonly clientId: string
  readonly clientSecret: string
  /** The absolute address of the token endpoint. */
  readonly tokenUrl: string
}

/** A token as LinkedIn grants it. */
export interface GrantedToken {
  readonly value: string
  /** How long it lives from now, in seconds. */
  readonly lifetimeSeconds: number
}

/** What a token lives at the least, at the most and when LinkedIn does not say, in seconds. */
const SHORTEST_LIFE = 60
const LONGEST_LIFE = 90 * 24 * 60 * 60
const DEFAULT_LIFE = 30 * 60

/**
 * Asks LinkedIn for a token with our own credentials, which travel in the body and never in the
 * address. (Client Credentials Flow, Step 2; RFC 6749 section 4.4.)
 *
 * @throws {AccessTokenError} when LinkedIn refuses, or answers with anything but a token
 * @throws {LinkedInNetworkError | LinkedInTimeoutError} when no answer comes
 */
export async function requestAccessToken(
  { clientId, clientSecret, tokenUrl }: ClientCredentials,
  options: ExchangeOptions,
): Promise<GrantedToken> {
  const { status, body } = await exchange(
    {
      method: 'POST',
      url: tokenUrl,
      path: 'access token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      }).toString(),
    },
    options,
  )
  const value = body && readString(body, 'access_token')
  if (status !== 200 || !value) throw AccessTokenError.fromAnswer(status, body)
  // A header may hold only visible ASCII; anything else would fail later and far less clearly.
  if (!/^[\x21-\x7e]+$/.test(value)) throw AccessTokenError.fromAnswer(status, null)
  return { value, lifetimeSeconds: readLifetime(body) }
}

/** LinkedIn's documentation has `expires_in` both as a number and as a numeric string. */
function readLifetime(body: JsonRecord): number {
  const stated = body['expires_in']
  const isNumber = typeof stated === 'number'
  const isNumeric = typeof stated === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(stated)
  const seconds = isNumber || isNumeric ? Number(stated) : Number.NaN
  if (!Number.isFinite(seconds)) return DEFAULT_LIFE
  return Math.min(Math.max(seconds, SHORTEST_LIFE), LONGEST_LIFE)
}
