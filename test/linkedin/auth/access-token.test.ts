import { describe, expect, it } from 'vitest'
import type { AccessToken } from '../../../src/linkedin/auth/held-tokens.ts'
import type { GrantedToken } from '../../../src/linkedin/auth/request-access-token.ts'
import {
  AccessTokenError,
  LinkedInNetworkError,
  LinkedInTimeoutError,
} from '../../../src/linkedin/errors.ts'
import { createDeferred } from '../../support/deferred.ts'
import { createTokenSource, grantedToken, refusal } from '../../support/token-source.ts'
import { untilIdle } from '../../support/until-idle.ts'

const SECOND_MS = 1_000
const MINUTE_MS = 60_000
const refused = new AccessTokenError('CLIENT_AUTHENTICATION_FAILED', 401, '')
const notAllowed = new AccessTokenError('APPLICATION_NOT_ALLOWED', 401, '')
const rateLimited = new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 429, '')
const unavailable = new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 503, '')
const undocumented = new AccessTokenError('UNDOCUMENTED_ANSWER', 200, '')
const unreachable = withoutResponse(new LinkedInNetworkError('access token'))
const timedOut = withoutResponse(new LinkedInTimeoutError('access token', 'first byte'))

/** What a failure is recognised by: it is told with the time until the next request. */
function failureOf({ refusal, status, cause }: AccessTokenError) {
  return { refusal, status, ...(cause ? { cause } : {}), retryAfterMs: expect.any(Number) }
}

function withoutResponse(cause: Error) {
  return new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', null, '', { cause })
}

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
    const { source, clock, requestTimes, failWith, respondWith } = createTokenSource()
    failWith(undocumented)
    await expect(source.current()).rejects.toMatchObject(failureOf(undocumented))

    clock.advance(SECOND_MS)
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
    { lifetime: 'a minute', lifetimeSeconds: 60, refreshAtS: 48, expiresAtS: 57 },
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
    clock.advance(5 * SECOND_MS)
    expect(await source.current()).toBe('token-2')
    expect(requestTimes).toHaveLength(2)
  })

  it('reports its failures, and the current token is returned until it expires', async () => {
    const { source, clock, requestTimes, failures, failWith, sleepsFor } = createTokenSource()
    sleepsFor(async () => {})
    await source.current()
    failWith(unreachable)
    clock.advance(24 * MINUTE_MS)

    expect(await source.current()).toBe('token-1')
    await untilIdle()
    clock.advance(4 * MINUTE_MS)
    expect(await source.current()).toBe('token-1')
    await untilIdle()

    expect(failures).toEqual([unreachable])
    expect(requestTimes).toHaveLength(4)
  })

  it('backs off while it fails', async () => {
    const { source, clock, requestTimes, failWith, sleepsFor } = createTokenSource()
    sleepsFor(async () => {})
    await source.current()
    failWith(unreachable)
    clock.advance(24 * MINUTE_MS)

    for (let second = 0; second < 60; second += 1) {
      expect(await source.current()).toBe('token-1')
      await untilIdle()
      clock.advance(SECOND_MS)
    }

    const refreshTimes = requestTimes.slice(1).map((timeMs) => timeMs / SECOND_MS - 24 * 60)
    expect(refreshTimes).toEqual([0, 0.5, 4.5, 19.5, 49.5])
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

    await expect(source.current()).rejects.toMatchObject(failureOf(unreachable))
  })
})

