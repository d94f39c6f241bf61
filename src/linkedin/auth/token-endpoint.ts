import { LinkedInError } from '../errors.ts'
import { type ExchangeOptions, exchange } from '../http/fetch.ts'
import { type JsonRecord, readString } from '../json.ts'

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

/** Why LinkedIn grants no token: one name for each cause that it documents. */
export type AccessTokenRefusal =
  | 'CLIENT_AUTHENTICATION_FAILED'
  | 'APPLICATION_NOT_ALLOWED'
  | 'GRANT_TYPE_MISSING'
  | 'CLIENT_ID_MISSING'
  | 'CLIENT_SECRET_MISSING'
  | 'CLIENT_ID_INVALID'
  | 'TOKEN_ENDPOINT_UNAVAILABLE'
  | 'UNDOCUMENTED_ANSWER'

interface DocumentedRefusal {
  readonly status: number
  /** LinkedIn's `error`; the second spelling is what its clients report. */
  readonly errors: readonly string[]
  /** What tells this cause from others of the same status and error in `error_description`. */
  readonly description?: RegExp
  readonly refusal: AccessTokenRefusal
  readonly resolution: string
}

/** Client Credentials Flow, API Error Details: its six rows in its order. */
const DOCUMENTED: readonly DocumentedRefusal[] = [
  {
    status: 401,
    errors: ['invalid_client_id', 'invalid_client'],
    refusal: 'CLIENT_AUTHENTICATION_FAILED',
    resolution: 'Check that the client secret belongs to the client id.',
  },
  {
    status: 401,
    errors: ['access_denied'],
    refusal: 'APPLICATION_NOT_ALLOWED',
    resolution: 'Ask your LinkedIn contact to allow the application to create application tokens.',
  },
  {
    status: 400,
    errors: ['invalid_request'],
    description: /grant_type/,
    refusal: 'GRANT_TYPE_MISSING',
    resolution: 'Check that nothing between here and the token endpoint changes request bodies.',
  },
  {
    status: 400,
    errors: ['invalid_request'],
    description: /client_id/,
    refusal: 'CLIENT_ID_MISSING',
    resolution: 'Check that the client id is set, and that no proxy changes request bodies.',
  },
  {
    status: 400,
    errors: ['invalid_request'],
    description: /client_secret/,
    refusal: 'CLIENT_SECRET_MISSING',
    resolution: 'Check that the client secret is set, and that no proxy changes request bodies.',
  },
  {
    status: 400,
    errors: ['invalid_client_id'],
    refusal: 'CLIENT_ID_INVALID',
    resolution: 'Check the client id against the LinkedIn developer portal.',
  },
]

/** LinkedIn granted no token. Holds LinkedIn's words only where they are known to be harmless. */
export class AccessTokenError extends LinkedInError {
  readonly code = 'LINKEDIN_ACCESS_TOKEN'
  readonly refusal: AccessTokenRefusal
  /** The status of the token endpoint's answer. */
  readonly status: number
  /** What an operator can do about it. */
  readonly resolution: string

  constructor(refusal: AccessTokenRefusal, status: number, resolution: string) {
    super(`LinkedIn granted no access token (${refusal}, status ${status}). ${resolution}`)
    this.refusal = refusal
    this.status = status
    this.resolution = resolution
  }

  get isRetryable(): boolean {
    return this.status >= 500
  }

  /** Whether LinkedIn has said no, to these credentials or for now, so that asking again is of no use. */
  get isRefusal(): boolean {
    return this.status === 429 || DOCUMENTED.some(({ refusal }) => refusal === this.refusal)
  }

  /** Names the cause of the token endpoint's answer; `body` is null when it was no JSON object. */
  static fromAnswer(status: number, body: JsonRecord | null): AccessTokenError {
    const error = (body && readString(body, 'error')) ?? ''
    const description = (body && readString(body, 'error_description')) ?? ''
    const documented = DOCUMENTED.find(
      (row) =>
        row.status === status &&
        row.errors.includes(error) &&
        (row.description?.test(description) ?? true),
    )
    if (documented) return new AccessTokenError(documented.refusal, status, documented.resolution)
    return status === 429 || status >= 500
      ? new AccessTokenError(
          'TOKEN_ENDPOINT_UNAVAILABLE',
          status,
          "Wait; if it lasts, look at LinkedIn's status page.",
        )
      : new AccessTokenError(
          'UNDOCUMENTED_ANSWER',
          status,
          'Check the address of the token endpoint, and what stands between here and it.',
        )
  }
}
