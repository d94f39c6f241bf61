import { describe, expect, it } from 'vitest'
import { createSandboxClient } from './sandbox-client.ts'

describe('token endpoint', () => {
  it('mints no token twice', async () => {
    const { requestToken } = await createSandboxClient({ now: () => 0 })

    const first = (await (await requestToken()).json()) as object
    const second = (await (await requestToken()).json()) as object

    expect(first).not.toEqual(second)
  })

  it('misses the grant type first where everything is missing', async () => {
    const { requestToken } = await createSandboxClient()

    expect(await (await requestToken({})).json()).toEqual({
      error: 'invalid_request',
      error_description: 'A required parameter "grant_type" is missing',
    })
  })

  it('ends older tokens where the switch says so', async () => {
    const { token, get, requestToken } = await createSandboxClient({
      assumptions: { newTokenRevokesOlderTokens: true },
    })
    await token()

    await requestToken()

    expect((await get('/v2/jobs')).status).toBe(401)
  })
})
