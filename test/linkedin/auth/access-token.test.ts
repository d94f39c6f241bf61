import { setImmediate as macrotask } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import type { AccessToken } from '../../../src/linkedin/auth/access-token.ts'
import type { GrantedToken } from '../../../src/linkedin/auth/token-endpoint.ts'
import { AccessTokenError } from '../../../src/linkedin/auth/token-endpoint.ts'
import { LinkedInNetworkError } from '../../../src/linkedin/errors.ts'
import { createDeferred } from '../../support/deferred.ts'
import { createTokenSource, grantedToken } from '../../support/token-source.ts'

const MINUTE_MS = 60_000
const refused = new AccessTokenError('CLIENT_AUTHENTICATION_FAILED', 401, '')
const unreachable = new LinkedInNetworkError('access token')

describe('AccessTokenSource.current', () => {
  it('mints a token, saves it and serves it until it is renewed', async () => {
    const { source, clock, mints, saved } = createTokenSource()
    const startMs = clock.now()

    expect(await source.current()).toBe('token-1')
    clock.advance(23 * MINUTE_MS)
    expect(await source.current()).toBe('token-1')

    expect(mints).toEqual([startMs])
    expect(saved).toEqual([
      {
        value: 'token-1',
        renewAtMs: startMs + 24 * MINUTE_MS,
        expiresAtMs: startMs + 29 * MINUTE_MS,
      },
    ])
  })

  it('mints once for a hundred that want one at the same time', async () => {
    const { source, mints } = createTokenSource()

    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.current()))

    expect(new Set(tokens)).toEqual(new Set(['token-1']))
    expect(mints).toHaveLength(1)
  })

  it('mints again once a mint has failed', async () => {
    const { source, mints, mintsBy } = createTokenSource()
    mintsBy(async () => {
      throw unreachable
    })
    await expect(source.current()).rejects.toBe(unreachable)

    mintsBy(async () => grantedToken('second'))

    expect(await source.current()).toBe('second')
    expect(mints).toHaveLength(2)
  })

  it('mints again at once where the token endpoint was only unwell', async () => {
    const { source, mints, mintsBy } = createTokenSource()
    const unwell = new AccessTokenError('TOKEN_ENDPOINT_UNAVAILABLE', 503, '')
    mintsBy(async () => {
      throw unwell
    })

    await expect(source.current()).rejects.toBe(unwell)
    await expect(source.current()).rejects.toBe(unwell)

    expect(mints).toHaveLength(2)
  })

  it('serves a token that was kept', async () => {
    const kept = { value: 'kept', renewAtMs: Number.MAX_VALUE, expiresAtMs: Number.MAX_VALUE }
    const { source, mints } = createTokenSource(async () => kept)

    expect(await source.current()).toBe('kept')
    expect(mints).toEqual([])
  })

  it('mints in place of a kept token that has ended', async () => {
    const ended = { value: 'kept', renewAtMs: 0, expiresAtMs: 0 }
    const { source, mints } = createTokenSource(async () => ended)

    expect(await source.current()).toBe('token-1')
    expect(mints).toHaveLength(1)
  })

  it('prefers a token minted meanwhile to one that is found late', async () => {
    const late = createDeferred<AccessToken | null>()
    const loads = [Promise.resolve(null), late.promise]
    const { source } = createTokenSource(() => loads.shift() ?? Promise.resolve(null))

    const tokens = [source.current(), source.current()]
    await tokens[0]
    late.resolve({ value: 'late', renewAtMs: Number.MAX_VALUE, expiresAtMs: Number.MAX_VALUE })

    expect(await Promise.all(tokens)).toEqual(['token-1', 'token-1'])
  })

  it.each([
    { description: 'half an hour', lifetimeSeconds: 1_800, renewAfterS: 1_440, servedForS: 1_740 },
    {
      description: '90 days',
      lifetimeSeconds: 7_776_000,
      renewAfterS: 6_220_800,
      servedForS: 7_775_940,
    },
    { description: 'a minute', lifetimeSeconds: 60, renewAfterS: 48, servedForS: 54 },
  ])('renews and drops a token of $description ahead of its end', async (row) => {
    const { source, clock, saved, mintsBy } = createTokenSource()
    const startMs = clock.now()
    mintsBy(async () => grantedToken('token', row.lifetimeSeconds))

    await source.current()

    expect(saved).toEqual([
      {
        value: 'token',
        renewAtMs: startMs + row.renewAfterS * 1_000,
        expiresAtMs: startMs + row.servedForS * 1_000,
      },
    ])
  })
})

