/** What went wrong between us and LinkedIn; stable, to be switched on. */
export type LinkedInErrorCode =
  | 'LINKEDIN_NETWORK'
  | 'LINKEDIN_TIMEOUT'
  | 'LINKEDIN_STATUS'
  | 'LINKEDIN_RESPONSE'
  | 'LINKEDIN_SIZE'
  | 'LINKEDIN_QUOTA'
  | 'LINKEDIN_ACCESS_TOKEN'

/** A failure to get an answer from LinkedIn. Its message names the path, never a token or body. */
export abstract class LinkedInError extends Error {
  abstract readonly code: LinkedInErrorCode
  /** Whether asking again soon may succeed. */
  abstract readonly isRetryable: boolean

  override get name(): string {
    return this.constructor.name
  }
}

/** No answer arrived: refused, reset, unresolved or cut off. */
export class LinkedInNetworkError extends LinkedInError {
  readonly code = 'LINKEDIN_NETWORK'
  readonly isRetryable = true

  constructor(path: string, options?: ErrorOptions) {
    super(`LinkedIn could not be reached: ${path}`, options)
  }
}

/** No whole answer arrived in time. */
export class LinkedInTimeoutError extends LinkedInError {
  readonly code = 'LINKEDIN_TIMEOUT'
  readonly isRetryable = true

  constructor(path: string, options?: ErrorOptions) {
    super(`LinkedIn did not answer in time: ${path}`, options)
  }
}

/** What LinkedIn says in the body of a refusal. */
export interface LinkedInRefusal {
  readonly status: number
  /** LinkedIn's word for the cause, such as `EXPIRED_ACCESS_TOKEN`; absent from older answers. */
  readonly refusalCode?: string | undefined
  /** LinkedIn's number for the cause, such as `65602`. */
  readonly serviceErrorCode?: number | undefined
  /** How long LinkedIn asks us to wait, in milliseconds. */
  readonly retryAfterMs?: number | undefined
}

/** LinkedIn answered, but not with what was asked for. */
export class LinkedInStatusError extends LinkedInError {
  readonly code = 'LINKEDIN_STATUS'
  readonly refusal: LinkedInRefusal

  constructor(path: string, refusal: LinkedInRefusal, options?: ErrorOptions) {
    super(`LinkedIn answered ${refusal.status}: ${path}`, options)
    this.refusal = refusal
  }

  get isRetryable(): boolean {
    return this.refusal.status >= 500
  }
}

/** No more calls are to be made for now: LinkedIn takes none, or we allow ourselves none. */
export class LinkedInQuotaError extends LinkedInError {
  readonly code = 'LINKEDIN_QUOTA'
  readonly isRetryable = false
  /** How long to wait, in milliseconds. */
  readonly retryAfterMs: number

  constructor(path: string, retryAfterMs: number, options?: ErrorOptions) {
    super(`No more calls to LinkedIn for now: ${path}`, options)
    this.retryAfterMs = retryAfterMs
  }
}

/** LinkedIn answered with something that is not of the documented shape. */
export class LinkedInResponseError extends LinkedInError {
  readonly code = 'LINKEDIN_RESPONSE'
  readonly isRetryable = false

  constructor(path: string, problem: string, options?: ErrorOptions) {
    super(`LinkedIn's answer ${problem}: ${path}`, options)
  }
}

/** LinkedIn answered with more than is read at once. */
export class LinkedInSizeError extends LinkedInError {
  readonly code = 'LINKEDIN_SIZE'
  readonly isRetryable = false

  constructor(path: string, options?: ErrorOptions) {
    super(`LinkedIn's answer is too large: ${path}`, options)
  }
}

/**
 * Whether a failure is one that passes, so that an older answer helps over it: LinkedIn is unwell, or
 * takes no more requests, does not know our credentials, or something before it answers in its place.
 * A question that LinkedIn refuses in its own words is no outage.
 */
export function isOutage(error: unknown): boolean {
  if (!(error instanceof LinkedInError)) return false
  if (!(error instanceof LinkedInStatusError)) return true
  const { status, refusalCode, serviceErrorCode } = error.refusal
  if (status >= 500 || status < 400 || [401, 408, 429].includes(status)) return true
  return refusalCode === undefined && serviceErrorCode === undefined
}
