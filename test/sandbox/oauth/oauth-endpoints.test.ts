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
})
