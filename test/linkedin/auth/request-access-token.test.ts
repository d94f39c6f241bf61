import type { Socket } from 'node:net'
import { inspect } from 'node:util'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import { Agent } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import { requestAccessToken } from '../../../src/linkedin/auth/request-access-token.ts'
import { AccessTokenError, LinkedInEncodingError } from '../../../src/linkedin/errors.ts'
import {
  type FakeAnswer,
  startBrokenLinkedIn,
  startFakeLinkedIn,
} from '../../support/fake-linkedin.ts'
import { TIMEOUTS } from '../../support/timeouts.ts'

const CREDENTIALS = { clientId: 'CANARY-ID', clientSecret: 'CANARY+SECRET/&=% é' }
const NOW_MS = Date.UTC(2026, 10, 21, 12)
const DAY_SECONDS = 24 * 60 * 60

function createDispatcher() {
  const dispatcher = new Agent()
  onTestFinished(() => dispatcher.destroy())
  return dispatcher
}

/** Requests for access tokens to a fake token endpoint, and the fake. */
async function createSubject(response: FakeAnswer) {
  const linkedIn = await startFakeLinkedIn()
  onTestFinished(() => linkedIn.close())
  linkedIn.grants(response)
  const dispatcher = createDispatcher()
  const { tokenUrl } = linkedIn.config
  return {
    linkedIn,
    requestToken: () =>
      requestAccessToken(CREDENTIALS, { tokenUrl, dispatcher, ...TIMEOUTS, now: () => NOW_MS }),
  }
}

/** The error that this response of the token endpoint leads to. */
async function refusalOf(response: FakeAnswer): Promise<AccessTokenError> {
  const { requestToken } = await createSubject(response)
  const error = await requestToken().catch((caught: unknown) => caught)
  if (!(error instanceof AccessTokenError)) throw new Error('No AccessTokenError', { cause: error })
  return error
}

