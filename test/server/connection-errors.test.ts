import { createServer, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createClientErrorHandler } from '../../src/server/connection-errors.ts'
import { createDeferred } from '../support/deferred.ts'
import { type ExchangeOptions, exchangeBytes, type RawResponse } from '../support/raw-http.ts'
import { useSuiteServer } from '../support/suite-server.ts'

const POST = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
const HEALTH = 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'

describe('bytes that the HTTP parser refuses', () => {
  const server = useSuiteServer()

  it.each<{ name: string; bytes: string | Uint8Array; status: number } & ExchangeOptions>([
    { name: 'no HTTP', bytes: 'hello\r\n\r\n', status: 400 },
    { name: 'zero bytes', bytes: '\0\0\0\0', status: 400 },
    { name: 'a TLS handshake', bytes: Buffer.from([0x16, 3, 1, 0, 0xa5, 1, 0]), status: 400 },
    { name: 'the preface of HTTP/2', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', status: 505 },
    { name: 'HTTP/3.0', bytes: 'GET /healthz HTTP/3.0\r\nHost: x\r\n\r\n', status: 505 },
    { name: 'an unknown method', bytes: 'FOO /healthz HTTP/1.1\r\nHost: x\r\n\r\n', status: 501 },
    {
      name: 'an unknown method after a request',
      bytes: `${HEALTH}FOO /healthz HTTP/1.1\r\nHost: x\r\n\r\n`,
      status: 501,
    },
    { name: 'no HTTP after a request', bytes: `${HEALTH}hello\r\n\r\n`, status: 400 },
    { name: 'CONNECT', bytes: 'CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n', status: 405 },
    { name: 'a header without a name', bytes: 'GET / HTTP/1.1\r\n: x\r\n\r\n', status: 400 },
    { name: 'a space before a colon', bytes: 'GET / HTTP/1.1\r\nHost : x\r\n\r\n', status: 400 },
    { name: 'a folded header', bytes: 'GET / HTTP/1.1\r\nA: b\r\n c\r\n\r\n', status: 400 },
    {
      name: 'an address that is not encoded',
      bytes: 'GET /graphql?query={\xc3\xa9} HTTP/1.1\r\nHost: x\r\n\r\n',
      status: 400,
    },
    {
      name: 'an address of 20 KB',
      bytes: `GET /graphql?query=${'a'.repeat(20_000)} HTTP/1.1\r\nHost: x\r\n\r\n`,
      status: 414,
    },
    {
      name: 'a header of 20 KB',
      bytes: `GET /graphql HTTP/1.1\r\nHost: x\r\nA: ${'a'.repeat(20_000)}\r\n\r\n`,
      status: 431,
    },
    {
      name: 'many headers',
      bytes: `GET /graphql HTTP/1.1\r\nHost: x\r\n${'Abcdef: ghijkl\r\n'.repeat(2_000)}\r\n`,
      status: 431,
    },
    {
      name: 'a malformed chunk',
      bytes: `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`,
      status: 400,
    },
    {
      name: 'large chunk extensions',
      bytes: `${POST}Transfer-Encoding: chunked\r\n\r\n1;${'a'.repeat(20_000)}\r\n`,
      status: 413,
    },
    { name: 'a negative length', bytes: `${POST}Content-Length: -1\r\n\r\n`, status: 400 },
    {
      name: 'two lengths',
      bytes: `${POST}Content-Length: 1\r\nContent-Length: 2\r\n\r\n`,
      status: 400,
    },
    {
      name: 'a length and chunks',
      bytes: `${POST}Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      status: 400,
    },
    {
      name: 'chunks that are not the last coding',
      bytes: `${POST}Transfer-Encoding: chunked, gzip\r\n\r\n0\r\n\r\n`,
      status: 400,
    },
    { name: 'half a head', bytes: 'GET /healthz HTTP/1.1\r\nHo', status: 400, isEnded: true },
    {
      name: 'half a body',
      bytes: `${POST}Content-Length: 100\r\n\r\n{"query"`,
      status: 400,
      isEnded: true,
    },
  ])('$name: $status, in the format of GraphQL', async ({ bytes, status, isEnded = false }) => {
    const responses = await exchangeBytes(server.url, bytes, { isEnded })

    expectRefusal(responses.at(-1), status)
    expect(responses.at(-1)?.headers.get('connection')).toBe('close')
    // That of `/healthz`, where that is asked first.
    for (const { body } of responses.slice(0, -1)) expect(body).toBe('{"status":"ok"}')
    expect(server.logLines).toEqual([])
  })

  it('names the methods to those who want a tunnel', async () => {
    const [response] = await exchangeBytes(server.url, 'CONNECT x:1 HTTP/1.1\r\nHost: x\r\n\r\n')

    expect(response?.headers.get('allow')).toBe('GET, HEAD, POST, OPTIONS')
  })

  it('refuses other expectations than "100-continue", which it meets', async () => {
    const body = '{"query":"{ __typename }"}'
    const send = (expectation: string) =>
      exchangeBytes(
        server.url,
        `${POST}Expect: ${expectation}\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        { responses: 1 },
      )

    expectRefusal((await send('200-ok'))[0], 417)
    expect((await send('100-continue'))[0]?.status).toBe(200)
    expect((await send('100-Continue'))[0]?.status).toBe(200)
  })

  it('goes on with HTTP where a client would upgrade', async () => {
    const [response] = await exchangeBytes(
      server.url,
      'GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
      { responses: 1 },
    )

    expect(response?.status).toBe(200)
  })
})

describe('createClientErrorHandler', () => {
  const handler = createClientErrorHandler({ now: () => 0 })

  it('answers 408 when a request does not arrive in time', async () => {
    const { url, server } = await listen(createServer())
    server.on('clientError', handler)
    server.on('connection', (socket) => {
      const error = Object.assign(new Error(), { code: 'ERR_HTTP_REQUEST_TIMEOUT' })
      server.emit('clientError', error, socket)
    })

    const [response] = await exchangeBytes(url, '')

    expectRefusal(response, 408)
    expect(response?.headers.get('date')).toBe('Thu, 01 Jan 1970 00:00:00 GMT')
  })

  it('sends the responses to earlier requests first', async () => {
    const answered = createDeferred<void>()
    const { url, server } = await listen(
      createServer(async (request, response) => {
        if (request.url === '/first') await answered.promise
        response.setHeader('content-length', 0).end(() => undefined)
        if (request.url === '/second') answered.resolve()
      }),
    )
    server.on('clientError', handler)

    const responses = await exchangeBytes(
      url,
      'GET /first HTTP/1.1\r\nHost: x\r\n\r\nGET /second HTTP/1.1\r\nHost: x\r\n\r\nhello\r\n\r\n',
    )

    expect(responses.map(({ status }) => status)).toEqual([200, 200, 400])
  })

  it.each([
    { name: 'malformed', rest: 'zz\r\n', isEnded: false },
    { name: 'cut off', rest: '5\r\nab', isEnded: true },
  ])('answers a request once, where the rest of its body is $name', async ({ rest, isEnded }) => {
    const { url, server } = await listen(
      createServer((_, response) => response.setHeader('content-length', 0).end()),
    )
    server.on('clientError', handler)

    const responses = await exchangeBytes(
      url,
      `GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n${rest}`,
      { isEnded },
    )

    expect(responses.length).toBe(1)
  })

  it('ignores what follows the last request', async () => {
    const { url, server } = await listen(
      createServer((_, response) => response.setHeader('content-length', 0).end()),
    )
    server.on('clientError', handler)

    const responses = await exchangeBytes(
      url,
      'GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\nhello\r\n\r\n',
    )

    expect(responses.map(({ status }) => status)).toEqual([200])
  })

  it('survives clients that reset their connection', async () => {
    const { url, server } = await listen(createServer(() => undefined))
    server.on('clientError', handler)
    const closed = createDeferred<void>()
    server.on('connection', (socket) => socket.on('close', () => closed.resolve()))

    const client = connect(Number(new URL(url).port), '127.0.0.1')
    client.write('GET / HTTP/1.1\r\nHost: x\r\n\r\nhello\r\n\r\n', () => client.resetAndDestroy())

    await closed.promise
  })
})

/** Listens on a free port until the test has finished. */
async function listen(server: Server) {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const { port } = server.address() as AddressInfo
  return { server, url: `http://127.0.0.1:${port}` }
}

function expectRefusal(response: RawResponse | undefined, status: number): void {
  expect(response?.status).toBe(status)
  expect(response?.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(response?.headers.get('cache-control')).toBe('no-store')
  expect(response?.headers.has('date')).toBe(true)
  expect(JSON.parse(response?.body ?? '')).toEqual({
    errors: [
      { message: expect.stringMatching(/^[A-Z].*\.$/), extensions: { code: 'BAD_REQUEST' } },
    ],
  })
}
