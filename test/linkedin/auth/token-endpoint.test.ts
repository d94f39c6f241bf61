import { inspect } from 'node:util'
import { Agent } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import { requestAccessToken } from '../../../src/linkedin/auth/token-endpoint.ts'
import { LinkedInNetworkError, LinkedInTimeoutError } from '../../../src/linkedin/errors.ts'
import { startBrokenLinkedIn } from '../../support/broken-linkedin.ts'
import { type FakeAnswer, startFakeLinkedIn } from '../../support/fake-linkedin.ts'

const CREDENTIALS = { clientId: 'CANARY-ID', clientSecret: 'CANARY+SECRET/&=% é' }
const DAY = 24 * 60 * 60

function createDispatcher() {
  const dispatcher = new Agent()
  onTestFinished(() => dispatcher.destroy())
  return dispatcher
}

/** Requests tokens of a fake LinkedIn, which grants as it is told. */
async function createSubject(answer: FakeAnswer) {
  const linkedIn = await startFakeLinkedIn()
  onTestFinished(() => linkedIn.close())
  linkedIn.grants(answer)
  const dispatcher = createDispatcher()
  const { tokenUrl } = linkedIn.config
  return {
    linkedIn,
    request: () =>
      requestAccessToken({ ...CREDENTIALS, tokenUrl }, { dispatcher, timeoutMs: 5_000 }),
  }
}

async function lifetimeOf(expiresIn: string) {
  const { request } = await createSubject({
    body: `{"access_token":"AQV8","expires_in":${expiresIn}}`,
  })
  return (await request()).lifetimeSeconds
}

describe('requestAccessToken', () => {
  it('sends what is documented, in the body and not in the address', async () => {
    const { request, linkedIn } = await createSubject({
      body: { access_token: 'AQXt', expires_in: 7775999 },
    })

    expect(await request()).toEqual({ value: 'AQXt', lifetimeSeconds: 7_775_999 })

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
    { description: 'the text of the generic document', expiresIn: '"1800"', seconds: 1_800 },
    {
      description: 'the number of the Learning document',
      expiresIn: '7775999',
      seconds: 7_775_999,
    },
    { description: 'text between spaces', expiresIn: '" 1800 "', seconds: 1_800 },
    { description: 'an hour', expiresIn: '3600', seconds: 3_600 },
    { description: 'zero: a minute', expiresIn: '0', seconds: 60 },
    { description: 'a negative number: a minute', expiresIn: '-1', seconds: 60 },
    { description: 'less than a second: a minute', expiresIn: '0.5', seconds: 60 },
    { description: 'zero as text: a minute', expiresIn: '"0"', seconds: 60 },
    { description: 'too long: 90 days', expiresIn: '1e15', seconds: 90 * DAY },
    { description: 'too long as text: 90 days', expiresIn: '"99999999999"', seconds: 90 * DAY },
    { description: 'no finite number: half an hour', expiresIn: '1e400', seconds: 1_800 },
    { description: 'null: half an hour', expiresIn: 'null', seconds: 1_800 },
    { description: 'a word: half an hour', expiresIn: '"soon"', seconds: 1_800 },
    { description: 'an empty text: half an hour', expiresIn: '""', seconds: 1_800 },
    { description: 'a truth: half an hour', expiresIn: 'true', seconds: 1_800 },
    { description: 'a list: half an hour', expiresIn: '[1800]', seconds: 1_800 },
    { description: 'an unsound text: half an hour', expiresIn: '"1e9"', seconds: 1_800 },
  ])('reads a life of $description', async ({ expiresIn, seconds }) => {
    expect(await lifetimeOf(expiresIn)).toBe(seconds)
  })

  it('takes half an hour where LinkedIn does not say', async () => {
    const { request } = await createSubject({ body: { access_token: 'AQV8' } })

    expect(await request()).toEqual({ value: 'AQV8', lifetimeSeconds: 1_800 })
  })

  it.each([
    { description: 'no token', body: { expires_in: 1800 } },
    { description: 'an empty token', body: { access_token: '', expires_in: 1800 } },
    { description: 'a token of a wrong type', body: { access_token: 7, expires_in: 1800 } },
    { description: 'a token that no header can hold', body: { access_token: 'A\r\nX: y' } },
    { description: 'a token with a space', body: { access_token: 'A B' } },
    { description: 'a token that is not ASCII', body: { access_token: 'é' } },
    {
      description: 'a number that JSON does not have',
      body: '{"access_token":"A","expires_in":NaN}',
    },
    { description: 'null', body: 'null' },
    { description: 'a list', body: '[]' },
    { description: 'nothing', body: '' },
    { description: 'a page of HTML', body: '<html>Sign in</html>' },
    {
      description: 'a redirect',
      status: 302,
      headers: { location: 'http://127.0.0.1:1' },
      body: '',
    },
  ])('refuses an answer with $description', async ({ description: _, ...answer }) => {
    const { request, linkedIn } = await createSubject(answer)

    await expect(request()).rejects.toMatchObject({ refusal: 'UNDOCUMENTED_ANSWER' })
    expect(linkedIn.tokenRequests).toHaveLength(1)
  })

  it('refuses a token that comes with another status', async () => {
    const { request } = await createSubject({ status: 500, body: { access_token: 'AQV8' } })

    await expect(request()).rejects.toMatchObject({ refusal: 'TOKEN_ENDPOINT_UNAVAILABLE' })
  })

  it('follows no redirect with the secret', async () => {
    const other = await startFakeLinkedIn()
    onTestFinished(() => other.close())
    const { request } = await createSubject({
      status: 307,
      headers: { location: other.config.tokenUrl },
      body: '',
    })

    await expect(request()).rejects.toMatchObject({ status: 307 })
    expect(other.tokenRequests).toEqual([])
  })

  it.each([
    { description: 'hangs up', onRequest: 'hang up', error: LinkedInNetworkError },
    { description: 'does not answer', onRequest: 'hang', error: LinkedInTimeoutError },
  ])('fails where the token endpoint $description, without the secret', async (row) => {
    const broken = await startBrokenLinkedIn((socket) => {
      if (row.onRequest === 'hang up') socket.resetAndDestroy()
    })
    onTestFinished(() => broken.close())

    const error = await requestAccessToken(
      { ...CREDENTIALS, tokenUrl: `${broken.apiUrl}/oauth/v2/accessToken` },
      { dispatcher: createDispatcher(), timeoutMs: 50 },
    ).catch((caught: unknown) => caught)

    expect(error).toBeInstanceOf(row.error)
    expect(error).toMatchObject({ cause: expect.any(Error) })
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('CANARY')
  })

  it('fails without the secret where it is refused', async () => {
    const { request } = await createSubject({
      status: 401,
      body: { error: 'invalid_client_id', error_description: 'Client authentication failed' },
    })

    const error = await request().catch((caught: unknown) => caught)

    expect(error).toMatchObject({ refusal: 'CLIENT_AUTHENTICATION_FAILED', status: 401 })
    expect(inspect(error, { depth: null, showHidden: true })).not.toContain('CANARY')
  })
})
