import { describe, expect, it } from 'vitest'
import { AccessTokenError } from '../../../src/linkedin/errors.ts'
import { createTokenSource } from '../../support/token-source.ts'

const notAllowed = new AccessTokenError('APPLICATION_NOT_ALLOWED', 401, '')

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
