import { describe, expect, it } from 'vitest'
import { REPORTS_ONLY_APPLICATION } from '../../src/sandbox/sandbox.ts'
import { createSandboxClient } from './sandbox-client.ts'

const PATH = '/v2/learningAssets?q=criteria&count=1'

describe('authorization', () => {
  it.each([
    {
      cause: 'no token',
      authorization: '',
      body: { message: 'Empty oauth2_access_token', serviceErrorCode: 401, status: 401 },
    },
    {
      cause: 'another scheme',
      authorization: 'Basic abc',
      body: { message: 'Unknown authentication schema', serviceErrorCode: 401, status: 401 },
    },
    {
      cause: 'a token never minted',
      authorization: 'Bearer garbage',
      body: {
        status: 401,
        serviceErrorCode: 65600,
        code: 'INVALID_ACCESS_TOKEN',
        message: 'Invalid access token',
      },
    },
  ])('refuses $cause', async ({ authorization, body }) => {
    const { get } = await createSandboxClient()

    const response = await get(PATH, { authorization })

    expect(response.status).toBe(401)
    expect(await response.json()).toEqual(body)
  })

  it('refuses a revoked token', async () => {
    const { sandbox, token, get } = await createSandboxClient()
    await token()

    sandbox.revokeTokens()
    const response = await get(PATH)

    expect(response.status).toBe(401)
    expect(await response.json()).toMatchObject({
      serviceErrorCode: 65601,
      code: 'REVOKED_ACCESS_TOKEN',
    })
  })

  it('refuses a token from the moment it expires', async () => {
    let now = 0
    const { token, get } = await createSandboxClient({ now: () => now, tokenLifetime: '1800' })
    await token()

    now = 1_799_999
    const last = await get('/v2/jobs')
    now = 1_800_000
    const expired = await get('/v2/jobs')

    expect([last.status, expired.status]).toEqual([200, 401])
    expect(await expired.json()).toMatchObject({
      serviceErrorCode: 65602,
      code: 'EXPIRED_ACCESS_TOKEN',
    })
  })

  it('speaks as the gateway about a missing token where the switch says so', async () => {
    const { get } = await createSandboxClient({
      unestablishedFacts: { missingTokenBody: 'gateway' },
    })

    const response = await get(PATH, { authorization: '' })

    expect(await response.json()).toMatchObject({ code: 'EMPTY_ACCESS_TOKEN' })
  })

  it('denies content to an application for reports only', async () => {
    const { get, requestToken } = await createSandboxClient()
    const minted = await requestToken({
      grant_type: 'client_credentials',
      client_id: REPORTS_ONLY_APPLICATION.clientId,
      client_secret: REPORTS_ONLY_APPLICATION.clientSecret,
    })
    const { access_token } = (await minted.json()) as { access_token: string }

    const response = await get(PATH, { authorization: `Bearer ${access_token}` })

    expect(response.status).toBe(403)
    expect(await response.json()).toEqual({
      status: 403,
      serviceErrorCode: 100,
      code: 'ACCESS_DENIED',
      message: 'Not enough permissions to access: learningAssets.FINDER-criteria.NO_VERSION',
    })
  })
})