describe('backoff of token requests', () => {
  /** The seconds in which a token is requested, while one is needed twice a second and all fail. */
  async function pollWith(error: AccessTokenError, seconds: number): Promise<readonly number[]> {
    const { source, clock, requestTimes, failWith } = createTokenSource()
    const startMs = clock.now()
    failWith(error)
    while (clock.now() - startMs < seconds * SECOND_MS) {
      await expect(source.current()).rejects.toMatchObject(failureOf(error))
      clock.advance(SECOND_MS / 2)
    }
    return requestTimes.map((timeMs) => timeMs / SECOND_MS)
  }

  it.each([
    { description: 'credentials are refused', error: refused },
    { description: 'the application is not allowed', error: notAllowed },
    { description: 'the endpoint is rate limited', error: rateLimited },
  ])('is half a minute where $description', async ({ error }) => {
    expect(await pollWith(error, 91)).toEqual([0, 30, 60, 90])
  })

  it.each([
    { description: 'the endpoint is unreachable', error: unreachable },
    { description: 'the endpoint is unavailable', error: unavailable },
    { description: 'the endpoint does not respond in time', error: timedOut },
    { description: 'the response is not documented', error: undocumented },
  ])('leaves three requests in 15 seconds, then two a minute, where $description', async (row) => {
    expect(await pollWith(row.error, 140)).toEqual([0, 0.5, 4.5, 19.5, 49.5, 79.5, 109.5, 139.5])
  })

  it.each([
    { description: 'a delay', retryAfterS: 75, expected: [0, 75, 150] },
    {
      description: 'a shorter delay than ours',
      retryAfterS: 1,
      expected: [0, 30, 60, 90, 120, 150],
    },
    { description: 'at most ten minutes', retryAfterS: 86_400, expected: [0] },
  ])('obeys Retry-After: $description', async ({ retryAfterS, expected }) => {
    const error = new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 429, '', {
      retryAfterMs: retryAfterS * SECOND_MS,
    })

    expect(await pollWith(error, 160)).toEqual(expected)
  })

  it('ends at once when other credentials are given', async () => {
    const { source, clock, requestTimes, failWith, respondWith, changeCredentials } =
      createTokenSource()
    failWith(refused)
    await source.current().catch(() => {})
    clock.advance(SECOND_MS)
    await source.current().catch(() => {})

    changeCredentials()
    respondWith(async () => grantedToken('granted'))

    expect(await source.current()).toBe('granted')
    expect(requestTimes).toEqual([0, SECOND_MS])
  })

  it('starts over once a token was granted', async () => {
    const { source, clock, requestTimes, failWith, respondWith } = createTokenSource()
    failWith(unavailable)
    await source.current().catch(() => {})
    clock.advance(4 * SECOND_MS)
    respondWith(async () => grantedToken('granted'))
    await source.current()
    failWith(unavailable)
    clock.advance(29 * MINUTE_MS)
    await source.current().catch(() => {})

    const againMs = 4_500 + 29 * MINUTE_MS
    expect(requestTimes).toEqual([0, 500, 4_500, againMs, againMs + 500])
  })

  it('is reported when it begins, when the cause changes, and when it is over', async () => {
    const { source, clock, failures, failWith, respondWith } = createTokenSource()
    const poll = async (seconds: number) => {
      for (let second = 0; second < seconds; second += 1) {
        await source.current().catch(() => {})
        clock.advance(SECOND_MS)
      }
    }
    failWith(unavailable)
    await poll(60)
    failWith(refused)
    await poll(60)
    respondWith(async () => grantedToken('granted'))
    await poll(60)

    expect(failures).toEqual([unavailable, refused, null])
  })
})

