import { getEventListeners } from 'node:events'
import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { Agent, errors } from 'undici'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  LinkedInNetworkError,
  LinkedInSizeError,
  LinkedInTimeoutError,
} from '../../../src/linkedin/errors.ts'
import { fetchJson, type HttpRequest } from '../../../src/linkedin/http/fetch-json.ts'
import { createDeferred } from '../../support/deferred.ts'
import { startBrokenLinkedIn } from '../../support/fake-linkedin.ts'

const PATH = '/v2/learningAssets'
const MEGABYTE = 1024 * 1024

/** A bound for what hangs: nothing waits for it. */
const TIMEOUT_MS = 60_000

/** Sends requests to a server that handles each connection with `onRequest`. */
async function createSubject(onRequest: (socket: Socket) => void) {
  const arrived = createDeferred<void>()
  const closed = createDeferred<void>()
  const linkedIn = await startBrokenLinkedIn((socket) => {
    socket.on('close', () => closed.resolve())
    onRequest(socket)
    arrived.resolve()
  })
  const dispatcher = new Agent()
  onTestFinished(async () => {
    await dispatcher.destroy()
    await linkedIn.close()
  })
  return {
    received: linkedIn.received,
    /** Resolves when a request has arrived. */
    arrived: arrived.promise,
    /** Resolves when the connection is closed. */
    closed: closed.promise,
    send: (request: Partial<HttpRequest> = {}) =>
      fetchJson(
        {
          method: 'GET',
          url: `${linkedIn.apiUrl}${PATH}?q=criteria`,
          path: PATH,
          headers: {},
          ...request,
        },
        { dispatcher, timeoutMs: TIMEOUT_MS },
      ),
  }
}

/** Responds with status 200, these headers and this body. */
function respondWith(body: string | Buffer, headers = 'content-type: application/json') {
  return (socket: Socket) => {
    const bytes = Buffer.from(body)
    socket.write(`HTTP/1.1 200 OK\r\n${headers}\r\ncontent-length: ${bytes.byteLength}\r\n\r\n`)
    socket.end(bytes)
  }
}

