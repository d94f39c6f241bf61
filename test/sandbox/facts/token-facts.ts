import { expect } from 'vitest'
import { UNAPPROVED_APPLICATION } from '../../../src/sandbox/oauth/applications.ts'
import { type Fact, PAGES } from './fact.ts'

const GRANT = { grant_type: 'client_credentials' }
const ID = { client_id: '86sandboxlearn' }
const SECRET = { client_secret: 'sandbox-secret' }

interface Refusal {
  readonly number: string
  readonly cause: string
  readonly source?: string
  readonly grade?: Fact['grade']
  readonly form: Record<string, string>
  readonly status: number
  readonly error: string
  readonly description: string
}

/** A row of the page's table of errors. */
function refusal({
  number,
  cause,
  form,
  status,
  error,
  description,
  ...provenance
}: Refusal): Fact {
  return {
    source: PAGES.clientCredentials,
    grade: 'documented',
    ...provenance,
    number,
    fact: `${cause} is answered with ${status} ${error}`,
    check: async ({ requestToken }) => {
      const response = await requestToken(form)

      expect(response.status).toBe(status)
      expect(await response.json()).toEqual({ error, error_description: description })
    },
  }
}

/** 1.1 the request, 1.2 the answer, 1.3 the errors of the token endpoint. */
export const TOKEN_FACTS: readonly Fact[] = [
  {
    number: '1.1.1',
    fact: 'the token request is a POST with a form of three fields',
    source: PAGES.authentication,
    grade: 'documented',
    check: async ({ sandbox }) => {
      const body = new URLSearchParams({ ...GRANT, ...ID, ...SECRET })
      const post = await fetch(sandbox.tokenUrl, { method: 'POST', body })
      const get = await fetch(`${sandbox.tokenUrl}?${body}`)

      expect([post.status, get.status]).toEqual([200, 405])
    },
  },
  {
    number: '1.1.2',
    fact: 'the path of the token endpoint is /oauth/v2/accessToken',
    source: PAGES.authentication,
    grade: 'documented',
    check: async ({ sandbox }) => {
      expect(new URL(sandbox.tokenUrl).pathname).toBe('/oauth/v2/accessToken')
    },
  },
  {
    number: '1.1.3',
    fact: 'the content type is application/x-www-form-urlencoded',
    source: PAGES.clientCredentials,
    grade: 'documented',
    check: async ({ sandbox }) => {
      const response = await fetch(sandbox.tokenUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...GRANT, ...ID, ...SECRET }),
      })

      expect(response.status).toBe(400)
    },
  },
  {
    number: '1.1.4',
    fact: 'parameters in the query string are forbidden, and not read',
    source: PAGES.clientCredentials,
    grade: 'documented',
    options: {},
    check: async ({ sandbox }) => {
      const query = new URLSearchParams({ ...GRANT, ...ID, ...SECRET })
      const response = await fetch(`${sandbox.tokenUrl}?${query}`, { method: 'POST' })

      expect(response.status).toBe(400)
      expect(sandbox.calls[0]?.query).toContain('client_secret=[redacted]')
    },
  },
  {
    number: '1.1.5',
    fact: 'parameters in the query string of a POST are read',
    source: 'three clients',
    grade: 'assumed',
    options: { assumptions: { tokenParametersInQuery: true } },
    check: async ({ sandbox }) => {
      const query = new URLSearchParams({ ...GRANT, ...ID, ...SECRET })

      expect((await fetch(`${sandbox.tokenUrl}?${query}`, { method: 'POST' })).status).toBe(200)
    },
  },
  {
    number: '1.2.1',
    fact: 'the answer has exactly access_token and expires_in, the number 7775999',
    source: PAGES.authentication,
    grade: 'documented',
    check: async ({ requestToken }) => {
      const response = await requestToken()

      expect(response.headers.get('content-type')).toMatch(/^application\/json/)
      expect(await response.json()).toEqual({
        access_token: expect.stringMatching(/^AQX[\w-]{80,}$/),
        expires_in: 7_775_999,
      })
    },
  },
  {
    number: '1.2.2',
    fact: 'expires_in may be a string',
    source: PAGES.clientCredentials,
    grade: 'documented',
    options: { tokenLifetime: '1800' },
    check: async ({ requestToken }) => {
      expect(await (await requestToken()).json()).toMatchObject({ expires_in: '1800' })
    },
  },
  {
    number: '1.2.3',
    fact: 'a new token leaves older ones valid',
    source: 'no source for application tokens',
    grade: 'assumed',
    check: async ({ get, token, requestToken }) => {
      await token()
      await requestToken()

      expect((await get('/v2/jobs')).status).toBe(200)
    },
  },
  {
    number: '1.2.4',
    fact: 'the answer has a Date, from which clients compute the expiry',
    source: 'one client',
    grade: 'client',
    options: { now: () => Date.UTC(2026, 0, 1) },
    check: async ({ requestToken }) => {
      const response = await requestToken()

      expect(response.headers.get('date')).toBe('Thu, 01 Jan 2026 00:00:00 GMT')
    },
  },
  refusal({
    number: '1.3.1',
    cause: 'a wrong secret',
    form: { ...GRANT, ...ID, client_secret: 'wrong' },
    status: 401,
    error: 'invalid_client_id',
    description: 'Client authentication failed',
  }),
  {
    ...refusal({
      number: '1.3.2',
      cause: 'a wrong secret, as some clients observe,',
      source: 'one client',
      grade: 'assumed',
      form: { ...GRANT, ...ID, client_secret: 'wrong' },
      status: 401,
      error: 'invalid_client',
      description: 'Client authentication failed',
    }),
    options: { assumptions: { badSecretError: 'invalid_client' } },
  },
  refusal({
    number: '1.3.3',
    cause: 'an application that is not approved for application tokens',
    form: {
      ...GRANT,
      client_id: UNAPPROVED_APPLICATION.clientId,
      client_secret: UNAPPROVED_APPLICATION.clientSecret,
    },
    status: 401,
    error: 'access_denied',
    description: 'This application is not allowed to create application tokens',
  }),
  ...[
    { number: '1.3.4', name: 'grant_type', form: { ...ID, ...SECRET } },
    { number: '1.3.5', name: 'client_id', form: { ...GRANT, ...SECRET } },
    { number: '1.3.6', name: 'client_secret', form: { ...GRANT, ...ID } },
  ].map(({ number, name, form }) =>
    refusal({
      number,
      cause: `a missing ${name}`,
      form,
      status: 400,
      error: 'invalid_request',
      description: `A required parameter "${name}" is missing`,
    }),
  ),
  refusal({
    number: '1.3.7',
    cause: 'an unknown client_id',
    form: { ...GRANT, ...SECRET, client_id: 'abcdefghijk' },
    status: 400,
    error: 'invalid_client_id',
    description: 'The passed in client_id is invalid "abcdefghijk"',
  }),
  refusal({
    number: '1.3.8',
    cause: 'another grant_type',
    source: 'RFC 6749, section 5.2',
    grade: 'assumed',
    form: { ...ID, ...SECRET, grant_type: 'password' },
    status: 400,
    error: 'unsupported_grant_type',
    description: 'The passed in grant_type is invalid "password"',
  }),
]
