import { describe, expect, it } from 'vitest'
import {
  LinkedInNetworkError,
  LinkedInResponseError,
  LinkedInStatusError,
  LinkedInTimeoutError,
} from '../../src/linkedin/errors.ts'

const PATH = '/v2/learningAssets'
const cause = new Error('socket hang up')

const ERRORS = [
  {
    error: new LinkedInNetworkError(PATH, { cause }),
    name: 'LinkedInNetworkError',
    code: 'LINKEDIN_NETWORK',
    message: 'LinkedIn could not be reached: /v2/learningAssets',
    isRetryable: true,
  },
  {
    error: new LinkedInTimeoutError(PATH, { cause }),
    name: 'LinkedInTimeoutError',
    code: 'LINKEDIN_TIMEOUT',
    message: 'LinkedIn did not answer in time: /v2/learningAssets',
    isRetryable: true,
  },
  {
    error: new LinkedInStatusError(PATH, { status: 503 }, { cause }),
    name: 'LinkedInStatusError',
    code: 'LINKEDIN_STATUS',
    message: 'LinkedIn answered 503: /v2/learningAssets',
    isRetryable: true,
  },
  {
    error: new LinkedInResponseError(PATH, 'is too large', { cause }),
    name: 'LinkedInResponseError',
    code: 'LINKEDIN_RESPONSE',
    message: "LinkedIn's answer is too large: /v2/learningAssets",
    isRetryable: false,
  },
]

describe('LinkedInError', () => {
  it.each(ERRORS)('is told by $name', ({ error, ...expected }) => {
    const { name, code, message, isRetryable } = error

    expect({ name, code, message, isRetryable }).toEqual(expected)
    expect(error.cause).toBe(cause)
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
  ])('knows whether asking again after $status may succeed', ({ status, isRetryable }) => {
    expect(new LinkedInStatusError(PATH, { status }).isRetryable).toBe(isRetryable)
  })
})
