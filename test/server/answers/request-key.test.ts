import { IncomingMessage, type ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import { HeaderMap } from '@apollo/server'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { headKeyOf, toRequestKey } from '../../../src/server/answers/request-key.ts'
import { startAnswerServer } from '../../support/answer-server.ts'

/** A request of which the head is read. */
function toRequest(
  headers: Record<string, string> = {},
  { method = 'POST', url = '/graphql' } = {},
): IncomingMessage {
  const request = new IncomingMessage(new Socket())
  request.method = method
  request.url = url
  request.httpVersion = '1.1'
  request.headers = { host: 'x', 'content-length': '10', ...headers }
  return request
}

describe('headKeyOf', () => {
  it.each([
    { method: 'POST', url: '/graphql', isKnown: true },
    { method: 'POST', url: '/graphql/', isKnown: true },
    { method: 'POST', url: '/graphql?a', isKnown: true },
    { method: 'POST', url: '/graphql/?a', isKnown: true },
    { method: 'POST', url: '/graphqlx', isKnown: false },
    { method: 'POST', url: '/graphql/x', isKnown: false },
    { method: 'POST', url: '/graphql//', isKnown: false },
    { method: 'POST', url: '/graphql#', isKnown: false },
    { method: 'POST', url: 'http://x/graphql', isKnown: false },
    { method: 'POST', url: '/Graphql', isKnown: false },
    { method: 'PUT', url: '/graphql', isKnown: false },
    { method: 'OPTIONS', url: '/graphql', isKnown: false },
    { method: 'GET', url: '/graphql', isKnown: false },
  ])('is text for $method $url: $isKnown', ({ method, url, isKnown }) => {
    expect(typeof headKeyOf(toRequest({}, { method, url }))).toBe(isKnown ? 'string' : 'object')
  })

  it.each([
    { 'content-length': '0' },
    { 'content-length': String(256 * 1024 + 1) },
    { 'content-length': '1, 1' },
    { 'content-length': 'x' },
    { 'transfer-encoding': 'chunked' },
    { expect: '100-continue' },
    { upgrade: 'h2c' },
    { 'router-authorization': '' },
  ])('is null for %j', (headers) => {
    expect(headKeyOf(toRequest(headers))).toBeNull()
  })

  it('tells an absent header from every value of it', () => {
    const keys = [{}, { accept: '' }, { accept: 'undefined' }, { accept: 'null' }].map((headers) =>
      headKeyOf(toRequest(headers as Record<string, string>)),
    )

    expect(new Set(keys).size).toBe(4)
  })

  it('tells a value in one header from the same in another', () => {
    const names = ['accept', 'accept-encoding', 'content-type', 'origin', 'x-explain']
    const headers = fc.dictionary(fc.constantFrom(...names), fc.constantFrom('', 'a', 'b, a', '\r'))

    fc.assert(
      fc.property(headers, headers, (one, other) => {
        const isSame = headKeyOf(toRequest(one)) === headKeyOf(toRequest(other))

        // A carriage return, which no parser lets into a value, stands for an absent header.
        const present = (all: Record<string, string>) =>
          Object.entries(all).filter(([, value]) => value !== '\r')
        expect(isSame).toBe(
          JSON.stringify(present(one).sort()) === JSON.stringify(present(other).sort()),
        )
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('toRequestKey', () => {
  it('tells all bodies apart, long ones by their digest', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 4 }),
      fc.uint8Array({ minLength: 4, maxLength: 4 }).map((tail) => {
        return Buffer.concat([Buffer.alloc(5_000), tail])
      }),
    )

    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        const isSame =
          toRequestKey('head', Buffer.from(one)) === toRequestKey('head', Buffer.from(other))

        expect(isSame).toBe(Buffer.from(one).equals(Buffer.from(other)))
      }),
      { numRuns: 2_000 },
    )
    expect(toRequestKey('head')).not.toBe(toRequestKey('head', Buffer.alloc(0)))
    expect(toRequestKey('head', Buffer.alloc(200_000)).length).toBeLessThan(50)
  })
})

describe('the key of a request', () => {
  /** Read while a request is answered, and no reason for another answer. */
  const IRRELEVANT = [
    // Of what is read of a connection: whether it goes on, and where a message ends.
    ...['connection', 'content-length', 'transfer-encoding', 'expect', 'upgrade', 'trailer', 'te'],
    // Compared with the answer that is sent.
    'if-none-match',
    // Only the router's answers depend on it, which are never known.
    ...['router-authorization', 'apollo-federation-include-trace'],
    // Fastify's, for its logs, its hosts and versions of routes, of which there are none.
    ...['request-id', 'accept-version'],
    // Reported by a plugin that is off.
    ...['apollographql-client-name', 'apollographql-client-version'],
  ]

  it('has every header that is read while a request is answered', async () => {
    const { app, send } = await startAnswerServer({ corsOrigins: ['https://a.example'] })
    const read = new Set<string>()
    app.server.prependListener('request', (request: IncomingMessage, _: ServerResponse) => {
      recordReads(request, read)
    })
    const get = vi.spyOn(HeaderMap.prototype, 'get')
    const has = vi.spyOn(HeaderMap.prototype, 'has')
    onTestFinished(() => {
      get.mockRestore()
      has.mockRestore()
    })

    const query = '{ learningAssets(filter: { keyword: "java" }, first: 2) { nodes { title } } }'
    for (const method of ['POST', 'GET'] as const) {
      const headers = { origin: 'https://a.example', accept: '*/*', 'accept-encoding': 'br' }
      await send({ method, operation: { query }, headers })
      await send({ method, operation: { query: '{' }, headers })
    }

    for (const [name] of [...get.mock.calls, ...has.mock.calls]) read.add(String(name))
    const keyed = ['accept', 'origin', 'content-type', 'x-explain', 'x-dry-run', 'host']
    expect([...read]).toEqual(expect.arrayContaining(keyed))
    const request = toRequest()
    const plain = headKeyOf(request)
    const unkeyed = [...read].filter((name) => headKeyOf(toRequest({ [name]: 'a' })) === plain)
    expect(unkeyed.filter((name) => !IRRELEVANT.includes(name))).toEqual([])
  })
})

/** Records the headers of a request that are read by name; a copy of all reads none. */
function recordReads(request: IncomingMessage, read: Set<string>): void {
  const { headers } = request
  let copied: string | symbol | undefined
  const recorded = new Proxy(headers, {
    getOwnPropertyDescriptor(target, name) {
      copied = name
      return Reflect.getOwnPropertyDescriptor(target, name)
    },
    get(target, name) {
      if (typeof name === 'string' && name !== copied) read.add(name)
      copied = undefined
      return Reflect.get(target, name)
    },
    has(target, name) {
      if (typeof name === 'string') read.add(name)
      return Reflect.has(target, name)
    },
  })
  Object.defineProperty(request, 'headers', { value: recorded })
}
