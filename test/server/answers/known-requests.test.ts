import { IncomingMessage } from 'node:http'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import {
  createKnownRequests,
  type KnownAnswer,
} from '../../../src/server/answers/known-requests.ts'
import { createClock } from '../../support/clock.ts'

const KILOBYTE = 1_024

function createSubject(maxBytes = 100 * KILOBYTE) {
  const clock = createClock()
  const known = createKnownRequests({ maxBytes, now: clock.now })
  const storedAtMs = clock.now()
  const toAnswer = (bytes: number): KnownAnswer => ({
    headers: ['etag', '"x"'],
    body: Buffer.alloc(bytes),
    entityTag: '"x"',
    storedAtMs,
    freshUntilMs: storedAtMs + 1_000,
    staleUntilMs: storedAtMs + 1_000,
    expiresAtMs: storedAtMs + 1_000,
  })
  return {
    clock,
    known,
    toAnswer,
    /** As a server does on a miss. */
    keep(key: string, answer: KnownAnswer) {
      const request = new IncomingMessage(new Socket())
      known.note(request, key)
      known.keep(request, answer)
    },
  }
}

describe('known requests', () => {
  it('have their answers while these are fresh', () => {
    const { known, keep, toAnswer, clock } = createSubject()
    const answer = toAnswer(10)
    keep('key', answer)

    clock.advance(999)
    expect(known.get('key')).toBe(answer)
    expect(known.get('other')).toBeUndefined()
    clock.advance(1)
    expect(known.get('key')).toBeUndefined()
  })

  it('are those of which the key was noted', () => {
    const { known, toAnswer } = createSubject()

    known.keep(new IncomingMessage(new Socket()), toAnswer(10))

    expect(known.get('undefined')).toBeUndefined()
  })

  it('make room in the order of their use', () => {
    const { known, keep, toAnswer } = createSubject()
    for (let id = 0; id < 9; id += 1) keep(`${id}`, toAnswer(10 * KILOBYTE))
    known.get('0')

    keep('new', toAnswer(10 * KILOBYTE))

    expect(['0', '1', '2', 'new'].map((key) => known.get(key) !== undefined)).toEqual([
      true,
      false,
      true,
      true,
    ])
  })

  it('take no more memory for being many, or long', () => {
    const { known, keep, toAnswer } = createSubject()
    const keys = Array.from({ length: 1_000 }, (_, id) => `${id}`)
    for (const key of keys) keep(key, toAnswer(0))
    const few = keys.filter((key) => known.get(key)).length
    expect(few).toBeGreaterThan(100)
    expect(few).toBeLessThan((100 * KILOBYTE) / 600)

    keep('long'.repeat(30 * KILOBYTE), toAnswer(0))
    expect(known.get('long'.repeat(30 * KILOBYTE))).toBeUndefined()
    keep('large', toAnswer(200 * KILOBYTE))
    expect(known.get('large')).toBeUndefined()
  })

  it('may have no room at all', () => {
    const { known, keep, toAnswer } = createSubject(0.75)

    keep('key', toAnswer(10))

    expect(known.get('key')).toBeUndefined()
  })

  it('are none once closed', () => {
    const { known, keep, toAnswer } = createSubject()
    keep('key', toAnswer(10))

    known.close()
    keep('other', toAnswer(10))

    expect(known.get('key')).toBeUndefined()
    expect(known.get('other')).toBeUndefined()
  })
})
