import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { AccessTokenError } from '../../../src/linkedin/auth/token-endpoint.ts'

/** The six rows of LinkedIn's table of errors, and what its clients report in their place. */
const DOCUMENTED = [
  {
    status: 401,
    error: 'invalid_client_id',
    description: 'Client authentication failed',
    refusal: 'CLIENT_AUTHENTICATION_FAILED',
  },
  {
    status: 401,
    error: 'invalid_client',
    description: 'Client authentication failed',
    refusal: 'CLIENT_AUTHENTICATION_FAILED',
  },
  {
    status: 401,
    error: 'access_denied',
    description: 'This application is not allowed to create application tokens',
    refusal: 'APPLICATION_NOT_ALLOWED',
  },
  {
    status: 400,
    error: 'invalid_request',
    description: 'A required parameter "grant_type" is missing',
    refusal: 'GRANT_TYPE_MISSING',
  },
  {
    status: 400,
    error: 'invalid_request',
    description: 'A required parameter "client_id" is missing',
    refusal: 'CLIENT_ID_MISSING',
  },
  {
    status: 400,
    error: 'invalid_request',
    description: 'A required parameter "client_secret" is missing',
    refusal: 'CLIENT_SECRET_MISSING',
  },
  {
    status: 400,
    error: 'invalid_client_id',
    description: 'The passed in client_id is invalid "abcdefghijk"',
    refusal: 'CLIENT_ID_INVALID',
  },
  {
    status: 400,
    error: 'invalid_client_id',
    description: 'The passed in client id is invalid "clientid"',
    refusal: 'CLIENT_ID_INVALID',
  },
]

const OTHERS = [
  { description: 'no body', status: 400, body: null, refusal: 'UNDOCUMENTED_ANSWER' },
  { description: 'an empty body', status: 401, body: {}, refusal: 'UNDOCUMENTED_ANSWER' },
  {
    description: 'a documented error of another status',
    status: 403,
    body: { error: 'access_denied' },
    refusal: 'UNDOCUMENTED_ANSWER',
  },
  {
    description: 'another parameter that is missing',
    status: 400,
    body: { error: 'invalid_request', error_description: 'A required parameter "code" is missing' },
    refusal: 'UNDOCUMENTED_ANSWER',
  },
  {
    description: 'words of wrong types',
    status: 400,
    body: { error: ['invalid_client_id'], error_description: 1 },
    refusal: 'UNDOCUMENTED_ANSWER',
  },
  { description: 'a redirect', status: 302, body: null, refusal: 'UNDOCUMENTED_ANSWER' },
  { description: 'success without a token', status: 200, body: {}, refusal: 'UNDOCUMENTED_ANSWER' },
  {
    description: 'too many requests',
    status: 429,
    body: { error: 'throttled' },
    refusal: 'TOKEN_ENDPOINT_UNAVAILABLE',
  },
  {
    description: 'an internal error',
    status: 500,
    body: null,
    refusal: 'TOKEN_ENDPOINT_UNAVAILABLE',
  },
  { description: 'maintenance', status: 503, body: null, refusal: 'TOKEN_ENDPOINT_UNAVAILABLE' },
]

describe('AccessTokenError.fromAnswer', () => {
  it.each(DOCUMENTED)('names $status $error "$description" $refusal', (row) => {
    const { status, error, description, refusal } = row

    const found = AccessTokenError.fromAnswer(status, { error, error_description: description })

    expect(found).toMatchObject({ refusal, status, isRetryable: false })
    expect(found.message).toBe(
      `LinkedIn granted no access token (${refusal}, status ${status}). ${found.resolution}`,
    )
  })

  it.each(OTHERS)('names $description $refusal', ({ status, body, refusal }) => {
    expect(AccessTokenError.fromAnswer(status, body)).toMatchObject({
      code: 'LINKEDIN_ACCESS_TOKEN',
      refusal,
      status,
      isRetryable: status >= 500,
      isRefusal: status === 429,
    })
  })

  it('says for each cause what to do', () => {
    const resolutions = DOCUMENTED.map(
      ({ status, error, description }) =>
        AccessTokenError.fromAnswer(status, { error, error_description: description }).resolution,
    )

    expect(new Set(resolutions).size).toBe(6)
    expect(resolutions.every((resolution) => resolution.endsWith('.'))).toBe(true)
  })

  it('names no variables: a program that embeds the client has set none', () => {
    const bodies = DOCUMENTED.map(({ status, error, description }) => ({
      status,
      body: { error, error_description: description },
    }))
    const resolutions = [...bodies, ...OTHERS].map(
      ({ status, body }) => AccessTokenError.fromAnswer(status, body).resolution,
    )

    expect(resolutions.filter((resolution) => /[A-Z]_[A-Z]/.test(resolution))).toEqual([])
  })

  it("repeats nothing of LinkedIn's answer, which may repeat what was sent", () => {
    const error = AccessTokenError.fromAnswer(400, {
      error: 'invalid_client_id',
      error_description: 'The passed in client_id is invalid "CANARY-ID"',
      access_token: 'CANARY-TOKEN',
    })

    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('CANARY')
  })
})
