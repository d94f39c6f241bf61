import { describe, expect, it } from 'vitest'
import { REPORTS_ONLY_APPLICATION, UNAPPROVED_APPLICATION } from '../../src/sandbox/sandbox.ts'
import { createSandboxClient } from './sandbox-client.ts'

const GRANT = { grant_type: 'client_credentials' }

describe('token endpoint', () => {
  it('answers with exactly the two documented fields', async () => {
    const { requestToken } = await createSandboxClient()

    const response = await requestToken()

    expect(response.status).toBe(200)
    expect(await response.json()).toEqual({
      access_token: expect.stringMatching(/^AQX[\w-]{80,}$/),
      expires_in: 7775999,
    })
  })

  it('says the lifetime as a string where the options do', async () => {
    const { requestToken } = await createSandboxClient({ tokenLifetime: '1800' })

    expect(await (await requestToken()).json()).toMatchObject({ expires_in: '1800' })
  })

  it('mints no token twice', async () => {
    const { requestToken } = await createSandboxClient({ now: () => 0 })

    const first = (await (await requestToken()).json()) as object
    const second = (await (await requestToken()).json()) as object

    expect(first).not.toEqual(second)
  })

  const id = { client_id: '86sandboxlearn' }
  const secret = { client_secret: 'sandbox-secret' }
  const unapproved = {
    client_id: UNAPPROVED_APPLICATION.clientId,
    client_secret: UNAPPROVED_APPLICATION.clientSecret,
  }
  it.each([
    {
      cause: 'no grant type',
      form: { ...id, ...secret },
      status: 400,
      error: 'invalid_request',
      description: 'A required parameter "grant_type" is missing',
    },
    {
      cause: 'no client id',
      form: { ...GRANT, ...secret },
      status: 400,
      error: 'invalid_request',
      description: 'A required parameter "client_id" is missing',
    },
    {
      cause: 'no client secret',
      form: { ...GRANT, ...id },
      status: 400,
      error: 'invalid_request',
      description: 'A required parameter "client_secret" is missing',
    },
    {
      cause: 'nothing at all',
      form: {},
      status: 400,
      error: 'invalid_request',
      description: 'A required parameter "grant_type" is missing',
    },
    {
      cause: 'an unknown client id',
      form: { ...GRANT, ...secret, client_id: 'abcdefghijk' },
      status: 400,
      error: 'invalid_client_id',
      description: 'The passed in client_id is invalid "abcdefghijk"',
    },
    {
      cause: 'a wrong secret',
      form: { ...GRANT, ...id, client_secret: 'wrong' },
      status: 401,
      error: 'invalid_client_id',
      description: 'Client authentication failed',
    },
    {
      cause: 'an application without the right',
      form: { ...GRANT, ...unapproved },
      status: 401,
      error: 'access_denied',
      description: 'This application is not allowed to create application tokens',
    },
  ])('refuses $cause', async ({ form, status, error, description }) => {
    const { requestToken } = await createSandboxClient()

    const response = await requestToken(form)

    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error, error_description: description })
  })

  it('calls a bad secret invalid_client where the switch says so', async () => {
    const { requestToken } = await createSandboxClient({
      unestablishedFacts: { badSecretError: 'invalid_client' },
    })

    const response = await requestToken({ ...GRANT, ...id, client_secret: 'wrong' })

    expect(await response.json()).toMatchObject({ error: 'invalid_client' })
  })

  it('refuses another grant type', async () => {
    const { requestToken } = await createSandboxClient()

    const response = await requestToken({ ...id, ...secret, grant_type: 'password' })

    expect(response.status).toBe(400)
    expect(await response.json()).toMatchObject({ error: 'unsupported_grant_type' })
  })

  it('does not read the query string, unless the switch says so', async () => {
    const query = new URLSearchParams({ ...GRANT, ...id, ...secret })
    const strict = await createSandboxClient()
    const lax = await createSandboxClient({ unestablishedFacts: { tokenParametersInQuery: true } })

    const refused = await fetch(`${strict.sandbox.tokenUrl}?${query}`, { method: 'POST' })
    const accepted = await fetch(`${lax.sandbox.tokenUrl}?${query}`, { method: 'POST' })

    expect([refused.status, accepted.status]).toEqual([400, 200])
    expect(strict.sandbox.calls[0]?.query).toContain('client_secret=[redacted]')
  })

  it('ends older tokens where the switch says so', async () => {
    const { token, get, requestToken } = await createSandboxClient({
      unestablishedFacts: { mintingRevokesOlderTokens: true },
    })
    await token()

    await requestToken()

    expect((await get('/v2/jobs')).status).toBe(401)
  })
})

describe('introspection endpoint', () => {
  it('tells whether a token lives', async () => {
    const { sandbox, token } = await createSandboxClient({ now: () => 1_000_000 })
    const form = {
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
      token: await token(),
    }
    const introspect = async (body: Record<string, string>) => {
      const url = `${sandbox.url}/oauth/v2/introspectToken`
      return (await fetch(url, { method: 'POST', body: new URLSearchParams(body) })).json()
    }

    expect(await introspect(form)).toEqual({
      active: true,
      status: 'active',
      client_id: sandbox.clientId,
      created_at: 1000,
      authorized_at: 1000,
      expires_at: 1000 + 7775999,
      auth_type: '2L',
    })
    const foreign = {
      client_id: REPORTS_ONLY_APPLICATION.clientId,
      client_secret: REPORTS_ONLY_APPLICATION.clientSecret,
    }
    expect(await introspect({ ...form, ...foreign })).toEqual({ active: false })
    sandbox.revokeTokens()
    expect(await introspect(form)).toMatchObject({ active: false, status: 'revoked' })
  })
})
