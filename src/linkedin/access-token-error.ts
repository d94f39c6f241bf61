import { LinkedInError } from './errors.ts'
import { type JsonRecord, readString } from './narrow.ts'

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
