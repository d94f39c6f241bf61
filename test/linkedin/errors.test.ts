import { describe, expect, it } from 'vitest'
import {
  AccessTokenError,
  isOutage,
  LinkedInEncodingError,
  LinkedInNetworkError,
  LinkedInOutageError,
  LinkedInOverloadError,
  LinkedInPermissionError,
  LinkedInQuotaError,
  type LinkedInRefusal,
  LinkedInResponseError,
  LinkedInSizeError,
  LinkedInStatusError,
  LinkedInTimeoutError,
} from '../../src/linkedin/errors.ts'

const PATH = '/v2/learningAssets'

describe('LinkedInError', () => {
  it.each([
    {
      error: new LinkedInNetworkError(PATH),
      name: 'LinkedInNetworkError',
      code: 'LINKEDIN_NETWORK',
      message: 'LinkedIn could not be reached: /v2/learningAssets',
      isRetryable: true,
    },
    {
      error: new LinkedInTimeoutError(PATH, 'first byte'),
      name: 'LinkedInTimeoutError',
      code: 'LINKEDIN_TIMEOUT',
      message: 'LinkedIn did not respond in time (first byte): /v2/learningAssets',
      isRetryable: false,
    },
    {
      error: new LinkedInStatusError(PATH, { status: 503 }),
      name: 'LinkedInStatusError',
      code: 'LINKEDIN_STATUS',
      message: 'LinkedIn responded with status 503: /v2/learningAssets',
      isRetryable: true,
    },
    {
      error: new LinkedInOutageError(PATH, 1_000),
      name: 'LinkedInOutageError',
      code: 'LINKEDIN_OUTAGE',
      message: 'LinkedIn is not called while it is down: /v2/learningAssets',
      isRetryable: false,
    },
    {
      error: new LinkedInQuotaError(PATH, 1_000),
      name: 'LinkedInQuotaError',
      code: 'LINKEDIN_QUOTA',
      message: 'LinkedIn quota exhausted: /v2/learningAssets',
      isRetryable: false,
    },
    {
      error: new LinkedInOverloadError(PATH, 1_000),
      name: 'LinkedInOverloadError',
      code: 'LINKEDIN_OVERLOAD',
      message: 'Too many requests wait for LinkedIn: /v2/learningAssets',
      isRetryable: false,
    },
    {
      error: new LinkedInResponseError(PATH, 'is not a JSON object'),
      name: 'LinkedInResponseError',
      code: 'LINKEDIN_RESPONSE',
      message: "LinkedIn's response is not a JSON object: /v2/learningAssets",
      isRetryable: false,
    },
    {
      error: new LinkedInSizeError(PATH),
      name: 'LinkedInSizeError',
      code: 'LINKEDIN_SIZE',
      message: "LinkedIn's response is too large: /v2/learningAssets",
      isRetryable: false,
    },
    {
      error: new LinkedInPermissionError(PATH, 'details.level'),
      name: 'LinkedInPermissionError',
      code: 'LINKEDIN_PERMISSION',
      message:
        'LinkedIn does not permit this application to read details.level: /v2/learningAssets',
      isRetryable: false,
    },
    {
      error: new LinkedInEncodingError(PATH),
      name: 'LinkedInEncodingError',
      code: 'LINKEDIN_ENCODING',
      message: "LinkedIn's response has a content coding that cannot be read: /v2/learningAssets",
      isRetryable: false,
    },
    {
      error: new AccessTokenError('CLIENT_ID_INVALID', 400, 'Check the client id.'),
      name: 'AccessTokenError',
      code: 'LINKEDIN_ACCESS_TOKEN',
      message:
        'LinkedIn granted no access token (CLIENT_ID_INVALID, status 400). Check the client id.',
      isRetryable: false,
    },
  ])('has the code $code as $name', ({ error, ...expected }) => {
    const { name, code, message, isRetryable } = error

    expect({ name, code, message, isRetryable }).toEqual(expected)
  })

  it('keeps its cause', () => {
    const cause = new Error('socket hang up')

    expect(new LinkedInNetworkError(PATH, { cause }).cause).toBe(cause)
  })
})

describe('LinkedInTimeoutError', () => {
  it.each([
    { phase: 'connect', isRetryable: true },
    { phase: 'first byte', isRetryable: false },
    { phase: 'body', isRetryable: false },
    { phase: 'operation', isRetryable: false },
  ] as const)('has isRetryable $isRetryable for $phase', ({ phase, isRetryable }) => {
    expect(new LinkedInTimeoutError(PATH, phase).isRetryable).toBe(isRetryable)
  })
})

describe('LinkedInStatusError', () => {
  it.each([
    { status: 302, isRetryable: false },
    { status: 400, isRetryable: false },
    { status: 401, isRetryable: false },
    { status: 404, isRetryable: false },
    { status: 429, isRetryable: false },
    { status: 499, isRetryable: false },
    { status: 500, isRetryable: true },
    { status: 504, isRetryable: true },
  ])('has isRetryable $isRetryable for $status', ({ status, isRetryable }) => {
    expect(new LinkedInStatusError(PATH, { status }).isRetryable).toBe(isRetryable)
  })
})

describe('isOutage', () => {
  it.each([
    { description: 'no connection', error: new LinkedInNetworkError(PATH) },
    { description: 'a timeout', error: new LinkedInTimeoutError(PATH, 'body') },
    { description: 'a body of another shape', error: new LinkedInResponseError(PATH, 'is wrong') },
    { description: 'a body over the size limit', error: new LinkedInSizeError(PATH) },
    { description: 'an unreadable content coding', error: new LinkedInEncodingError(PATH) },
    { description: 'an exhausted quota', error: new LinkedInQuotaError(PATH, 1_000) },
    { description: 'an overload', error: new LinkedInOverloadError(PATH, 1_000) },
    { description: 'no access token', error: new AccessTokenError('CLIENT_ID_INVALID', 400, '') },
  ])('is true for $description', ({ error }) => {
    expect(isOutage(error)).toBe(true)
  })

  it.each<{ description: string; refusal: LinkedInRefusal; expected: boolean }>([
    { description: 'an internal error', refusal: { status: 500 }, expected: true },
    { description: 'a redirect, as of a proxy', refusal: { status: 302 }, expected: true },
    {
      description: 'an expired token',
      refusal: { status: 401, refusalCode: 'EXPIRED_ACCESS_TOKEN' },
      expected: true,
    },
    {
      description: 'a rate limit',
      refusal: { status: 429, serviceErrorCode: 101 },
      expected: true,
    },
    { description: "a proxy's 403, without a code", refusal: { status: 403 }, expected: true },
    {
      description: "LinkedIn's 403, with a code",
      refusal: { status: 403, refusalCode: 'ACCESS_DENIED' },
      expected: false,
    },
    {
      description: 'a 400 with a service error code',
      refusal: { status: 400, serviceErrorCode: 100 },
      expected: false,
    },
  ])('is $expected for $description', ({ refusal, expected }) => {
    expect(isOutage(new LinkedInStatusError(PATH, refusal))).toBe(expected)
  })

  it('is false for an error of this program', () => {
    expect(isOutage(new TypeError('x is not a function'))).toBe(false)
  })
})
