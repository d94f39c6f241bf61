import { describe, expect, it } from 'vitest'
import { mintPauseMs } from '../../../src/linkedin/auth/access-token.ts'
import { AccessTokenError } from '../../../src/linkedin/auth/token-endpoint.ts'
import { LinkedInTimeoutError } from '../../../src/linkedin/errors.ts'

describe('mintPauseMs', () => {
  it.each([
    { description: 'refused credentials', refusal: 'CLIENT_AUTHENTICATION_FAILED', status: 401 },
    { description: 'a throttled endpoint', refusal: 'TOKEN_ENDPOINT_UNAVAILABLE', status: 429 },
  ] as const)('is half a minute after $description, however often', ({ refusal, status }) => {
    const error = new AccessTokenError(refusal, status, '')

    expect([1, 2, 9].map((failures) => mintPauseMs(error, failures))).toEqual([
      30_000, 30_000, 30_000,
    ])
  })

  it.each([
    new LinkedInTimeoutError('access token'),
    new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 503, ''),
    new AccessTokenError('UNDOCUMENTED_ANSWER', 200, ''),
  ])('lets one request try three times after "$message", then doubles', (error) => {
    const pauses = [1, 2, 3, 4, 5, 8, 99].map((failures) => mintPauseMs(error, failures))

    expect(pauses).toEqual([0, 0, 1_000, 2_000, 4_000, 30_000, 30_000])
  })
})
