import { describe, expect, it } from 'vitest'
import type { AccessToken } from '../../../src/linkedin/auth/access-token.ts'
import type { GrantedToken } from '../../../src/linkedin/auth/token-endpoint.ts'
import { AccessTokenError, LinkedInNetworkError } from '../../../src/linkedin/errors.ts'
import { createDeferred } from '../../support/deferred.ts'
import { createTokenSource, grantedToken } from '../../support/token-source.ts'
import { untilIdle } from '../../support/until-idle.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const refused = new AccessTokenError('CLIENT_AUTHENTICATION_FAILED', 401, '')
const notAllowed = new AccessTokenError('APPLICATION_NOT_ALLOWED', 401, '')
const rateLimited = new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 429, '')
const unavailable = new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 503, '')
const undocumented = new AccessTokenError('UNDOCUMENTED_ANSWER', 200, '')
const unreachable = new LinkedInNetworkError('access token')

describe('AccessTokenSource.current', () => {
  it('requests a token, saves it and returns it until it is due for a refresh', async () => {
    const { source, clock, requestTimes, saved } = createTokenSource()
    const startMs = clock.now()

    expect(await source.current()).toBe('token-1')
    clock.advance(23 * MINUTE_MS)
    expect(await source.current()).toBe('token-1')

    expect(requestTimes).toEqual([0])
    expect(saved).toEqual([
      {
        value: 'token-1',
        refreshAtMs: startMs + 24 * MINUTE_MS,
        expiresAtMs: startMs + 29 * MINUTE_MS,
      },
    ])
  })

  it('requests one token for a hundred concurrent callers', async () => {
    const { source, requestTimes } = createTokenSource()

    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.current()))

    expect(new Set(tokens)).toEqual(new Set(['token-1']))
    expect(requestTimes).toHaveLength(1)
  })

  it('requests a token after a request that failed', async () => {
    const { source, requestTimes, failWith, respondWith } = createTokenSource()
    failWith(unreachable)
    await expect(source.current()).rejects.toBe(unreachable)

    respondWith(async () => grantedToken('second'))

    expect(await source.current()).toBe('second')
    expect(requestTimes).toHaveLength(2)
  })

  it('returns the stored token', async () => {
    const stored = { value: 'kept', refreshAtMs: Number.MAX_VALUE, expiresAtMs: Number.MAX_VALUE }
    const { source, requestTimes } = createTokenSource(async () => stored)

    expect(await source.current()).toBe('kept')
    expect(requestTimes).toEqual([])
  })

  it('requests a token in place of a stored one that has expired', async () => {
    const expired = { value: 'kept', refreshAtMs: 0, expiresAtMs: 0 }
    const { source, requestTimes } = createTokenSource(async () => expired)

    expect(await source.current()).toBe('token-1')
    expect(requestTimes).toHaveLength(1)
  })

  it('prefers a token requested during a slow load to the loaded one', async () => {
    const late = createDeferred<AccessToken | null>()
    const loads = [Promise.resolve(null), late.promise]
    const { source } = createTokenSource(() => loads.shift() ?? Promise.resolve(null))

    const tokens = [source.current(), source.current()]
    await tokens[0]
    late.resolve({ value: 'late', refreshAtMs: Number.MAX_VALUE, expiresAtMs: Number.MAX_VALUE })

    expect(await Promise.all(tokens)).toEqual(['token-1', 'token-1'])
  })

  it.each([
    { lifetime: 'half an hour', lifetimeSeconds: 1_800, refreshAtS: 1_440, expiresAtS: 1_740 },
    {
      lifetime: '90 days',
      lifetimeSeconds: 7_776_000,
      refreshAtS: 6_220_800,
      expiresAtS: 7_775_940,
    },
    { lifetime: 'a minute', lifetimeSeconds: 60, refreshAtS: 48, expiresAtS: 54 },
  ])('refreshes a token of $lifetime after 80 % of it, and expires it early', async (row) => {
    const { source, clock, saved, respondWith } = createTokenSource()
    const startMs = clock.now()
    respondWith(async () => grantedToken('token', row.lifetimeSeconds))

    await source.current()

    expect(saved).toEqual([
      {
        value: 'token',
        refreshAtMs: startMs + row.refreshAtS * SECOND_MS,
        expiresAtMs: startMs + row.expiresAtS * SECOND_MS,
      },
    ])
  })
})