describe('requestAccessToken', () => {
  it.each([
    { coding: 'gzip', compress: gzipSync },
    { coding: 'br', compress: brotliCompressSync },
  ])('reads a token that is sent as $coding', async ({ coding, compress }) => {
    const { requestToken, linkedIn } = await createSubject({
      headers: { 'content-encoding': coding },
      body: compress('{"access_token":"AQXt","expires_in":7775999}'),
    })

    expect(await requestToken()).toEqual({ value: 'AQXt', lifetimeSeconds: 7_775_999 })
    expect(linkedIn.tokenRequests[0]?.headers['accept-encoding']).toBe('gzip, br')
  })

  it('reads why a token is refused from a compressed body', async () => {
    const error = await refusalOf({
      status: 400,
      headers: { 'content-encoding': 'gzip' },
      body: gzipSync('{"error":"invalid_client_id","error_description":"x"}'),
    })

    expect(error.refusal).toBe('CLIENT_ID_INVALID')
  })

  it.each(['gzip', 'deflate', 'br, gzip'])(
    'takes no token from a body that is not %s',
    async (coding) => {
      const { requestToken } = await createSubject({
        headers: { 'content-encoding': coding },
        body: { access_token: 'CANARY-TOKEN', expires_in: 7775999 },
      })

      await expect(requestToken()).rejects.toMatchObject({
        refusal: 'TOKEN_ENDPOINT_UNAVAILABLE',
        cause: new LinkedInEncodingError('access token'),
      })
    },
  )

  it('sends the documented parameters, in the body and not in the URL', async () => {
    const { requestToken, linkedIn } = await createSubject({
      body: { access_token: 'AQXt', expires_in: 7775999 },
    })

    expect(await requestToken()).toEqual({ value: 'AQXt', lifetimeSeconds: 7_775_999 })

    const [received] = linkedIn.tokenRequests
    expect(linkedIn.tokenRequests).toHaveLength(1)
    expect(received).toMatchObject({
      method: 'POST',
      target: '/oauth/v2/accessToken',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect([...new URLSearchParams(received?.body)]).toEqual([
      ['grant_type', 'client_credentials'],
      ['client_id', CREDENTIALS.clientId],
      ['client_secret', CREDENTIALS.clientSecret],
    ])
    expect(received?.headers).toHaveProperty('content-length')
    expect(inspect(received?.headers)).not.toContain('CANARY')
  })

  it.each([
    { description: 'the string of the generic document', expiresIn: '"1800"', seconds: 1_800 },
    {
      description: 'the number of the Learning document',
      expiresIn: '7775999',
      seconds: 7_775_999,
    },
    { description: 'a string with spaces', expiresIn: '" 1800 "', seconds: 1_800 },
    { description: 'an hour', expiresIn: '3600', seconds: 3_600 },
    { description: 'zero: a minute', expiresIn: '0', seconds: 60 },
    { description: 'a negative number: a minute', expiresIn: '-1', seconds: 60 },
    { description: 'less than a second: a minute', expiresIn: '0.5', seconds: 60 },
    { description: 'zero as a string: a minute', expiresIn: '"0"', seconds: 60 },
    { description: 'over 90 days: 90 days', expiresIn: '1e15', seconds: 90 * DAY_SECONDS },
    {
      description: 'over 90 days as a string: 90 days',
      expiresIn: '"99999999999"',
      seconds: 90 * DAY_SECONDS,
    },
    { description: 'no finite number: half an hour', expiresIn: '1e400', seconds: 1_800 },
    { description: 'null: half an hour', expiresIn: 'null', seconds: 1_800 },
    { description: 'a word: half an hour', expiresIn: '"soon"', seconds: 1_800 },
    { description: 'an empty string: half an hour', expiresIn: '""', seconds: 1_800 },
    { description: 'a boolean: half an hour', expiresIn: 'true', seconds: 1_800 },
    { description: 'a list: half an hour', expiresIn: '[1800]', seconds: 1_800 },
    { description: 'an exponent as a string: half an hour', expiresIn: '"1e9"', seconds: 1_800 },
  ])('reads a lifetime of $description', async ({ expiresIn, seconds }) => {
    const { requestToken } = await createSubject({
      body: `{"access_token":"AQV8","expires_in":${expiresIn}}`,
    })

    expect(await requestToken()).toEqual({ value: 'AQV8', lifetimeSeconds: seconds })
  })

  it('assumes half an hour without a lifetime', async () => {
    const { requestToken } = await createSubject({ body: { access_token: 'AQV8' } })

    expect(await requestToken()).toEqual({ value: 'AQV8', lifetimeSeconds: 1_800 })
  })

  it.each([500, 1_000, 2_000, 8_192])('reads a token of %i characters', async (length) => {
    const { requestToken } = await createSubject({ body: { access_token: 'A'.repeat(length) } })

    expect((await requestToken()).value).toHaveLength(length)
  })

  it.each([
    { description: 'seconds', retryAfter: '120' },
    { description: 'a date', retryAfter: 'Sat, 21 Nov 2026 12:02:00 GMT' },
  ])('reads the Retry-After of a refusal: $description', async ({ retryAfter }) => {
    const error = await refusalOf({ status: 429, headers: { 'retry-after': retryAfter }, body: '' })

    expect(error.retryAfterMs).toBe(120_000)
  })

  it('follows no redirect with the secret', async () => {
    const other = await startFakeLinkedIn()
    onTestFinished(() => other.close())

    const error = await refusalOf({
      status: 307,
      headers: { location: other.config.tokenUrl },
      body: '',
    })

    expect(error.status).toBe(307)
    expect(other.tokenRequests).toEqual([])
  })

  it.each<{
    description: string
    onRequest?: (socket: Socket) => void
    scheme?: string
    limits: Partial<typeof TIMEOUTS>
    expected: object
  }>([
    {
      description: 'resets the connection',
      onRequest: (socket) => socket.resetAndDestroy(),
      limits: {},
      expected: { name: 'LinkedInNetworkError', cause: expect.any(Error) },
    },
    {
      description: 'leaves a TLS handshake unanswered',
      scheme: 'https:',
      limits: { connectTimeoutMs: 50 },
      expected: { name: 'LinkedInTimeoutError', phase: 'connect' },
    },
    {
      description: 'does not respond',
      limits: { firstByteTimeoutMs: 50 },
      expected: { name: 'LinkedInTimeoutError', phase: 'first byte' },
    },
    {
      description: 'does not end its response',
      onRequest: (socket) => void socket.write('HTTP/1.1 200 OK\r\n\r\n{'),
      limits: { bodyTimeoutMs: 50 },
      expected: { name: 'LinkedInTimeoutError', phase: 'body' },
    },
  ])('fails without the secret where the endpoint $description', async (row) => {
    const broken = await startBrokenLinkedIn(row.onRequest ?? (() => {}))
    onTestFinished(() => broken.close())
    const url = new URL('/oauth/v2/accessToken', broken.apiUrl)
    url.protocol = row.scheme ?? url.protocol

    const error = await requestAccessToken(CREDENTIALS, {
      tokenUrl: url.href,
      dispatcher: createDispatcher(),
      ...TIMEOUTS,
      ...row.limits,
      now: () => NOW_MS,
    }).catch((caught: unknown) => caught)

    expect(error).toMatchObject({
      refusal: 'TOKEN_ENDPOINT_UNAVAILABLE',
      status: null,
      isRefusal: false,
      isRetryable: false,
      cause: row.expected,
    })
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('CANARY')
  })
})

/** The six rows of LinkedIn's table of errors, two spellings that its clients report, and RFC 6749's. */
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
    description: 'The passed in client_id is invalid "CANARY-ID"',
    refusal: 'CLIENT_ID_INVALID',
  },
  {
    status: 400,
    error: 'invalid_client_id',
    description: 'The passed in client id is invalid "CANARY-ID"',
    refusal: 'CLIENT_ID_INVALID',
  },
  {
    status: 400,
    error: 'invalid_client',
    description: 'Client authentication failed',
    refusal: 'CLIENT_AUTHENTICATION_FAILED',
  },
]

