/** Stable code of every `LinkedInError`: what to switch on in place of the message. */
export type LinkedInErrorCode =
  | 'LINKEDIN_NETWORK'
  | 'LINKEDIN_TIMEOUT'
  | 'LINKEDIN_STATUS'
  | 'LINKEDIN_RESPONSE'
  | 'LINKEDIN_SIZE'
  | 'LINKEDIN_ENCODING'
  | 'LINKEDIN_PERMISSION'
  | 'LINKEDIN_QUOTA'
  | 'LINKEDIN_OUTAGE'
  | 'LINKEDIN_OVERLOAD'
  | 'LINKEDIN_ACCESS_TOKEN'

/**
 * A failed request to LinkedIn. The message names the path and what went wrong, never the host, the
 * query, a header, a token or a body.
 */
export abstract class LinkedInError extends Error {
  abstract readonly code: LinkedInErrorCode
  /** Whether the same request may succeed when it is repeated at once. */
  abstract readonly isRetryable: boolean

  override get name(): string {
    return this.constructor.name
  }
}

/** No complete response: connection refused or reset, host not resolved, body cut off. */
export class LinkedInNetworkError extends LinkedInError {
  readonly code = 'LINKEDIN_NETWORK'
  readonly isRetryable = true

  constructor(path: string, options?: ErrorOptions) {
    super(`LinkedIn could not be reached: ${path}`, options)
  }
}

/**
 * What took longer than its limit: the connection; the response up to the end of its headers; its body;
 * or the whole operation, with its waits for other responses, for the token and in the queue.
 */
export type TimeoutPhase = 'connect' | 'first byte' | 'body' | 'operation'

/** No complete response within a time limit. */
export class LinkedInTimeoutError extends LinkedInError {
  readonly code = 'LINKEDIN_TIMEOUT'
  readonly phase: TimeoutPhase

  /** @param path null for an operation, which can await several */
  constructor(path: string | null, phase: TimeoutPhase, options?: ErrorOptions) {
    super(`LinkedIn did not respond in time (${phase})${path ? `: ${path}` : ''}`, options)
    this.phase = phase
  }

  /** True only where nothing was sent: LinkedIn counts a call that was, and is as slow the next time. */
  get isRetryable(): boolean {
    return this.phase === 'connect'
  }
}

/** What LinkedIn states about an error, in the response's status, headers and body. */
export interface LinkedInRefusal {
  /** The HTTP status; the body's own where an error came with status 200. */
  readonly status: number
  /** LinkedIn's `code`, such as `EXPIRED_ACCESS_TOKEN`. Undefined where the body has none. */
  readonly refusalCode?: string | undefined
  /** LinkedIn's `serviceErrorCode`, such as `65602`. Undefined where the body has none. */
  readonly serviceErrorCode?: number | undefined
  /**
   * The fields that a 403 names as not permitted, as dotted paths such as `details.images`. Undefined
   * for any other refusal.
   */
  readonly unpermittedFields?: readonly string[] | undefined
  /** The delay of the `Retry-After` header, in milliseconds. Undefined without one. */
  readonly retryAfterMs?: number | undefined
  /** Whether its message names the limit of a day. */
  readonly isDailyLimit?: boolean | undefined
}

/** A response with a status other than 200. */
export class LinkedInStatusError extends LinkedInError {
  readonly code = 'LINKEDIN_STATUS'
  readonly refusal: LinkedInRefusal

  constructor(path: string, refusal: LinkedInRefusal, options?: ErrorOptions) {
    super(`LinkedIn responded with status ${refusal.status}: ${path}`, options)
    this.refusal = refusal
  }

  get isRetryable(): boolean {
    return this.refusal.status >= 500
  }
}

/** Calls are blocked for now: by LinkedIn's rate limit (429), or by the configured daily quota. */
export class LinkedInQuotaError extends LinkedInError {
  readonly code = 'LINKEDIN_QUOTA'
  readonly isRetryable = false
  /** Time until calls are allowed again, in milliseconds. */
  readonly retryAfterMs: number

  constructor(path: string, retryAfterMs: number, options?: ErrorOptions) {
    super(`LinkedIn quota exhausted: ${path}`, options)
    this.retryAfterMs = retryAfterMs
  }
}

/** The call was not made, or failed and is not made again for now, because those before failed too. */
export class LinkedInOutageError extends LinkedInError {
  readonly code = 'LINKEDIN_OUTAGE'
  readonly isRetryable = false
  /** Time until the next call is allowed, in milliseconds. */
  readonly retryAfterMs: number

  constructor(path: string, retryAfterMs: number, options?: ErrorOptions) {
    super(`LinkedIn is not called while it is down: ${path}`, options)
    this.retryAfterMs = retryAfterMs
  }
}

/** Too many requests wait to be sent: this one is not, at least for now. */
export class LinkedInOverloadError extends LinkedInError {
  readonly code = 'LINKEDIN_OVERLOAD'
  readonly isRetryable = false
  /** Time after which those that wait now will have been sent, in milliseconds: an estimate. */
  readonly retryAfterMs: number

  constructor(path: string, retryAfterMs: number, options?: ErrorOptions) {
    super(`Too many requests wait for LinkedIn: ${path}`, options)
    this.retryAfterMs = retryAfterMs
  }
}

