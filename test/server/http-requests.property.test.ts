import type { IncomingMessage, ServerResponse } from 'node:http'
import { connect, type Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'
import { createHttpServer } from '../../src/server/http-server.ts'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { parseResponses } from '../support/raw-http.ts'
import { createLogRecorder } from '../support/recorders.ts'

/** The same requests each time, so that a failure can be reproduced. */
const RUNS = { numRuns: 400, seed: 20_261_127 }

const OPERATION = JSON.stringify({ query: 'query ($n: Int) { __typename }', variables: { n: 1 } })

const REQUESTS = [
  'GET /healthz HTTP/1.1\r\nHost: localhost:4000\r\n\r\n',
  'GET /graphql?query=%7B__typename%7D&variables=%7B%22n%22%3A%22%C3%BC%22%7D HTTP/1.1\r\nHost: x\r\nApollo-Require-Preflight: 1\r\n\r\n',
  post('application/json; charset=utf-8', OPERATION),
  post(
    'application/json',
    `5\r\n${OPERATION.slice(0, 5)}\r\n0\r\n\r\n`,
    'Transfer-Encoding: chunked',
  ),
  post('application/json', gzipSync(OPERATION), 'Content-Encoding: gzip'),
  post('application/json', OPERATION, 'Expect: 100-continue\r\nConnection: keep-alive, Upgrade'),
].map((bytes) => Buffer.from(bytes))

function post(type: string, body: string | Uint8Array, header = 'Accept: */*') {
  const length = /chunked/.test(header) ? 'X: y' : `Content-Length: ${body.length}`
  const head = `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: ${type}\r\n${header}\r\n${length}\r\n\r\n`
  return Buffer.concat([Buffer.from(head), Buffer.from(body)])
}

/** Bytes that mean something to one of the parsers, or any. */
const bytes = fc.oneof(
  fc.constantFrom(
    ...['\r\n', '\n', '\r', '\r\n\r\n', ':', ' ', '\0', '%', '%FF', '#', '\xff', '0', '9999999'],
    ...[
      'Host: y\r\n',
      'Transfer-Encoding: chunked\r\n',
      'Content-Length: 1\r\n',
      '\\ud800',
      'gzip',
    ],
  ),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

/** Replaces a part of a request, which may be empty, by other bytes. */
const mutation = fc.record({ at: fc.nat(400), length: fc.nat(12), bytes })

const mutatedRequests = fc
  .record({
    requests: fc.array(fc.constantFrom(...REQUESTS), { minLength: 1, maxLength: 3 }),
    mutations: fc.array(mutation, { minLength: 1, maxLength: 4 }),
  })
  .map(({ requests, mutations }) =>
    mutations.reduce(
      (request, { at, length, bytes: inserted }) =>
        Buffer.concat([
          request.subarray(0, at),
          Buffer.from(inserted, 'latin1'),
          request.subarray(at + length),
        ]),
      Buffer.concat(requests),
    ),
  )

/** Headers that the server, Fastify, Apollo Server or Node read. */
const HEADERS = [
  ...['Accept', 'Apollo-Federation-Include-Trace', 'Access-Control-Request-Headers', 'Connection'],
  ...[
    'Access-Control-Request-Method',
    'Accept-Version',
    'Content-Encoding',
    'Content-Type',
    'Cookie',
  ],
  ...[
    'Expect',
    'Host',
    'If-None-Match',
    'Origin',
    'Range',
    'Router-Authorization',
    'TE',
    'Upgrade',
  ],
  ...['Transfer-Encoding', 'X-Apollo-Operation-Name', 'X-Dry-Run', 'X-Explain', 'X-Forwarded-Host'],
]

const headerValue = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc
    .array(
      fc.constantFrom(
        'application/json',
        'gzip',
        'utf-8',
        'true',
        'x',
        'close',
        'http://localhost',
      ),
    )
    .chain((words) =>
      fc.constantFrom(',', ';', ';q=', '; charset=', '/', ' ', '="').map((by) => words.join(by)),
    ),
)

const requestsWithHeaders = fc
  .record({
    method: fc.constantFrom('GET', 'POST', 'PUT', 'OPTIONS', 'QUERY', 'TRACE'),
    target: fc.constantFrom('/graphql', '/graphql?query={__typename}', '/healthz', '/nowhere', '*'),
    headers: fc.dictionary(fc.constantFrom(...HEADERS), headerValue, { minKeys: 1, maxKeys: 4 }),
    body: fc.constantFrom('', OPERATION, '[', gzipSync(OPERATION).toString('latin1')),
  })
  .map(({ method, target, headers, body }) => {
    const all = {
      Host: 'x',
      'Content-Type': 'application/json',
      'X-Apollo-Operation-Name': 'x',
      ...headers,
    }
    const lines = Object.entries({ ...all, 'Content-Length': body.length }).map(
      // A line must end where its header ends: other mutations break it.
      ([name, value]) => `${name}: ${String(value).replaceAll(/[\r\n\0]/g, '')}\r\n`,
    )
    return Buffer.from(`${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n${body}`, 'latin1')
  })

describe('the HTTP server', () => {
  let linkedIn: FakeLinkedIn
  let app: FastifyInstance
  let port: number
  const log = createLogRecorder()
  /** The exchanges of each connection, by the port of its client. */
  const exchanges = new Map<number, { socket: Socket; all: [IncomingMessage, ServerResponse][] }>()

  beforeAll(async () => {
    linkedIn = await startFakeLinkedIn()
    app = await createHttpServer(
      { ...readEnvironment({}), isGraphiqlEnabled: false, ...linkedIn.config },
      log.log,
      { areKnownRequestsAnsweredFirst: true },
    )
    app.server.on('connection', (socket) => {
      exchanges.set(socket.remotePort ?? 0, { socket, all: [] })
    })
    for (const event of ['request', 'checkExpectation']) {
      app.server.prependListener(event, (request: IncomingMessage, response: ServerResponse) => {
        exchanges.get(request.socket.remotePort ?? 0)?.all.push([request, response])
      })
    }
    await app.listen({ host: '127.0.0.1', port: 0 })
    port = Number(new URL(app.listeningOrigin).port)
    log.lines.length = 0
  })

  afterAll(async () => {
    await app.close()
    await linkedIn.close()
  })

  /** Sends bytes, ends the connection when nothing more is to come without others, and reads it to its end. */
  async function exchange(request: Buffer): Promise<Buffer> {
    const client = connect(port, '127.0.0.1')
    const chunks: Buffer[] = []
    let isClosed = false
    client.on('data', (chunk) => chunks.push(chunk))
    client.on('error', () => undefined)
    client.on('close', () => {
      isClosed = true
    })
    await new Promise((resolve) => client.write(request, resolve))
    const clientPort = client.localPort ?? 0

    const isAnswered = () => {
      const { socket, all } = exchanges.get(clientPort) ?? {}
      if (!socket || !all) return false
      const isRead = socket.destroyed || socket.bytesRead >= request.length
      return (
        isRead && all.every(([{ complete }, { writableFinished }]) => !complete || writableFinished)
      )
    }
    while (!isClosed && !isAnswered()) await setImmediate()
    client.end()
    while (!isClosed) await setImmediate()
    exchanges.delete(clientPort)
    return Buffer.concat(chunks)
  }

  it('answers whatever arrives as JSON, and never as its own failure', async () => {
    const statuses = new Map<number, number>()
    await fc.assert(
      fc.asyncProperty(fc.oneof(mutatedRequests, requestsWithHeaders), async (request) => {
        const received = await exchange(request)

        const responses = parseResponses(received)
        if (received.length > 0) expect(responses.length).toBeGreaterThan(0)
        for (const { status, headers, body } of responses) {
          statuses.set(status, (statuses.get(status) ?? 0) + 1)
          expect([500, 502, 503, 504]).not.toContain(status)
          if (status === 204) continue
          expect(headers.get('content-type')).toBe('application/json; charset=utf-8')
          const { data, errors, status: health } = JSON.parse(body)
          expect(data ?? errors?.[0].extensions.code ?? health).toBeTruthy()
        }
        expect(log.lines).toEqual([])
      }),
      RUNS,
    )
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 400, 404, 415, 501]))
  })
})