describe('a refusal of the token endpoint', () => {
  it.each(DOCUMENTED)('is $refusal for $status $error "$description"', async (row) => {
    const { status, error, description, refusal } = row

    const found = await refusalOf({ status, body: { error, error_description: description } })

    expect(found).toMatchObject({ refusal, status, isRefusal: true, isRetryable: false })
    // The descriptions repeat what was sent.
    expect(inspect(found, { depth: null, showHidden: true })).not.toContain('CANARY')
  })

  it.each([
    { description: 'status 400 without a body', status: 400, body: '' },
    { description: 'status 401 with an empty object', status: 401, body: {} },
    {
      description: 'a documented error with another status',
      status: 403,
      body: { error: 'access_denied' },
    },
    {
      description: 'another missing parameter',
      status: 400,
      body: {
        error: 'invalid_request',
        error_description: 'A required parameter "code" is missing',
      },
    },
    {
      description: 'an error of a wrong type',
      status: 400,
      body: { error: ['invalid_client_id'], error_description: 1 },
    },
    { description: 'a redirect', status: 302, body: '' },
    { description: 'no token', status: 200, body: { expires_in: 1800 } },
    { description: 'an empty token', status: 200, body: { access_token: '' } },
    { description: 'a token of a wrong type', status: 200, body: { access_token: 7 } },
    { description: 'a token with a line break', status: 200, body: { access_token: 'A\r\nX: y' } },
    { description: 'a token with a space', status: 200, body: { access_token: 'A B' } },
    { description: 'a token that is not ASCII', status: 200, body: { access_token: 'é' } },
    { description: 'a token over 8 KiB', status: 200, body: { access_token: 'A'.repeat(8_193) } },
    { description: 'invalid JSON', status: 200, body: '{"access_token":"A","expires_in":NaN}' },
    { description: 'null', status: 200, body: 'null' },
    { description: 'a list', status: 200, body: '[]' },
    { description: 'an empty body', status: 200, body: '' },
    { description: 'HTML', status: 200, body: '<html>Sign in</html>' },
  ])('is UNDOCUMENTED_ANSWER for $description', async ({ description: _, ...response }) => {
    expect(await refusalOf(response)).toMatchObject({
      refusal: 'UNDOCUMENTED_ANSWER',
      status: response.status,
      isRefusal: response.status >= 400,
      isRetryable: false,
    })
  })

  it.each([
    { description: 'a rate limit', status: 429, body: { error: 'throttled' } },
    { description: 'an internal error', status: 500, body: '' },
    { description: 'a token with status 500', status: 500, body: { access_token: 'AQV8' } },
    { description: 'maintenance', status: 503, body: '<html>Service Unavailable</html>' },
  ])('is TOKEN_ENDPOINT_UNAVAILABLE for $description', async ({ description: _, ...response }) => {
    expect(await refusalOf(response)).toMatchObject({
      refusal: 'TOKEN_ENDPOINT_UNAVAILABLE',
      status: response.status,
      isRefusal: response.status === 429,
      isRetryable: false,
    })
  })

  it('has a resolution for each cause, which names no environment variable', async () => {
    const responses = DOCUMENTED.map(({ status, error, description }) => ({
      status,
      body: { error, error_description: description },
    }))
    const errors = await Promise.all(
      [...responses, { status: 400, body: {} }, { status: 503, body: '' }].map(refusalOf),
    )

    // A program that embeds the client sets no variables.
    for (const { resolution } of errors) expect(resolution).toMatch(/^[A-Z](?!.*[A-Z]_[A-Z]).*\.$/)
    expect(new Set(errors.map(({ refusal }) => refusal)).size).toBe(8)
    expect(new Set(errors.map(({ resolution }) => resolution)).size).toBe(8)
  })
})