describe('fetchJson', () => {
  it('sends method, path, query and headers, and accepts JSON', async () => {
    const { send, received } = await createSubject(respondWith('{}'))

    await send({ headers: { authorization: 'Bearer T' } })

    const [line, ...headers] = received[0]?.trimEnd().split('\r\n') ?? []
    expect(line).toBe('GET /v2/learningAssets?q=criteria HTTP/1.1')
    expect(headers).toContain('accept: application/json')
    expect(headers).toContain('authorization: Bearer T')
  })

  it('sends a body', async () => {
    const { send, received } = await createSubject(respondWith('{}'))

    await send({ method: 'POST', body: 'grant_type=client_credentials' })

    expect(received[0]).toMatch(/^POST \/v2\/learningAssets/)
    expect(received[0]).toMatch(/\r\n\r\ngrant_type=client_credentials$/)
  })

  it('returns status, headers and body', async () => {
    const { send } = await createSubject((socket) =>
      socket.end('HTTP/1.1 429 Too Many Requests\r\nRetry-After: 2\r\n\r\n{"status":429}'),
    )

    expect(await send()).toMatchObject({
      status: 429,
      headers: { 'retry-after': '2' },
      body: { status: 429 },
    })
  })

  it.each<{ description: string; bytes: string | Buffer; body: unknown }>([
    { description: 'an empty object', bytes: '{}', body: {} },
    { description: 'a byte order mark', bytes: '\ufeff{"a":1}', body: { a: 1 } },
    {
      description: 'a duplicate name, of which the last counts',
      bytes: '{"a":1,"a":2}',
      body: { a: 2 },
    },
    { description: 'a lone surrogate', bytes: '{"a":"\\ud83d"}', body: { a: '\ud83d' } },
    {
      description: 'the name of a method of objects',
      bytes: '{"toString":1}',
      body: { toString: 1 },
    },
    {
      description: 'bytes that are not UTF-8',
      bytes: Buffer.from('{"a":"\xff\xfe"}', 'latin1'),
      body: { a: '\ufffd\ufffd' },
    },
  ])('reads $description', async ({ bytes, body }) => {
    const { send } = await createSubject(respondWith(bytes))

    expect((await send()).body).toEqual(body)
  })

  it.each([
    { description: 'an empty body', bytes: '' },
    { description: 'white space', bytes: ' \r\n' },
    { description: 'HTML', bytes: '<html><title>Sign in</title></html>' },
    { description: 'null', bytes: 'null' },
    { description: 'a list', bytes: '[{}]' },
    { description: 'a string', bytes: '"text"' },
    { description: 'a number', bytes: '1' },
    { description: 'invalid JSON', bytes: '{"expires_in":NaN}' },
    { description: 'a truncated object', bytes: '{"elements":[' },
    { description: 'a deeply nested list', bytes: '['.repeat(100_000) },
    { description: 'a gzip body', bytes: gzipSync('{"a":1}') },
  ])('has a null body for $description', async ({ bytes }) => {
    const { send } = await createSubject(respondWith(bytes))

    expect(await send()).toMatchObject({ status: 200, body: null })
  })

  it.each([
    { description: 'objects', open: '{"a":', close: '}', levels: 1 },
    { description: 'lists in objects', open: '{"a":[', close: ']}', levels: 2 },
    { description: 'objects beside brackets', open: '{"b":"[{[{","a":', close: '}', levels: 1 },
  ])(
    'reads 64 levels of $description, and has a null body for more',
    async ({ open, close, levels }) => {
      const bodyOf = async (depth: number) => {
        const times = depth / levels
        const { send } = await createSubject(
          respondWith(`${open.repeat(times)}1${close.repeat(times)}`),
        )
        return (await send()).body
      }

      expect(await bodyOf(64)).toHaveProperty('a')
      for (const depth of [64 + levels, 20_000, 100_000]) expect(await bodyOf(depth)).toBeNull()
    },
  )

  it('sets no prototype from `__proto__`', async () => {
    const { send } = await createSubject(respondWith('{"__proto__":{"elements":[]}}'))

    expect((await send()).body?.['elements']).toBeUndefined()
  })

  it('has a null body for status 204', async () => {
    const { send } = await createSubject((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n'))

    expect(await send()).toMatchObject({ status: 204, body: null })
  })

  it.each([
    { description: 'a reset', onRequest: (socket: Socket) => socket.resetAndDestroy() },
    { description: 'an end without a response', onRequest: (socket: Socket) => socket.end() },
    {
      description: 'a response that is not HTTP',
      onRequest: (socket: Socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'),
    },
    {
      description: 'a reset within the headers',
      onRequest: (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-ty', () => socket.resetAndDestroy())
      },
    },
    {
      description: 'a truncated body',
      onRequest: (socket: Socket) =>
        socket.end('HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n{"elements":[]}'),
    },
    {
      description: 'a truncated chunk',
      onRequest: (socket: Socket) =>
        socket.end('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nff\r\n{}'),
    },
    {
      description: 'a reset within the body',
      onRequest: (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{}', () =>
          socket.resetAndDestroy(),
        )
      },
    },
  ])('fails with a retryable LinkedInNetworkError for $description', async ({ onRequest }) => {
    const { send } = await createSubject(onRequest)

    const error = await send().catch((caught: unknown) => caught)

    expect(error).toBeInstanceOf(LinkedInNetworkError)
    expect(error).toMatchObject({ isRetryable: true, cause: expect.any(Error) })
  })

  it('passes an invalid argument on, and sends nothing', async () => {
    const { send, received } = await createSubject(respondWith('{}'))

    await expect(send({ headers: { authorization: 'Bearer\n' } })).rejects.toBeInstanceOf(
      errors.InvalidArgumentError,
    )
    expect(received).toEqual([])
  })

  it('fails with a LinkedInNetworkError where the connection is refused', async () => {
    const linkedIn = await startBrokenLinkedIn(() => {})
    await linkedIn.close()
    const { send } = await createSubject(() => {})

    await expect(send({ url: `${linkedIn.apiUrl}${PATH}` })).rejects.toThrow(
      new LinkedInNetworkError(PATH),
    )
  })

  it.each([
    { description: 'no response', onRequest: () => {} },
    {
      description: 'truncated headers',
      onRequest: (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-'),
    },
    {
      description: 'a truncated body',
      onRequest: (socket: Socket) =>
        void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'),
    },
  ])(
    'closes the connection after the time limit and fails with a LinkedInTimeoutError, for $description',
    async ({ onRequest }) => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
      onTestFinished(() => void vi.useRealTimers())
      const { send, arrived, closed } = await createSubject(onRequest)
      const response = send()
      await arrived

      vi.advanceTimersByTime(TIMEOUT_MS)

      await expect(response).rejects.toThrow(new LinkedInTimeoutError(PATH))
      await closed
    },
  )

  it('reads a body of 10 MiB', async () => {
    const { send } = await createSubject(respondWith('{}'.padEnd(10 * MEGABYTE)))

    expect((await send()).body).toEqual({})
  })

  it('fails with a LinkedInSizeError for a larger body', async () => {
    const { send } = await createSubject(respondWith('{}'.padEnd(10 * MEGABYTE + 1)))

    await expect(send()).rejects.toThrow(new LinkedInSizeError(PATH))
  })

  it('stops reading an endless body at the limit', async () => {
    let sentBytes = 0
    const { send } = await createSubject((socket) => {
      const chunk = Buffer.alloc(MEGABYTE, ' ')
      const send = (error?: Error | null) => {
        if (error) return
        sentBytes += chunk.byteLength
        socket.write(chunk, send)
      }
      socket.write('HTTP/1.1 200 OK\r\n\r\n', send)
    })

    await expect(send()).rejects.toThrow(new LinkedInSizeError(PATH))
    expect(sentBytes).toBeLessThan(64 * MEGABYTE)
  })
})

const reason = new Error('The client disconnected')

describe('fetchJson, aborted', () => {
  it.each([
    { description: 'before the response', onRequest: () => {} },
    {
      description: 'within the headers',
      onRequest: (socket: Socket) => void socket.write('HTTP/1.1 200 OK\r\ncontent-'),
    },
    {
      description: 'within the body',
      onRequest: (socket: Socket) =>
        void socket.write('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{'),
    },
  ])('closes the connection and fails with the reason $description', async ({ onRequest }) => {
    const { send, arrived, closed } = await createSubject(onRequest)
    const controller = new AbortController()
    const response = send({ signal: controller.signal })
    await arrived

    controller.abort(reason)

    await expect(response).rejects.toBe(reason)
    await closed
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  it('sends nothing for a signal that has aborted already', async () => {
    const { send, received } = await createSubject(respondWith('{}'))

    await expect(send({ signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(received).toEqual([])
  })

  it('fails with a reason that is no Error', async () => {
    const { send, arrived } = await createSubject(() => {})
    const controller = new AbortController()
    const response = send({ signal: controller.signal }).catch((caught: unknown) => caught)
    await arrived

    controller.abort('disconnected')

    expect(await response).toBe('disconnected')
  })

  it('leaves no listener on a signal that outlives it', async () => {
    let connections = 0
    const { send } = await createSubject((socket) => {
      connections += 1
      if (connections % 2 === 0) socket.destroy()
      else socket.end('HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\n{}')
    })
    const { signal } = new AbortController()

    for (let round = 0; round < 10; round += 1) await send({ signal }).catch(() => {})

    expect(connections).toBe(10)
    expect(getEventListeners(signal, 'abort')).toEqual([])
  })
})