describe('refresh before expiry', () => {
  it('runs in the background while the current token is returned', async () => {
    const { source, clock, requestTimes, respondWith } = createTokenSource()
    const response = createDeferred<GrantedToken>()
    await source.current()
    respondWith(() => response.promise)
    clock.advance(24 * MINUTE_MS)

    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.current()))

    expect(new Set(tokens)).toEqual(new Set(['token-1']))
    expect(requestTimes).toHaveLength(2)

    response.resolve(grantedToken('token-2'))
    await untilIdle()
    expect(await source.current()).toBe('token-2')
    expect(requestTimes).toHaveLength(2)
  })

  it('reports its failures, and the current token is returned until it expires', async () => {
    const { source, clock, requestTimes, failures, failWith } = createTokenSource()
    await source.current()
    failWith(unreachable)
    clock.advance(24 * MINUTE_MS)

    expect(await source.current()).toBe('token-1')
    await untilIdle()
    expect(await source.current()).toBe('token-1')

    await untilIdle()
    expect(failures).toEqual([unreachable, unreachable])
    expect(requestTimes).toHaveLength(3)
  })

  it('backs off while it fails', async () => {
    const { source, clock, requestTimes, failWith } = createTokenSource()
    await source.current()
    failWith(unreachable)
    clock.advance(24 * MINUTE_MS)

    for (const advanceMs of [0, 0, 0, 999, 1, 1_999, 1]) {
      clock.advance(advanceMs)
      await source.current()
      await untilIdle()
    }

    const refreshTimes = requestTimes.slice(1).map((timeMs) => timeMs - 24 * MINUTE_MS)
    expect(refreshTimes).toEqual([0, 0, 0, 1_000, 3_000])
  })

  it('is awaited once the current token has expired', async () => {
    const { source, clock, respondWith } = createTokenSource()
    const response = createDeferred<GrantedToken>()
    await source.current()
    respondWith(() => response.promise)
    clock.advance(24 * MINUTE_MS)
    await source.current()
    clock.advance(5 * MINUTE_MS)

    const token = source.current()
    response.resolve(grantedToken('token-2'))

    expect(await token).toBe('token-2')
  })

  it('fails its callers once the current token has expired', async () => {
    const { source, clock, failWith } = createTokenSource()
    await source.current()
    failWith(unreachable)
    clock.advance(29 * MINUTE_MS)

    await expect(source.current()).rejects.toBe(unreachable)
  })
})

describe('backoff of token requests', () => {
  /** The seconds in which a token is requested, while one is needed each second and all fail. */
  async function pollWith(error: unknown, seconds: number): Promise<readonly number[]> {
    const { source, clock, requestTimes, failWith } = createTokenSource()
    failWith(error)
    for (let second = 0; second < seconds; second += 1) {
      await expect(source.current()).rejects.toBe(error)
      clock.advance(SECOND_MS)
    }
    return requestTimes.map((timeMs) => timeMs / SECOND_MS)
  }

  it.each([
    { description: 'credentials are refused', error: refused },
    { description: 'the endpoint is rate limited', error: rateLimited },
  ])('is half a minute where $description', async ({ error }) => {
    expect(await pollWith(error, 91)).toEqual([0, 30, 60, 90])
  })

  it.each([
    { description: 'the endpoint is unreachable', error: unreachable },
    { description: 'the endpoint is unavailable', error: unavailable },
    { description: 'the response is not documented', error: undocumented },
  ])('doubles from the third failure on, up to half a minute, where $description', async (row) => {
    expect(await pollWith(row.error, 94)).toEqual([0, 1, 2, 3, 5, 9, 17, 33, 63, 93])
  })

  it('starts over once a token was granted', async () => {
    const { source, clock, requestTimes, failWith, respondWith } = createTokenSource()
    failWith(unavailable)
    for (let failure = 1; failure <= 3; failure += 1) await source.current().catch(() => {})
    clock.advance(SECOND_MS)
    respondWith(async () => grantedToken('granted'))
    const token = await source.current()

    failWith(unavailable)
    await source.replace(token).catch(() => {})
    await source.current().catch(() => {})

    expect(requestTimes).toEqual([0, 0, 0, SECOND_MS, SECOND_MS, SECOND_MS])
  })
})

