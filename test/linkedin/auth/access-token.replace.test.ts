import { describe, expect, it } from 'vitest'
import { authorize } from '../../../src/linkedin/auth/authorize.ts'
import { AccessTokenError } from '../../../src/linkedin/auth/token-endpoint.ts'
import { LinkedInStatusError } from '../../../src/linkedin/errors.ts'
import { createTokenSource, grantedToken } from '../../support/token-source.ts'

const PATH = '/v2/learningAssets'
const REQUEST = { path: PATH, parameters: [] }

describe('AccessTokenSource.replace', () => {
  it('mints a token in place of the one that was refused', async () => {
    const { source, mints } = createTokenSource()
    const refused = await source.current()

    expect(await source.replace(refused)).toBe('token-2')
    expect(await source.current()).toBe('token-2')
    expect(mints).toHaveLength(2)
  })

  it('mints once however many have been refused', async () => {
    const { source, mints } = createTokenSource()
    const refused = await source.current()

    const tokens = await Promise.all(Array.from({ length: 100 }, () => source.replace(refused)))

    expect(new Set(tokens)).toEqual(new Set(['token-2']))
    expect(mints).toHaveLength(2)
  })

  it('changes nothing when the refusal of an older token comes late', async () => {
    const { source, mints } = createTokenSource()
    const older = await source.current()
    await source.replace(older)

    expect(await source.replace(older)).toBe('token-2')
    expect(mints).toHaveLength(2)
  })

  it('fails as minting does', async () => {
    const { source, mintsBy } = createTokenSource()
    const refused = await source.current()
    const error = new AccessTokenError('APPLICATION_NOT_ALLOWED', 401, '')
    mintsBy(async () => {
      throw error
    })

    await expect(source.replace(refused)).rejects.toBe(error)
  })
})

describe('AccessTokenSource.distrust', () => {
  it('replaces no token for ten seconds', async () => {
    const { source, clock, mints } = createTokenSource()
    const token = await source.current()
    source.distrust()

    expect(await source.replace(token)).toBeNull()
    clock.advance(9_999)
    expect(await source.replace(token)).toBeNull()
    expect(mints).toHaveLength(1)

    clock.advance(1)
    expect(await source.replace(token)).toBe('token-2')
  })

  it('serves and renews as ever', async () => {
    const { source, clock } = createTokenSource()
    await source.current()
    source.distrust()

    expect(await source.current()).toBe('token-1')
    clock.advance(29 * 60_000)
    expect(await source.current()).toBe('token-2')
  })
})

describe('authorize with a source of tokens', () => {
  it('mints at most once in ten seconds while LinkedIn refuses every token', async () => {
    const { source, clock, mints } = createTokenSource()
    const send = authorize(source)(async () => {
      throw new LinkedInStatusError(PATH, { status: 401 })
    })

    for (let second = 0; second < 30; second += 1) {
      await Promise.allSettled(Array.from({ length: 20 }, () => send(REQUEST)))
      clock.advance(1_000)
    }

    // The first token, then one for each ten seconds.
    expect(mints).toHaveLength(4)
  })

  it('mints no more often where LinkedIn grants the same token again and again', async () => {
    const { source, clock, mints, mintsBy } = createTokenSource()
    mintsBy(async () => grantedToken('same'))
    const send = authorize(source)(async () => {
      throw new LinkedInStatusError(PATH, { status: 401 })
    })

    for (let second = 0; second < 30; second += 1) {
      await send(REQUEST).catch(() => {})
      clock.advance(1_000)
    }

    expect(mints).toHaveLength(4)
  })
})

describe('a token that LinkedIn refused', () => {
  it('is not sent again while no other is to be had', async () => {
    const { source, mintsBy } = createTokenSource()
    const error = new AccessTokenError('APPLICATION_NOT_ALLOWED', 401, '')
    const refused = await source.current()
    mintsBy(async () => {
      throw error
    })
    await expect(source.replace(refused)).rejects.toBe(error)

    await expect(source.current()).rejects.toBe(error)
  })

  it('is not taken from the store again', async () => {
    const kept = { value: 'kept', renewAtMs: Number.MAX_VALUE, expiresAtMs: Number.MAX_VALUE }
    const { source, mintsBy } = createTokenSource(async () => kept)
    const error = new AccessTokenError('APPLICATION_NOT_ALLOWED', 401, '')
    mintsBy(async () => {
      throw error
    })

    await expect(source.replace(await source.current())).rejects.toBe(error)

    await expect(source.current()).rejects.toBe(error)
  })
})
