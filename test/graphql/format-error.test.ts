import { GraphQLError } from 'graphql'
import { describe, expect, it } from 'vitest'
import {
  CallBudgetError,
  InvalidArgumentError,
  UnauthenticatedError,
} from '../../src/graphql/errors.ts'
import { formatError, isClientError } from '../../src/graphql/format-error.ts'
import {
  AccessTokenError,
  LinkedInNetworkError,
  LinkedInOverloadError,
  LinkedInQuotaError,
  LinkedInTimeoutError,
} from '../../src/linkedin/errors.ts'

/** An error as graphql-js wraps it, where a resolver throws it. */
function locate(originalError: Error): GraphQLError {
  return new GraphQLError(originalError.message, { originalError, path: ['a'] })
}

describe('formatError', () => {
  const format = (error: unknown) =>
    formatError({ message: 'hunter2', path: ['a'], extensions: { hunter: 2 } }, error)

  it.each([
    new Error('db password=hunter2'),
    locate(new TypeError('hunter2')),
    new GraphQLError('unknown code hunter2', { extensions: { code: 'SOMETHING_ELSE' } }),
    new GraphQLError('no code hunter2'),
    Object.assign(new Error('hunter2'), { extensions: { code: 'BAD_USER_INPUT' } }),
    'a string, hunter2',
    undefined,
  ])('masks an unknown error: %s', (error) => {
    expect(format(error)).toEqual({
      message: 'Internal server error',
      path: ['a'],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    })
    expect(isClientError(error)).toBe(false)
  })

  it.each([
    {
      error: new InvalidArgumentError('first', 'Too many'),
      message: 'Too many',
      extensions: { code: 'BAD_USER_INPUT', argumentName: 'first' },
    },
    {
      error: new CallBudgetError(3),
      message: expect.stringContaining('more than 3 calls'),
      extensions: { code: 'CALL_BUDGET_EXCEEDED' },
    },
    {
      // The HTTP status is not part of the extensions that clients get.
      error: new UnauthenticatedError('_sdl'),
      message: expect.stringContaining('"_sdl"'),
      extensions: { code: 'UNAUTHENTICATED' },
    },
  ])('gives $error.name as it is', ({ error, message, extensions }) => {
    expect(format(locate(error))).toEqual({ message, path: ['a'], extensions })
    expect(isClientError(locate(error))).toBe(true)
  })

  it('gives an overload a time to retry after', () => {
    expect(format(locate(new LinkedInOverloadError('/v2/hunter2', 4_200)))).toMatchObject({
      message: 'Too many requests are waiting for LinkedIn.',
      extensions: { code: 'UPSTREAM_OVERLOADED', retryAfterSeconds: 5 },
    })
  })

  it('gives a failure of LinkedIn by its code, without its message', () => {
    const error = locate(new LinkedInQuotaError('/v2/hunter2', 1_500))

    expect(format(error)).toEqual({
      message: 'No more requests can be made to LinkedIn for now.',
      path: ['a'],
      extensions: { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 2 },
    })
    expect(isClientError(error)).toBe(false)
  })

  it.each([
    {
      description: 'refuses the credentials',
      error: new AccessTokenError('CLIENT_AUTHENTICATION_FAILED', 401, 'hunter2'),
      extensions: { code: 'UPSTREAM_UNAUTHORIZED' },
    },
    {
      description: 'gives no token',
      error: new AccessTokenError('UNDOCUMENTED_ANSWER', 200, 'hunter2'),
      extensions: { code: 'UPSTREAM_UNAUTHORIZED' },
    },
    {
      description: 'is not asked, for want of credentials',
      error: new AccessTokenError('CREDENTIALS_UNREADABLE', null, 'hunter2'),
      extensions: { code: 'UPSTREAM_UNAUTHORIZED' },
    },
    {
      description: 'limits the rate',
      error: new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 429, 'hunter2'),
      extensions: { code: 'UPSTREAM_RATE_LIMITED', retryAfterSeconds: 5 },
    },
    {
      description: 'is unavailable',
      error: new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 503, 'hunter2'),
      extensions: { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 5 },
    },
    {
      description: 'cannot be reached',
      error: withoutResponse(new LinkedInNetworkError('hunter2')),
      extensions: { code: 'UPSTREAM_UNAVAILABLE', retryAfterSeconds: 5 },
    },
    {
      description: 'does not respond in time',
      error: withoutResponse(new LinkedInTimeoutError('hunter2', 'first byte')),
      extensions: { code: 'UPSTREAM_TIMEOUT', retryAfterSeconds: 5 },
    },
  ])('says why there is no token where the endpoint $description', ({ error, extensions }) => {
    const formatted = format(locate(error.withRetryAfter(4_200)))

    expect(formatted.extensions).toEqual(extensions)
    expect(formatted.message).not.toContain('hunter2')
  })
})

function withoutResponse(cause: Error) {
  return new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', null, '', { cause })
}