/** A response with status 200 whose body does not have the documented shape. */
export class LinkedInResponseError extends LinkedInError {
  readonly code = 'LINKEDIN_RESPONSE'
  readonly isRetryable = false

  /** @param problem completes "LinkedIn's response …", such as `is not a JSON object` */
  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(`LinkedIn's response ${problem}: ${path}`, options)
  }
}

/** A response body over the size limit. */
export class LinkedInSizeError extends LinkedInError {
  readonly code = 'LINKEDIN_SIZE'
  readonly isRetryable = false

  constructor(path: string, options?: ErrorOptions) {
    super(`LinkedIn's response is too large: ${path}`, options)
  }
}

/** A field has no value because LinkedIn does not permit this application to read it. */
export class LinkedInPermissionError extends LinkedInError {
  readonly code = 'LINKEDIN_PERMISSION'
  readonly isRetryable = false

  constructor(path: string, field: string) {
    super(`LinkedIn does not permit this application to read ${field}: ${path}`)
  }
}

/**
 * A response body whose content coding cannot be undone: another one than is asked for, several, or one
 * that the body does not have or breaks off in. (RFC 9110 section 8.4.)
 */
export class LinkedInEncodingError extends LinkedInError {
  readonly code = 'LINKEDIN_ENCODING'
  readonly isRetryable = false

  constructor(path: string, options?: ErrorOptions) {
    super(`LinkedIn's response has a content coding that cannot be read: ${path}`, options)
  }
}

/**
 * Why there is no access token: LinkedIn's six documented causes (Client Credentials Flow, API Error
 * Details), two for every other response or none, and one for credentials that cannot be read.
 */
export type AccessTokenRefusal =
  | 'CLIENT_AUTHENTICATION_FAILED'
  | 'APPLICATION_NOT_ALLOWED'
  | 'GRANT_TYPE_MISSING'
  | 'CLIENT_ID_MISSING'
  | 'CLIENT_SECRET_MISSING'
  | 'CLIENT_ID_INVALID'
  | 'TOKEN_ENDPOINT_UNAVAILABLE'
  | 'UNDOCUMENTED_ANSWER'
  | 'CREDENTIALS_UNREADABLE'

/** What an `AccessTokenError` has beside its message. */
export interface AccessTokenErrorOptions extends ErrorOptions {
  readonly retryAfterMs?: number | undefined
}

/**
 * The token endpoint gave no token. Repeats nothing of the response's body. The `cause` is a
 * `LinkedInError` where there was no complete response.
 */
export class AccessTokenError extends LinkedInError {
  readonly code = 'LINKEDIN_ACCESS_TOKEN'
  /** `createTokenEndpoint` repeats requests for a token, at its own times. */
  readonly isRetryable = false
  readonly refusal: AccessTokenRefusal
  /** The HTTP status of the token endpoint's response. Null without one. */
  readonly status: number | null
  /** What an operator can do about it: a sentence. */
  readonly resolution: string
  /**
   * Time until the token endpoint is asked again, in milliseconds; of a single request, the delay of its
   * `Retry-After` header. Undefined without either.
   */
  readonly retryAfterMs: number | undefined

  constructor(
    refusal: AccessTokenRefusal,
    status: number | null,
    resolution: string,
    { retryAfterMs, ...options }: AccessTokenErrorOptions = {},
  ) {
    const response = status === null ? 'no response' : `status ${status}`
    super(`LinkedIn granted no access token (${refusal}, ${response}). ${resolution}`, options)
    this.refusal = refusal
    this.status = status
    this.resolution = resolution
    this.retryAfterMs = retryAfterMs
  }

  /** A copy with the time until the token endpoint is asked again, in milliseconds. */
  withRetryAfter(retryAfterMs: number): AccessTokenError {
    const { refusal, status, resolution, cause } = this
    return new AccessTokenError(refusal, status, resolution, { cause, retryAfterMs })
  }

  /** Whether the request itself is refused, or all requests for now (429): a retry would be too. */
  get isRefusal(): boolean {
    return this.status !== null && this.status >= 400 && this.status < 500 && this.status !== 408
  }
}

/**
 * Whether LinkedIn itself fails: there is no response, or one of status 500 and above. (Status 999 is
 * its refusal of traffic that it takes for a robot's.) The end of an operation's time is no failure.
 */
export function isUnavailability(error: unknown): boolean {
  if (error instanceof LinkedInStatusError) return error.refusal.status >= 500
  if (error instanceof LinkedInTimeoutError) return error.phase !== 'operation'
  return error instanceof LinkedInNetworkError
}

/**
 * Whether a stale response is better than this failure (stale-if-error): LinkedIn is down, unable to
 * respond properly, rate limits us or refuses our credentials, or a proxy responds in its place.
 * A request that LinkedIn itself refuses, such as one with a wrong parameter, is no outage.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof LinkedInError)) return false
  if (!(error instanceof LinkedInStatusError)) return true
  const { status, refusalCode, serviceErrorCode } = error.refusal
  if (status >= 500 || status < 400 || [401, 408, 429].includes(status)) return true
  // LinkedIn's own refusals have a code; a proxy's error page has none.
  return refusalCode === undefined && serviceErrorCode === undefined
}

/** Whether LinkedIn refused a request for one of its parameters (status 400). */
export function isBadRequest(error: unknown): boolean {
  return error instanceof LinkedInStatusError && error.refusal.status === 400
}