describe('a renewal ahead of the end', () => {
  it('goes on in the background while the old token is served', async () => {
    const { source, clock, mints, mintsBy } = createTokenSource()
    const renewal = createDeferred<GrantedToken>()
    await source.current()
    mintsBy(() => renewal.promise)
    clock.advance(24 * MINUTE_MS)

    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.current()))

    expect(new Set(tokens)).toEqual(new Set(['token-1']))
    expect(mints).toHaveLength(2)

    renewal.resolve(grantedToken('token-2'))
    await macrotask()
    expect(await source.current()).toBe('token-2')
    expect(mints).toHaveLength(2)
  })

  it('keeps the old token while it lives, when it fails', async () => {
    const { source, clock, mints, failures, mintsBy } = createTokenSource()
    await source.current()
    mintsBy(async () => {
      throw unreachable
    })
    clock.advance(24 * MINUTE_MS)

    expect(await source.current()).toBe('token-1')
    await macrotask()
    expect(await source.current()).toBe('token-1')

    await macrotask()
    expect(failures).toEqual([unreachable, unreachable])
    expect(mints).toHaveLength(3)
  })

  it('is tried again after pauses that double while it fails', async () => {
    const { source, clock, mints, mintsBy } = createTokenSource()
    await source.current()
    mintsBy(async () => {
      throw unreachable
    })
    clock.advance(24 * MINUTE_MS)

    for (const advanceMs of [0, 0, 0, 999, 1, 1_999, 1]) {
      clock.advance(advanceMs)
      await source.current()
      await macrotask()
    }

    const startMs = mints[1] ?? 0
    expect(mints.slice(1).map((mintedAtMs) => mintedAtMs - startMs)).toEqual([
      0, 0, 0, 1_000, 3_000,
    ])
  })

  it('is waited for once the old token has ended', async () => {
    const { source, clock, mintsBy } = createTokenSource()
    const renewal = createDeferred<GrantedToken>()
    await source.current()
    mintsBy(() => renewal.promise)
    clock.advance(24 * MINUTE_MS)
    await source.current()
    clock.advance(5 * MINUTE_MS)

    const token = source.current()
    renewal.resolve(grantedToken('token-2'))

    expect(await token).toBe('token-2')
  })

  it('fails for all to see once the old token has ended', async () => {
    const { source, clock, mintsBy } = createTokenSource()
    await source.current()
    mintsBy(async () => {
      throw unreachable
    })
    clock.advance(29 * MINUTE_MS)

    await expect(source.current()).rejects.toBe(unreachable)
  })
})

describe('refused credentials', () => {
  it('are not tried again for half a minute', async () => {
    const { source, clock, mints, failures, mintsBy } = createTokenSource()
    mintsBy(async () => {
      throw refused
    })

    for (const advanceMs of [0, 1, 29_998]) {
      clock.advance(advanceMs)
      await expect(source.current()).rejects.toBe(refused)
    }
    expect(mints).toHaveLength(1)

    clock.advance(1)
    await expect(source.current()).rejects.toBe(refused)
    expect(mints).toHaveLength(2)
    expect(failures).toEqual([refused, refused])
  })

  it('are forgotten once a token is granted', async () => {
    const { source, clock, mintsBy } = createTokenSource()
    await source.current()
    mintsBy(async () => {
      throw refused
    })
    clock.advance(24 * MINUTE_MS)
    await source.current()
    await macrotask()
    mintsBy(async () => grantedToken('granted'))
    clock.advance(30_000)
    await source.current()
    await macrotask()

    mintsBy(async () => grantedToken('granted anew'))

    expect(await source.replace('granted')).toBe('granted anew')
  })
})
