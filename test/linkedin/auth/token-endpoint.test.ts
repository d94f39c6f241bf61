import { describe, expect, it } from 'vitest'
import { createTokenEndpoint } from '../../../src/linkedin/auth/token-endpoint.ts'
import { AccessTokenError } from '../../../src/linkedin/errors.ts'

describe('a token endpoint that backs off', () => {
  it('states no time in the past where the look for other credentials outlasts the backoff', async () => {
    let nowMs = 0
    const endpoint = createTokenEndpoint({
      requestToken: () =>
        Promise.reject(new AccessTokenError('CLIENT_AUTHENTICATION_FAILED', 401, 'Check it.')),
      async haveCredentialsChanged() {
        nowMs += 60_000
        return false
      },
      monotonicNow: () => nowMs,
      sleep: async () => {},
      onFailureChange() {},
    })
    await expect(endpoint.requestToken()).rejects.toMatchObject({ retryAfterMs: 30_000 })

    await expect(endpoint.requestToken()).rejects.toMatchObject({ retryAfterMs: 0 })
  })
})
