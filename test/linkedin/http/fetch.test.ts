import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { Agent, errors } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import {
  LinkedInNetworkError,
  LinkedInSizeError,
  LinkedInTimeoutError,
} from '../../../src/linkedin/errors.ts'
import { exchange, type HttpRequest } from '../../../src/linkedin/http/fetch.ts'
import { startBrokenLinkedIn } from '../../support/broken-linkedin.ts'

const PATH = '/v2/learningAssets'
const MEGABYTE = 1024 * 1024

/** One exchange with a LinkedIn that does with the connection as it is told. */
async function createSubject(onRequest: (socket: Socket) => void, timeoutMs = 5_000) {
  const linkedIn = await startBrokenLinkedIn(onRequest)
  const dispatcher = new Agent()
  onTestFinished(async () => {
    await dispatcher.destroy()
    await linkedIn.close()
  })
  return {
    received: linkedIn.received,
    exchange: (request: Partial<HttpRequest> = {}) =>
      exchange(
        {
          method: 'GET',
          url: `${linkedIn.apiUrl}${PATH}?q=criteria`,
          path: PATH,
          headers: {},
          ...request,
        },
        { dispatcher, timeoutMs },
      ),
  }
}

/** Sends a body whole, under these headers. */
function answer(body: string | Buffer, headers = 'content-type: application/json') {
  return (socket: Socket) => {
    const bytes = Buffer.from(body)
    socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\ncontent-length: ${bytes.byteLength}\r\n\r\n`)
    socket.end(bytes)
  }
}

describe('exchange', () => {
  it('sends what it is told, and asks for JSON', async () => {
    const { exchange, received } = await createSubject(answer('{}'))

    await exchange({ headers: { authorization: 'Bearer T' } })

    const [line, ...headers] = received[0]?.trimEnd().split('\r\n') ?? []
    expect(line).toBe('GET /v2/learningAssets?q=criteria HTTP/1.1')
    expect(headers).toContain('accept: application/json')
    expect(headers).toContain('authorization: Bearer T')
  })

  it('sends a body', async () => {
    const { exchange, received } = await createSubject(answer('{}'))

    await exchange({ method: 'POST', body: 'grant_type=client_credentials' })

    expect(received[0]).toMatch(/^POST \/v2\/learningAssets/)
    expect(received[0]).toMatch(/\r\n\r\ngrant_type=client_credentials$/)
  })

  it('gives status, headers and body', async () => {
    const { exchange } = await createSubject((socket) =>
      socket.end('HTTP/1.1 429 Too Many Requests\r\nRetry-After: 2\r\n\r\n{"status":429}'),
    )

    expect(await exchange()).toMatchObject({
      status: 429,
      headers: { 'retry-after': '2' },
      body: { status: 429 },
    })
  })

  it.each<{ description: string; bytes: string | Buffer; body: unknown }>([
    { description: 'an empty object', bytes: '{}', body: {} },
    { description: 'a byte order mark', bytes: '\ufeff{"a":1}', body: { a: 1 } },
    { description: 'a name twice: the last counts', bytes: '{"a":1,"a":2}', body: { a: 2 } },
    { description: 'half a surrogate pair', bytes: '{"a":"\\ud83d"}', body: { a: '\ud83d' } },
    { description: 'a name of a prototype', bytes: '{"toString":1}', body: { toString: 1 } },
    {
      description: 'bytes that are not UTF-8',
      bytes: Buffer.from('{"a":"\xff\xfe"}', 'latin1'),
      body: { a: '\ufffd\ufffd' },
    },
  ])('reads $description', async ({ bytes, body }) => {
    const { exchange } = await createSubject(answer(bytes))

    expect((await exchange()).body).toEqual(body)
  })

  it.each([
    { description: 'nothing', bytes: '' },
    { description: 'white space', bytes: ' \r\n' },
    { description: 'a page of HTML', bytes: '<html><title>Sign in</title></html>' },
    { description: 'null', bytes: 'null' },
    { description: 'a list', bytes: '[{}]' },
    { description: 'text', bytes: '"text"' },
    { description: 'a number', bytes: '1' },
    { description: 'what is no JSON', bytes: '{"expires_in":NaN}' },
    { description: 'half an object', bytes: '{"elements":[' },
    { description: 'a list of great depth', bytes: '['.repeat(100_000) },
    { description: 'a packed body that was not asked for', bytes: gzipSync('{"a":1}') },
  ])('has no body where there is $description', async ({ bytes }) => {
    const { exchange } = await createSubject(answer(bytes))

    expect(await exchange()).toMatchObject({ status: 200, body: null })
  })

  it('reads an object of great depth', async () => {
    const depth = 100_000
    const { exchange } = await createSubject(
      answer(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`),
    )

    expect((await exchange()).body).toHaveProperty('a')
  })

  it('does not set a prototype', async () => {
    const { exchange } = await createSubject(answer('{"__proto__":{"elements":[]}}'))

    expect((await exchange()).body?.['elements']).toBeUndefined()
  })

  it('has no body for status 204', async () => {
    const { exchange } = await createSubject((socket) =>
      socket.end('HTTP/1.1 204 No Content\r\n\r\n'),
    )

    expect(await exchange()).toMatchObject({ status: 204, body: null })
  })

  it.each([
    { description: 'a reset', onRequest: (socket: Socket) => socket.resetAndDestroy() },
    { description: 'an end without an answer', onRequest: (socket: Socket) => socket.end() },
    {
      description: 'an answer that is not HTTP',
      onRequest: (socket: Socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    },
    {
      description: 'a reset among the headers',
      onRequest: (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-ty', () => socket.resetAndDestroy())
      },
    },
    {
      description: 'a body that ends too early',
      onRequest: (socket: Socket) =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"elements":[]}'),
    },
    {
      description: 'a chunk that ends too early',
      onRequest: (socket: Socket) =>
        socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{}'),
    },
    {
      description: 'a reset in the body',
      onRequest: (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}', () =>
          socket.resetAndDestroy(),
        )
      },
    },
  ])('fails for $description as what may go better', async ({ onRequest }) => {
    const { exchange } = await createSubject(onRequest)

    const error = await exchange().catch((caught: unknown) => caught)

    expect(error).toBeInstanceOf(LinkedInNetworkError)
    expect(error).toMatchObject({ isRetryable: true, cause: expect.any(Error) })
  })

  it('calls a mistake of ours no failure of LinkedIn', async () => {
    const { exchange, received } = await createSubject(answer('{}'))

    await expect(exchange({ headers: { authorization: 'Bearer\n' } })).rejects.toBeInstanceOf(
      errors.InvalidArgumentError,
    )
    expect(received).toEqual([])
  })

  it('fails where nobody listens', async () => {
    const linkedIn = await startBrokenLinkedIn(() => {})
    await linkedIn.close()
    const { exchange } = await createSubject(() => {})

    await expect(exchange({ url: `${linkedIn.apiUrl}${PATH}` })).rejects.toThrow(
      new LinkedInNetworkError(PATH),
    )
  })

  it.each([
    { description: 'the answer', onRequest: () => {} },
    {
      description: 'the rest of the headers',
      onRequest: (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-'),
    },
    {
      description: 'the rest of the body',
      onRequest: (socket: Socket) => socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'),
    },
  ])('waits no longer than it may for $description', async ({ onRequest }) => {
    const { exchange } = await createSubject(onRequest, 50)

    await expect(exchange()).rejects.toThrow(new LinkedInTimeoutError(PATH))
  })

  it('closes the connection of an answer that it does not wait for', async () => {
    const { exchange } = await createSubject((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{')
      closed = new Promise((resolve) => socket.on('close', () => resolve('closed')))
    }, 50)
    let closed: Promise<string> | undefined

    await exchange().catch(() => {})

    expect(await closed).toBe('closed')
  })

  it('reads a body of ten megabytes', async () => {
    const { exchange } = await createSubject(answer('{}'.padEnd(10 * MEGABYTE)))

    expect((await exchange()).body).toEqual({})
  })

  it('refuses a body that is larger', async () => {
    const { exchange } = await createSubject(answer('{}'.padEnd(10 * MEGABYTE + 1)))

    await expect(exchange()).rejects.toThrow(new LinkedInSizeError(PATH))
  })

  it('stops reading a body that has no end', async () => {
    let sentBytes = 0
    const { exchange } = await createSubject((socket) => {
      const chunk = Buffer.alloc(MEGABYTE, ' ')
      const send = (error?: Error | null) => {
        if (error) return
        sentBytes += chunk.byteLength
        socket.write(chunk, send)
      }
      socket.write('HTTP/1.1 200 OK\r\n\r\n', send)
    })

    await expect(exchange()).rejects.toThrow(new LinkedInSizeError(PATH))
    expect(sentBytes).toBeLessThan(64 * MEGABYTE)
  })
})