describe('AccessTokenSource.status', () => {
  it('follows the token from none to expiry', async () => {
    const { source, clock } = createTokenSource()
    expect(source.status()).toEqual({ state: 'none', expiresAtMs: null })

    await source.current()
    const expiresAtMs = clock.now() + 29 * MINUTE_MS
    expect(source.status()).toEqual({ state: 'valid', expiresAtMs })

    clock.advance(29 * MINUTE_MS)
    expect(source.status()).toEqual({ state: 'expired', expiresAtMs })
  })

  it('is unavailable without a token after a failed request', async () => {
    const { source, failWith } = createTokenSource()
    failWith(unreachable)

    await source.current().catch(() => {})

    expect(source.status()).toEqual({ state: 'unavailable', expiresAtMs: null })
  })
})

describe('AccessTokenSource.replace', () => {
  it('requests a token in place of the refused one', async () => {
    const { source, requestTimes } = createTokenSource()
    const refused = await source.current()

    expect(await source.replace(refused)).toBe('token-2')
    expect(await source.current()).toBe('token-2')
    expect(requestTimes).toHaveLength(2)
  })

  it('requests one token for a hundred concurrent refusals', async () => {
    const { source, requestTimes } = createTokenSource()
    const refused = await source.current()

    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.replace(refused)))

    expect(new Set(tokens)).toEqual(new Set(['token-2']))
    expect(requestTimes).toHaveLength(2)
  })

  it('requests none for the late refusal of a token that was replaced already', async () => {
    const { source, requestTimes } = createTokenSource()
    const older = await source.current()
    await source.replace(older)

    expect(await source.replace(older)).toBe('token-2')
    expect(requestTimes).toHaveLength(2)
  })

  it('does not return the refused token when its replacement fails', async () => {
    const { source, failWith } = createTokenSource()
    const refused = await source.current()
    failWith(notAllowed)

    await expect(source.replace(refused)).rejects.toBe(notAllowed)
    await expect(source.current()).rejects.toBe(notAllowed)
  })

  it('does not load the refused token from the store again', async () => {
    const stored = { value: 'kept', refreshAtMs: Number.MAX_VALUE, expiresAtMs: Number.MAX_VALUE }
    const { source, failWith } = createTokenSource(async () => stored)
    failWith(notAllowed)

    await expect(source.replace(await source.current())).rejects.toBe(notAllowed)
    await expect(source.current()).rejects.toBe(notAllowed)
  })
})

describe('AccessTokenSource.pauseReplacement', () => {
  it('replaces no token for ten seconds', async () => {
    const { source, clock, requestTimes } = createTokenSource()
    const token = await source.current()
    source.pauseReplacement()

    expect(await source.replace(token)).toBeNull()
    clock.advance(9_999)
    expect(await source.replace(token)).toBeNull()
    expect(requestTimes).toHaveLength(1)

    clock.advance(1)
    expect(await source.replace(token)).toBe('token-2')
  })

  it('does not pause requests for expired tokens', async () => {
    const { source, clock } = createTokenSource()
    await source.current()
    source.pauseReplacement()

    expect(await source.current()).toBe('token-1')
    clock.advance(29 * 60_000)
    expect(await source.current()).toBe('token-2')
  })
})