describe('an operation that stops waiting for a token', () => {
  it('rejects with its reason, and the request goes on for others', async () => {
    const { source, requestTimes, respondWith } = createTokenSource()
    const response = createDeferred<GrantedToken>()
    respondWith(() => response.promise)
    const controller = new AbortController()
    const tokens = [source.current(controller.signal), source.current()]

    controller.abort('gone')
    await expect(tokens[0]).rejects.toBe('gone')
    response.resolve(grantedToken('granted'))

    expect(await tokens[1]).toBe('granted')
    expect(await source.current()).toBe('granted')
    expect(requestTimes).toEqual([0])
  })

  it('does not begin to wait once it has aborted', async () => {
    const { source } = createTokenSource()

    await expect(source.current(AbortSignal.abort('gone'))).rejects.toBe('gone')
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

  it('is unavailable while LinkedIn refuses the token, and valid when it takes it', async () => {
    const { source, clock } = createTokenSource()
    const first = await source.current()
    const expiresAtMs = clock.now() + 29 * MINUTE_MS
    const second = await source.afterRefusal(first, refusal(1))
    await source.afterRefusal(String(second), refusal(3))
    expect(source.status()).toEqual({ state: 'unavailable', expiresAtMs: null })

    source.accept('token-2')

    expect(source.status()).toEqual({ state: 'valid', expiresAtMs })
  })
})

describe('the clocks', () => {
  it.each([
    { description: 'is set back by an hour', setMs: -60 * MINUTE_MS },
    { description: 'is set forward by an hour', setMs: 60 * MINUTE_MS },
  ])('send no expired token when the system clock $description', async ({ setMs }) => {
    const { source, clock } = createTokenSource()
    await source.current()
    clock.set(setMs)
    clock.advance(29 * MINUTE_MS)

    expect(await source.current()).toBe('token-2')
  })
})

describe('a token that LinkedIn refuses', () => {
  it('is replaced', async () => {
    const { source, requestTimes } = createTokenSource()
    const refusedToken = await source.current()

    expect(await source.afterRefusal(refusedToken, refusal(1))).toBe('token-2')
    expect(await source.current()).toBe('token-2')
    expect(requestTimes).toHaveLength(2)
  })

  it('is replaced once for a hundred concurrent refusals', async () => {
    const { source, requestTimes } = createTokenSource()
    const refusedToken = await source.current()

    const tokens = await Promise.all(
      Array.from({ length: 100 }, () => source.afterRefusal(refusedToken, refusal(1))),
    )

    expect(new Set(tokens)).toEqual(new Set(['token-2']))
    expect(requestTimes).toHaveLength(2)
  })

  it('changes nothing when it was replaced before', async () => {
    const { source, clock, requestTimes } = createTokenSource()
    const older = await source.current()
    await source.afterRefusal(older, refusal(1))
    clock.advance(MINUTE_MS)

    expect(await source.afterRefusal(older, refusal(1))).toBe('token-2')
    expect(requestTimes).toHaveLength(2)
    expect(source.status()).toMatchObject({ state: 'valid' })
  })

  it('is replaced at most once in ten seconds', async () => {
    const { source, clock, requestTimes } = createTokenSource()
    let token = await source.current()
    for (let second = 0; second < 30; second += 1) {
      source.accept(token)
      token = (await source.afterRefusal(token, refusal(1))) ?? token
      clock.advance(SECOND_MS)
    }

    expect(requestTimes).toEqual([0, 0, 10_000, 20_000])
  })

  it('is sent again between replacements where LinkedIn took it a moment ago', async () => {
    const { source, clock } = createTokenSource()
    const token = String(await source.afterRefusal(await source.current(), refusal(1)))
    source.accept(token)
    clock.advance(9_000)

    expect(await source.afterRefusal(token, refusal(1))).toBe(token)
    expect(await source.afterRefusal(token, refusal(2))).toBeNull()
  })

  it('is sent again where LinkedIn took it a moment ago, and no other is granted', async () => {
    const { source, failWith } = createTokenSource()
    const token = await source.current()
    source.accept(token)
    failWith(unavailable)

    expect(await source.afterRefusal(token, refusal(1))).toBe(token)
    await expect(source.afterRefusal(token, refusal(2))).rejects.toMatchObject(
      failureOf(unavailable),
    )
    expect(await source.current()).toBe(token)
  })

  it('fails as its replacement does, where it was not taken lately', async () => {
    const { source, clock, failWith } = createTokenSource()
    const token = await source.current()
    source.accept(token)
    clock.advance(MINUTE_MS)
    failWith(notAllowed)

    await expect(source.afterRefusal(token, refusal(1))).rejects.toMatchObject(
      failureOf(notAllowed),
    )
  })

  it('is replaced with changed credentials within the backoff', async () => {
    const { source, clock, failWith, respondWith, changeCredentials } = createTokenSource()
    const token = await source.current()
    source.accept(token)
    clock.advance(MINUTE_MS)
    failWith(refused)
    await source.afterRefusal(token, refusal(1)).catch(() => {})
    clock.advance(SECOND_MS)

    respondWith(async () => grantedToken('granted'))
    changeCredentials()

    expect(await source.afterRefusal(token, refusal(1))).toBe('granted')
  })

  it('is replaced where it was loaded from the store', async () => {
    const stored = { value: 'kept', refreshAtMs: Number.MAX_VALUE, expiresAtMs: Number.MAX_VALUE }
    const { source } = createTokenSource(async () => stored)

    expect(await source.afterRefusal(await source.current(), refusal(1))).toBe('token-1')
    expect(await source.current()).toBe('token-1')
  })

  it('is not loaded from the store again', async () => {
    const stored = { value: 'kept', refreshAtMs: Number.MAX_VALUE, expiresAtMs: Number.MAX_VALUE }
    const { source, failWith } = createTokenSource(async () => stored)
    failWith(notAllowed)

    await expect(source.afterRefusal(await source.current(), refusal(1))).rejects.toMatchObject(
      failureOf(notAllowed),
    )
    expect(await source.current()).toBe('kept')
  })

  it('is reported when refusals begin, and when there was none for a minute', async () => {
    const { source, clock, refusals } = createTokenSource()
    const token = await source.current()
    for (let second = 0; second < 100; second += 1) {
      source.accept(await source.current())
      if (second < 30) await source.afterRefusal(await source.current(), refusal(1))
      clock.advance(SECOND_MS)
    }

    expect(token).toBe('token-1')
    expect(refusals).toEqual([true, false])
  })
})

describe('a token that LinkedIn does not take at once', () => {
  it('is not sent while the older one lives', async () => {
    const { source, clock } = createTokenSource()
    await source.current()
    clock.advance(24 * MINUTE_MS)
    await source.current()
    await untilIdle()

    expect(await source.current()).toBe('token-1')
    clock.advance(4_999)
    expect(await source.current()).toBe('token-1')
    clock.advance(1)
    expect(await source.current()).toBe('token-2')
  })

  it('gives way to the older one for as long as that lives', async () => {
    const { source, clock, requestTimes, respondWith } = createTokenSource()
    respondWith(async () => grantedToken(`token-${requestTimes.length}`, 100))
    await source.current()
    clock.advance(80 * SECOND_MS)
    await source.current()
    await untilIdle()
    clock.advance(5 * SECOND_MS)

    expect(await source.afterRefusal('token-2', refusal(1))).toBe('token-1')
    expect(await source.current()).toBe('token-1')
    clock.advance(5 * SECOND_MS)
    expect(await source.current()).toBe('token-2')
    expect(requestTimes).toHaveLength(2)
  })

  it('is sent at once when the older one is refused', async () => {
    const { source, clock } = createTokenSource()
    await source.current()
    clock.advance(24 * MINUTE_MS)
    await source.current()
    await untilIdle()

    expect(await source.afterRefusal('token-1', refusal(1))).toBe('token-2')
    expect(await source.current()).toBe('token-2')
  })

  it('is sent again at the age of three seconds, where it is the second to be refused', async () => {
    const { source, delays, requestTimes } = createTokenSource()
    const token = await source.afterRefusal(await source.current(), refusal(1))

    expect(await source.afterRefusal(String(token), refusal(2))).toBe(token)
    expect(delays).toEqual([3_000])
    expect(requestTimes).toEqual([0, 0])
  })

  it('is not waited for a second time before LinkedIn takes one', async () => {
    const { source, clock, delays } = createTokenSource()
    await source.afterRefusal(await source.current(), refusal(1))
    await source.afterRefusal('token-2', refusal(2))
    expect(await source.afterRefusal('token-2', refusal(3))).toBeNull()
    clock.advance(10 * SECOND_MS)
    await source.afterRefusal('token-2', refusal(1))

    expect(await source.afterRefusal('token-3', refusal(2))).toBeNull()
    expect(delays).toHaveLength(1)
  })

  it('is not replaced where a refresh has just granted it', async () => {
    const { source, clock, requestTimes, delays } = createTokenSource()
    await source.current()
    clock.advance(0.8 * 1_800 * SECOND_MS)
    expect(await source.current()).toBe('token-1')
    await untilIdle()
    expect(await source.afterRefusal('token-1', refusal(1))).toBe('token-2')

    expect(await source.afterRefusal('token-2', refusal(2))).toBe('token-2')
    expect(requestTimes).toHaveLength(2)
    expect(delays).toEqual([3 * SECOND_MS])
  })

  it('is not waited for by a request that was sent with two others', async () => {
    const { source, clock, delays } = createTokenSource()
    await source.afterRefusal(await source.current(), refusal(1))
    clock.advance(10 * SECOND_MS)
    expect(await source.afterRefusal('token-1', refusal(1))).toBe('token-2')
    expect(await source.afterRefusal('token-2', refusal(2))).toBe('token-3')

    expect(await source.afterRefusal('token-3', { count: 3, isRepeated: false })).toBeNull()
    expect(delays).toEqual([])
  })

  it('is not waited for by an operation that has ended', async () => {
    const { source, sleepsFor } = createTokenSource()
    await source.afterRefusal(await source.current(), refusal(1))
    const controller = new AbortController()
    sleepsFor(async () => {
      controller.abort('gone')
      controller.signal.throwIfAborted()
    })

    await expect(
      source.afterRefusal('token-2', { ...refusal(2), signal: controller.signal }),
    ).rejects.toBe('gone')
  })
})
