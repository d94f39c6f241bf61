import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ageSecondsOf,
  createAnswer,
  isAnswer,
  toCacheControl,
} from '../../../src/server/answers/answer.ts'

const TIMES = { storedAtMs: 0, freshUntilMs: 60_000, staleUntilMs: 90_000, expiresAtMs: 100_000 }

describe('createAnswer', () => {
  it('has its body in UTF-8, in memory of its own, and the digest of it', () => {
    const { body, digest } = createAnswer('{"ü":1}', TIMES)

    expect(Buffer.from(body).toString()).toBe('{"ü":1}')
    expect(body.buffer.byteLength).toBe(body.length)
    expect(digest).toBe(createHash('sha256').update('{"ü":1}').digest('base64url'))
  })
})

describe('isAnswer', () => {
  it.each([
    undefined,
    null,
    'text',
    {},
    { ...createAnswer('{}', TIMES), body: '{}' },
    { ...createAnswer('{}', TIMES), freshUntilMs: undefined },
    { ...createAnswer('{}', TIMES), storedAtMs: '0' },
    { ...createAnswer('{}', TIMES), digest: undefined },
    { ...createAnswer('{}', TIMES), coded: undefined },
    { ...createAnswer('{}', TIMES), coded: null },
  ])('is false for %j', (value) => {
    expect(isAnswer(value)).toBe(false)
  })

  it('is true for an answer', () => {
    expect(isAnswer(createAnswer('{}', TIMES))).toBe(true)
  })
})

describe('toCacheControl', () => {
  it.each([
    {
      description: 'all that the server does',
      times: TIMES,
      expected: 'public, max-age=60, stale-while-revalidate=30, stale-if-error=40',
    },
    {
      description: 'no use of what is stale where the server makes none',
      times: { ...TIMES, staleUntilMs: 60_000, expiresAtMs: 60_000 },
      expected: 'public, max-age=60',
    },
    {
      description: 'whole seconds, and no more than there are',
      times: { storedAtMs: 1, freshUntilMs: 60_000, staleUntilMs: 61_000, expiresAtMs: 61_002 },
      expected: 'public, max-age=59, stale-while-revalidate=1, stale-if-error=2',
    },
    {
      description: 'nothing in the last second',
      times: { ...TIMES, storedAtMs: 59_001 },
      expected: 'no-store',
    },
    {
      description: 'nothing of what is stale already',
      times: { ...TIMES, storedAtMs: 70_000 },
      expected: 'no-store',
    },
    { description: 'nothing of what no cache may store', times: null, expected: 'no-store' },
  ])('allows $description', ({ times, expected }) => {
    expect(toCacheControl(times)).toBe(expected)
  })
})

describe('ageSecondsOf', () => {
  it('leaves, of max-age, the whole seconds until an answer is stale', () => {
    const moment = fc.nat(100_000)
    fc.assert(
      fc.property(moment, moment, moment, (storedAtMs, lifeMs, laterMs) => {
        const freshUntilMs = storedAtMs + lifeMs
        const nowMs = Math.min(storedAtMs + laterMs, freshUntilMs)
        const times = { storedAtMs, freshUntilMs }

        const age = ageSecondsOf(times, nowMs)

        const maxAge = Math.floor(lifeMs / 1_000)
        expect(maxAge - age).toBe(Math.floor((freshUntilMs - nowMs) / 1_000))
        expect(Math.abs(age - (nowMs - storedAtMs) / 1_000)).toBeLessThan(1)
      }),
    )
  })

  it('is never below zero, for an answer from a clock that is ahead', () => {
    expect(ageSecondsOf({ storedAtMs: 10_000, freshUntilMs: 20_000 }, 0)).toBe(0)
  })
})
