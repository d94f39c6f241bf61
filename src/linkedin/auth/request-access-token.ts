/** How a token is requested, and what the responses of the token endpoint mean. */
import { AccessTokenError, type AccessTokenRefusal, LinkedInError } from '../errors.ts'
import { type FetchOptions, fetchJson, type HttpResponse } from '../http/fetch-json.ts'
import { readRetryAfterMs } from '../http/send-request.ts'
import { type JsonRecord, readString } from '../json.ts'
import type { ClientCredentials } from './credentials.ts'

/** Where a token is requested, and what the request is sent with. */
export interface TokenRequestOptions extends FetchOptions {
  /** Its absolute URL. */
  readonly tokenUrl: string
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/** A token as the token endpoint grants it. */
export interface GrantedToken {
  readonly value: string
  /** Time from the response to the token's expiry, in seconds: from a minute to 90 days. */
  readonly lifetimeSeconds: number
}

/**
 * Whether a token fits into a request: visible ASCII characters (RFC 9110 section 5.5), and at most
 * 8 KiB, half of what servers take as headers. LinkedIn's are about 500, and may grow to 1000.
 * (Authorization Code Flow, Access Token Length.)
 */
export function isSendable(token: string): boolean {
  return /^[\x21-\x7e]{1,8192}$/.test(token)
}

/** Bounds of a lifetime, in seconds: a shorter one would have each call request a token. */
const MIN_LIFETIME = 60
const MAX_LIFETIME = 90 * 24 * 60 * 60
/** The lifetime where LinkedIn states none, in seconds: the shortest that it documents. */
const DEFAULT_LIFETIME = 30 * 60

/**
 * Requests an access token with the client credentials grant. The credentials are sent in the body,
 * never in the URL. (Client Credentials Flow, Step 2; RFC 6749 section 4.4.)
 *
 * @throws {AccessTokenError} when there is no response, or none with a token
 */
export async function requestAccessToken(
  { clientId, clientSecret }: ClientCredentials,
  { tokenUrl, now, ...options }: TokenRequestOptions,
): Promise<GrantedToken> {
  const request = {
    method: 'POST',
    url: tokenUrl,
    path: 'access token',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: clientSecret,
    }).toString(),
  } as const
  const response = await fetchJson(request, options).catch((cause: unknown) => {
    if (!(cause instanceof LinkedInError)) throw cause
    const resolution = 'Check the way to the token endpoint: its address, proxies and firewalls.'
    throw new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', null, resolution, { cause })
  })
  return readTokenResponse(response, now())
}

function readTokenResponse(response: HttpResponse, nowMs: number): GrantedToken {
  const { status, body } = response
  const value = body && readString(body, 'access_token')
  if (status !== 200 || !value) throw toAccessTokenError(response, nowMs)
  if (!isSendable(value)) throw toAccessTokenError({ ...response, body: null }, nowMs)
  return { value, lifetimeSeconds: readLifetime(body) }
}

/** LinkedIn documents `expires_in` as a number in one place and as a numeric string in another. */
function readLifetime(body: JsonRecord): number {
  const expiresIn = body['expires_in']
  const isNumeric = typeof expiresIn === 'string' && /^\s*-?\d+(\.\d+)?\s*$/.test(expiresIn)
  const seconds = typeof expiresIn === 'number' || isNumeric ? Number(expiresIn) : Number.NaN
  if (!Number.isFinite(seconds)) return DEFAULT_LIFETIME
  return Math.min(Math.max(seconds, MIN_LIFETIME), MAX_LIFETIME)
}

interface DocumentedRefusal {
  readonly status: number
  /** Values of `error`: LinkedIn's documented one, then what its clients report. */
  readonly errors: readonly string[]
  /** What `error_description` contains, where several causes share a status and an error. */
  readonly description?: RegExp
  readonly refusal: AccessTokenRefusal
  readonly resolution: string
}

/**
 * The six rows of LinkedIn's table, in its order (Client Credentials Flow, API Error Details), and the
 * standard's form of the first (RFC 6749 section 5.2).
 */
const DOCUMENTED_REFUSALS: readonly DocumentedRefusal[] = [
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
  {
    status: 400,
    errors: ['invalid_client'],
    refusal: 'CLIENT_AUTHENTICATION_FAILED',
    resolution: 'Check that the client secret belongs to the client id.',
  },
]

function toAccessTokenError(
  { status, headers, body }: HttpResponse,
  nowMs: number,
): AccessTokenError {
  const error = (body && readString(body, 'error')) ?? ''
  const description = (body && readString(body, 'error_description')) ?? ''
  const options = { retryAfterMs: readRetryAfterMs(headers['retry-after'], nowMs) }
  const documented = DOCUMENTED_REFUSALS.find(
    (row) =>
      row.status === status &&
      row.errors.includes(error) &&
      (row.description?.test(description) ?? true),
  )
  if (documented) {
    return new AccessTokenError(documented.refusal, status, documented.resolution, options)
  }
  return status === 429 || status >= 500
    ? new AccessTokenError(
        'TOKEN_ENDPOINT_UNAVAILABLE',
        status,
        "Wait; if it lasts, look at LinkedIn's status page.",
        options,
      )
    : new AccessTokenError(
        'UNDOCUMENTED_ANSWER',
        status,
        'Check the address of the token endpoint, and what stands between here and it.',
        options,
      )
}
