/**
 * The token endpoint: how a token is requested, what its responses mean, and how often it is asked while
 * it fails.
 */
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

/** The token endpoint, asked seldom while it fails. */
export interface TokenEndpoint {
  /**
   * Requests a token; while the endpoint is not asked, rejects as the last request did.
   *
   * @throws {AccessTokenError} with the time until the endpoint is asked again
   */
  requestToken(): Promise<GrantedToken>
  /** Whether the last request failed. */
  isFailing(): boolean
}

/** How the token endpoint is asked. */
export interface TokenEndpointOptions {
  /** Makes one request. */
  readonly requestToken: () => Promise<GrantedToken>
  /** Whether `requestToken` would send other credentials than those it has failed with. */
  readonly haveCredentialsChanged: () => Promise<boolean>
  /** Now, in milliseconds of a monotonic clock. */
  readonly monotonicNow: () => number
  /** Resolves after that many milliseconds. */
  readonly sleep: (delayMs: number) => Promise<void>
  /**
   * Called with the first failure after a success, and with the first one for another reason; with null
   * when a token is granted again.
   */
  readonly onFailureChange: (error: unknown) => void
}

/**
 * Time without requests after each of the first failures in a row, in milliseconds: three requests fall
 * into the first 15 seconds.
 */
const FIRST_BACKOFFS_MS = [500, 4_000, 15_000] as const
const FIRST_BACKOFFS_UNTIL_MS = 15_000
/** The same later, and after a refusal: repeated attempts may lock the application out. */
const BACKOFF_MS = 30_000
/** The longest `Retry-After` that is obeyed: a token is needed for everything that is not cached. */
const MAX_RETRY_AFTER_MS = 10 * 60_000

/** The failures since a token was last granted. */
interface Failures {
  readonly count: number
  readonly sinceMs: number
  readonly error: unknown
  readonly retryAtMs: number
}

/**
 * Creates the token endpoint. Requests are made one at a time: its only caller is the token source. After
 * a failure that may be over in a moment the first one is repeated at once, for all that wait for it.
 */
export function createTokenEndpoint(options: TokenEndpointOptions): TokenEndpoint {
  const { requestToken, haveCredentialsChanged, monotonicNow, sleep, onFailureChange } = options
  let failures: Failures | null = null

  async function requestOnce(): Promise<GrantedToken> {
    try {
      const granted = await requestToken()
      if (failures) onFailureChange(null)
      failures = null
      return granted
    } catch (error) {
      if (!failures || kindOf(failures.error) !== kindOf(error)) onFailureChange(error)
      const nowMs = monotonicNow()
      const count = (failures?.count ?? 0) + 1
      const sinceMs = failures?.sinceMs ?? nowMs
      const retryAtMs = nowMs + backoffMsAfter(error, count, nowMs - sinceMs)
      failures = { count, sinceMs, error, retryAtMs }
      throw withRetryAfter(failures)
    }
  }

  function withRetryAfter({ error, retryAtMs }: Failures): unknown {
    if (!(error instanceof AccessTokenError)) return error
    // Looking for changed credentials takes time, in which the backoff can end.
    return error.withRetryAfter(Math.max(0, retryAtMs - monotonicNow()))
  }

  return {
    async requestToken() {
      const last = failures
      const isBackedOff = last !== null && monotonicNow() < last.retryAtMs
      if (isBackedOff && !(await haveCredentialsChanged())) throw withRetryAfter(last)
      try {
        return await requestOnce()
      } catch (error) {
        if (last !== null || !mayPassAtOnce(error)) throw error
        await sleep(FIRST_BACKOFFS_MS[0])
        return requestOnce()
      }
    },

    isFailing: () => failures !== null,
  }
}

function kindOf(error: unknown): string | null {
  return error instanceof AccessTokenError ? error.refusal : null
}

function backoffMsAfter(error: unknown, failuresInARow: number, failingForMs: number): number {
  const isRefusal = error instanceof AccessTokenError && error.isRefusal
  const isFirst = failingForMs < FIRST_BACKOFFS_UNTIL_MS && !isRefusal
  const backoffMs = (isFirst && FIRST_BACKOFFS_MS[failuresInARow - 1]) || BACKOFF_MS
  if (!(error instanceof AccessTokenError)) return backoffMs
  return Math.max(backoffMs, Math.min(error.retryAfterMs ?? 0, MAX_RETRY_AFTER_MS))
}

/** Whether a failure may be over in a moment: status 500 and above, or a lost connection. */
function mayPassAtOnce(error: unknown): boolean {
  if (!(error instanceof AccessTokenError)) return false
  if ((error.retryAfterMs ?? 0) > FIRST_BACKOFFS_MS[0]) return false
  if (error.cause instanceof LinkedInError) return error.cause.isRetryable
  return error.status !== null && error.status >= 500
}
