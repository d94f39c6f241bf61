import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Cache } from '../../../src/cache/store.ts'
import { type Answer, createAnswer } from '../../../src/server/answers/answer.ts'
import { createAnswerStore } from '../../../src/server/answers/answer-store.ts'
import { CACHES, createMapCache } from '../../support/cache-stores.ts'
import { createClock } from '../../support/clock.ts'

const OPERATION = { queryHash: 'abc', operationName: undefined, variables: undefined }

function createSubject(cache: Cache = createMapCache(), version = 'v') {
  const clock = createClock()
  const store = createAnswerStore({ cache, version, now: clock.now })
  const storedAtMs = clock.now()
  const answer = createAnswer('{"data":{}}'.padEnd(2_000), {
    storedAtMs,
    freshUntilMs: storedAtMs + 1_000,
    staleUntilMs: storedAtMs + 2_000,
    expiresAtMs: storedAtMs + 3_000,
  })
  return { clock, store, answer }
}

/** A cache of copies makes arrays of buffers. */
function comparable(answer: Answer | undefined) {
  const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
  const coded = Object.entries(answer?.coded ?? {}).map(([name, bytes]) => [name, textOf(bytes)])
  return answer && { ...answer, body: textOf(answer.body), coded }
}

describe.each(CACHES)('the answers in $description', ({ createCache }) => {
  it('are the ones that were kept, while they are fresh', async () => {
    const { store, answer, clock } = createSubject(createCache())
    expect(await store.get('key')).toBeUndefined()

    await store.keep('key', answer)

    clock.advance(999)
    expect(comparable(await store.get('key'))).toEqual(comparable(answer))
    clock.advance(1)
    expect(await store.get('key')).toBeUndefined()
  })

  it('are kept in each coding that they were sent in', async () => {
    const { store, answer } = createSubject(createCache())
    await store.keep('key', answer)

    const bytes = await store.bytesIn('gzip', answer, 'key')

    const kept = await store.get('key')
    expect(gunzipSync(bytes)).toEqual(Buffer.from(answer.body))
    expect(comparable(kept)).toEqual(comparable({ ...answer, coded: { gzip: bytes } }))
    expect(kept && (await store.bytesIn('gzip', kept, 'key'))).toBe(kept?.coded.gzip)
    expect(kept && (await store.bytesIn('br', kept, 'key')).length).toBeLessThan(100)
    expect(Object.keys((await store.get('key'))?.coded ?? {})).toEqual(['gzip', 'br'])
  })

  it('are left where they are not kept', async () => {
    const { store, answer } = createSubject(createCache())

    await store.bytesIn('gzip', answer, null)

    expect(await store.get('null')).toBeUndefined()
  })
})

describe('what another program has stored', () => {
  it('is a miss', async () => {
    const cache = createMapCache()
    const { store } = createSubject(cache)
    await cache.set('key', { body: 'text' }, 1_000)

    expect(await store.get('key')).toBeUndefined()
  })
})

describe('the key of an answer', () => {
  const { store } = createSubject()
  const keyOf = (more: object) => store.keyOf({ ...OPERATION, ...more })

  it('is the same for the same variables in another order', () => {
    expect(keyOf({ variables: { a: 1, b: { d: [1], c: 2 } } })).toBe(
      keyOf({ variables: { b: { c: 2, d: [1] }, a: 1 } }),
    )
    expect(keyOf({})).toBe(keyOf({ variables: {} }))
  })

  it('is another for whatever an answer depends on', () => {
    const operations = [
      {},
      { queryHash: 'abd' },
      { operationName: 'A' },
      { operationName: '' },
      { operationName: 'null' },
      ...[
        '{"a":1}',
        '{"a":"1"}',
        '{"a":[1]}',
        '{"a":{"0":1}}',
        '{"a":[["0",1]]}',
        '{"a":null}',
        '{"a":true}',
        '{"b":1}',
        '{"a":1,"__proto__":1}',
        '{"a":1,"__proto__":{}}',
        '{"a":1,"constructor":{}}',
        '{"a":"\\ud800"}',
        '{"a":"\\ud801"}',
        '{"a":"\\\\ud800"}',
        '{"a":"\ufffd"}',
        '{"a":"\\u00e9"}',
        '{"a":"e\\u0301"}',
      ].map((variables) => ({ variables: JSON.parse(variables) })),
    ]

    expect(new Set(operations.map(keyOf)).size).toBe(operations.length)
    expect(createSubject(undefined, 'w').store.keyOf(OPERATION)).not.toBe(keyOf({}))
  })

  it('tells all variables apart', () => {
    const variables = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }))
    fc.assert(
      fc.property(variables, variables, (one, other) => {
        const areSame = keyOf({ variables: one }) === keyOf({ variables: other })

        if (areSame) expect(one).toEqual(other)
      }),
      { numRuns: 2_000 },
    )
  })

  it('is null where JSON cannot tell variables apart', () => {
    expect(keyOf({ variables: JSON.parse('{"a":1e400}') })).toBeNull()
    expect(keyOf({ variables: JSON.parse('{"a":[{"b":-1e400}]}') })).toBeNull()
    expect(keyOf({ variables: JSON.parse('{"a":null}') })).not.toBeNull()
  })

  it('is null for an operation without a document', () => {
    expect(keyOf({ queryHash: undefined })).toBeNull()
  })

  it('is null for variables that are nested deeper than can be written', () => {
    const depth = 60_000
    const variables = JSON.parse(`{"a":${'['.repeat(depth)}${']'.repeat(depth)}}`)

    expect(keyOf({ variables })).toBeNull()
  })
})
