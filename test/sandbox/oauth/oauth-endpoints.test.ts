import { describe, expect, it } from 'vitest'
import { createSandboxClient } from '../../support/sandbox.ts'

describe('the token endpoint', () => {
  it('issues a different token for each request', async () => {
    const { requestToken } = await createSandboxClient({ now: () => 0 })

    const first = (await (await requestToken()).json()) as object
    const second = (await (await requestToken()).json()) as object

    expect(first).not.toEqual(second)
  })

  it('names the grant type first when every parameter is missing', async () => {
    const { requestToken } = await createSandboxClient()

    expect(await (await requestToken({})).json()).toEqual({
      error: 'invalid_request',
      error_description: 'A required parameter "grant_type" is missing',
    })
  })

  it('revokes older tokens under that assumption', async () => {
    const { token, get, requestToken } = await createSandboxClient({
      assumptions: { newTokenRevokesOlderTokens: true },
    })
    await token()

    await requestToken()

    expect((await get('/v2/jobs')).status).toBe(401)
  })

  it('issues tokens that are refused at first under that assumption', async () => {
    const { sandbox, get } = await createSandboxClient({
      now: () => 0,
      assumptions: { newTokenRefusedForSeconds: 2 },
    })
    const refused = await get('/v2/jobs')
    sandbox.advanceTime(2_000)

    expect(refused.status).toBe(401)
    expect(await refused.json()).toMatchObject({ serviceErrorCode: 65601 })
    expect((await get('/v2/jobs')).status).toBe(200)
  })

  it('takes the secrets that an application has', async () => {
    const { sandbox, get, requestToken } = await createSandboxClient()
    const statusOf = async (secret: string) =>
      (
        await requestToken({
          grant_type: 'client_credentials',
          client_id: sandbox.clientId,
          client_secret: secret,
        })
      ).status
    await get('/v2/jobs')

    sandbox.setSecrets('old', 'new')
    expect([await statusOf('old'), await statusOf('new')]).toEqual([200, 200])
    expect(await statusOf(sandbox.clientSecret)).toBe(401)
    sandbox.setSecrets('new')
    expect([await statusOf('old'), await statusOf('new')]).toEqual([401, 200])
    expect((await get('/v2/jobs')).status).toBe(200)
  })
})
