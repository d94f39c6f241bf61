import { getEventListeners } from 'node:events'
import type { Socket } from 'node:net'
import { inspect } from 'node:util'
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib'
import { Agent, buildConnector, errors } from 'undici'
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import {
  LinkedInEncodingError,
  LinkedInNetworkError,
  LinkedInSizeError,
  LinkedInTimeoutError,
} from '../../../src/linkedin/errors.ts'
import { fetchJson, type HttpRequest } from '../../../src/linkedin/http/fetch-json.ts'
import { createDeferred } from '../../support/deferred.ts'
import { startBrokenLinkedIn } from '../../support/fake-linkedin.ts'
import { TIMEOUTS } from '../../support/timeouts.ts'
import { untilIdle } from '../../support/until-idle.ts'

const PATH = '/v2/learningAssets'
const MEGABYTE = 1024 * 1024
const reason = new Error('The client disconnected')

/** Sends requests to a server that handles each connection with `onRequest`. */
async function createSubject(onRequest: (socket: Socket) => void) {
  const arrived = createDeferred<void>()
  const closed = createDeferred<void>()
  const linkedIn = await startBrokenLinkedIn((socket) => {
    socket.on('close', () => closed.resolve())
    onRequest(socket)
    arrived.resolve()
  })
  // Without a limit of its own.
  const dispatcher = new Agent({ connect: { timeout: 0 } })
  onTestFinished(async () => {
    await dispatcher.destroy()
    await linkedIn.close()
  })
  const url = `${linkedIn.apiUrl}${PATH}?q=criteria`
  return {
    url,
    /** The same address, where the TLS handshake is part of the request. */
    tlsUrl: url.replace('http:', 'https:'),
    received: linkedIn.received,
    /** Resolves when a request has arrived. */
    arrived: arrived.promise,
    /** Resolves when the connection is closed. */
    closed: closed.promise,
    send: (request: Partial<HttpRequest> = {}) =>
      fetchJson(
        {
          method: 'GET',
          url,
          path: PATH,
          headers: {},
          ...request,
        },
        { dispatcher, ...TIMEOUTS },
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
    { description: 'Latin-1', bytes: Buffer.from('{"a":"M\xfcnchen"}', 'latin1') },
    { description: 'UTF-16', bytes: Buffer.from('\ufeff{"a":1}', 'utf16le') },
    { description: 'a character cut short', bytes: Buffer.from('{"a":"\xe6\x97"}', 'latin1') },
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

  it('keeps no byte of a response that is not HTTP in its error', async () => {
    const { send } = await createSubject((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n')
      socket.end('{"access_token":"CANARY"}')
    })

    const error = await send().catch((caught: unknown) => caught)

    expect(error).toEqual(new LinkedInNetworkError(PATH))
    // As `console` does, with all causes.
    expect(inspect(error, { depth: null })).not.toContain('CANARY')
  })

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

describe('fetchJson, with time limits', () => {
  const { connectTimeoutMs, firstByteTimeoutMs, bodyTimeoutMs } = TIMEOUTS
  const HEAD = 'HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n'

  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  })

  afterEach(() => {
    vi.useRealTimers()
  })

  /** A request that has arrived, and its response, to be written in parts. */
  async function startExchange() {
    let socket: Socket | undefined
    const { send, arrived, closed } = await createSubject((connected) => {
      socket = connected
    })
    const outcome: { value?: unknown } = {}
    const response = send().then(
      (value) => Object.assign(outcome, { value }),
      (value: unknown) => Object.assign(outcome, { value }),
    )
    await arrived
    return {
      outcome,
      response,
      closed,
      async write(text: string) {
        socket?.write(text)
        await untilIdle()
      },
    }
  }

  it.each<{ description: string; parts: readonly string[]; phase: string; limitMs: number }>([
    {
      description: 'nothing arrives',
      parts: [],
      phase: 'first byte',
      limitMs: firstByteTimeoutMs,
    },
    {
      description: 'headers arrive in drips',
      parts: ['HTTP/1.1 200', ' OK\r\ncontent-', 'length: 9\r\n', 'date'],
      phase: 'first byte',
      limitMs: firstByteTimeoutMs,
    },
    {
      description: 'only interim responses arrive',
      parts: ['HTTP/1.1 103 Early Hints\r\n\r\n', 'HTTP/1.1 103 Early Hints\r\n\r\n'],
      phase: 'first byte',
      limitMs: firstByteTimeoutMs,
    },
    {
      description: 'the body stops',
      parts: [`${HEAD}{`],
      phase: 'body',
      limitMs: bodyTimeoutMs,
    },
    {
      description: 'the body arrives in drips',
      parts: [`${HEAD}{`, ' ', ' ', ' ', ' '],
      phase: 'body',
      limitMs: bodyTimeoutMs,
    },
    {
      description: 'the body is endless',
      parts: ['HTTP/1.1 200 OK\r\n\r\n{', ...Array.from({ length: 50 }, () => ' ')],
      phase: 'body',
      limitMs: bodyTimeoutMs,
    },
  ])(
    'closes the connection when the limit is reached where $description',
    async ({ parts, phase, limitMs }) => {
      const { outcome, response, closed, write } = await startExchange()

      const stepMs = Math.floor(limitMs / (parts.length + 1))
      for (const part of parts) {
        await write(part)
        vi.advanceTimersByTime(stepMs)
      }
      await untilIdle()
      expect(outcome).toEqual({})
      vi.advanceTimersByTime(limitMs - parts.length * stepMs)
      await response

      expect(outcome.value).toBeInstanceOf(LinkedInTimeoutError)
      expect(outcome.value).toMatchObject({ phase, message: expect.stringContaining(PATH) })
      await closed
      expect(vi.getTimerCount()).toBe(0)
    },
  )

  it('gives each phase its own limit, all of it', async () => {
    const { outcome, response, write } = await startExchange()

    vi.advanceTimersByTime(firstByteTimeoutMs - 1)
    await write(HEAD)
    vi.advanceTimersByTime(bodyTimeoutMs - 1)
    await write('{"a": 1 }')
    await response

    expect(outcome.value).toMatchObject({ status: 200, body: { a: 1 } })
  })

  it('fails in the phase connect where a TLS handshake is not answered', async () => {
    const { send, tlsUrl, arrived } = await createSubject(() => {})
    const response = send({ url: tlsUrl }).catch((error: unknown) => error)
    await arrived

    vi.advanceTimersByTime(connectTimeoutMs)

    expect(await response).toMatchObject({ phase: 'connect', isRetryable: true })
  })

  it.each([
    {
      description: 'has not come in time',
      end: () => vi.advanceTimersByTime(connectTimeoutMs),
      error: { phase: 'connect' },
    },
    {
      description: 'is no longer waited for',
      end: (controller: AbortController) => controller.abort(reason),
      error: reason,
    },
  ])('sends nothing over a connection that $description', async ({ end, error }) => {
    const connecting = createDeferred<() => void>()
    const connector = buildConnector({})
    const dispatcher = new Agent({
      connect: (options, callback) => connecting.resolve(() => connector(options, callback)),
    })
    onTestFinished(() => dispatcher.destroy())
    const { url, received } = await createSubject(() => {})
    const controller = new AbortController()
    const response = fetchJson(
      { method: 'GET', url, path: PATH, headers: {}, signal: controller.signal },
      { dispatcher, ...TIMEOUTS },
    ).catch((caught: unknown) => caught)
    const connect = await connecting.promise

    end(controller)
    expect(await response).toMatchObject(error)
    connect()
    await vi.waitFor(() => expect(received).toHaveLength(1))
    await untilIdle()

    expect(received).toEqual([''])
  })
})

/** Responds with a status and a body of that content coding, a header line each. */
function respondEncoded(body: string | Buffer, codings: readonly string[], status = 200) {
  return (socket: Socket) => {
    const bytes = Buffer.from(body)
    const headers = codings.map((coding) => `Content-Encoding: ${coding}\r\n`).join('')
    socket.write(`HTTP/1.1 ${status} X\r\n${headers}content-length: ${bytes.byteLength}\r\n\r\n`)
    socket.end(bytes)
  }
}

const TEXT = JSON.stringify({ title: 'München 日本 😀', text: 'a'.repeat(100_000) })

describe('fetchJson, content codings', () => {
  it('asks for gzip and Brotli', async () => {
    const { send, received } = await createSubject(respondWith('{}'))

    await send()

    expect(received[0]).toMatch(/\r\naccept-encoding: gzip, br\r\n/)
  })

  it.each([
    { description: 'gzip', codings: ['gzip'], bytes: gzipSync(TEXT) },
    { description: 'gzip in capitals', codings: ['GZIP'], bytes: gzipSync(TEXT) },
    { description: 'gzip by its other name', codings: ['x-gzip'], bytes: gzipSync(TEXT) },
    { description: 'gzip beside white space', codings: [' gzip ,'], bytes: gzipSync(TEXT) },
    {
      description: 'gzip of two members',
      codings: ['gzip'],
      bytes: Buffer.concat([gzipSync(TEXT.slice(0, 9)), gzipSync(TEXT.slice(9))]),
    },
    {
      description: 'gzip of a byte order mark',
      codings: ['gzip'],
      bytes: gzipSync(`\ufeff${TEXT}`),
    },
    { description: 'Brotli', codings: ['br'], bytes: brotliCompressSync(TEXT) },
    { description: 'no coding', codings: ['identity'], bytes: TEXT },
    { description: 'an empty list of codings', codings: [''], bytes: TEXT },
  ])('reads $description', async ({ codings, bytes }) => {
    const { send } = await createSubject(respondEncoded(bytes, codings))

    const response = await send()
    expect(response.body).toEqual(JSON.parse(TEXT))
    expect(new TextDecoder().decode(response.bytes ?? undefined)).toBe(TEXT)
  })

  it.each([
    { description: 'gzip over a plain body', codings: ['gzip'], bytes: TEXT },
    { description: 'Brotli over a plain body', codings: ['br'], bytes: TEXT },
    { description: 'gzip over Brotli', codings: ['gzip'], bytes: brotliCompressSync(TEXT) },
    { description: 'Brotli over gzip', codings: ['br'], bytes: gzipSync(TEXT) },
    { description: 'gzip over nothing', codings: ['gzip'], bytes: '' },
    {
      description: 'gzip that breaks off',
      codings: ['gzip'],
      bytes: gzipSync(TEXT).subarray(0, 60),
    },
    {
      description: 'gzip without the end of its trailer',
      codings: ['gzip'],
      bytes: gzipSync(TEXT).subarray(0, -1),
    },
    {
      description: 'gzip with a wrong checksum',
      codings: ['gzip'],
      bytes: Buffer.concat([gzipSync(TEXT).subarray(0, -8), Buffer.from('00000000')]),
    },
    {
      description: 'Brotli that breaks off',
      codings: ['br'],
      bytes: brotliCompressSync(TEXT).subarray(0, -2),
    },
    {
      description: 'a coding that is not asked for',
      codings: ['deflate'],
      bytes: deflateSync(TEXT),
    },
    { description: 'an unknown coding', codings: ['zip'], bytes: TEXT },
    { description: 'the name of a method of objects', codings: ['constructor'], bytes: TEXT },
    { description: 'two codings', codings: ['gzip, gzip'], bytes: gzipSync(gzipSync(TEXT)) },
    {
      description: 'two codings in two headers',
      codings: ['br', 'gzip'],
      bytes: gzipSync(brotliCompressSync(TEXT)),
    },
  ])('fails with a LinkedInEncodingError for $description', async ({ codings, bytes }) => {
    const { send } = await createSubject(respondEncoded(bytes, codings))

    await expect(send()).rejects.toThrow(new LinkedInEncodingError(PATH))
  })

  it('keeps the status of a refusal with an unreadable body', async () => {
    const { send } = await createSubject(respondEncoded('{"status":429}', ['gzip'], 429))

    expect(await send()).toMatchObject({ status: 429, body: null })
  })

  it('reads a refusal', async () => {
    const { send } = await createSubject(respondEncoded(gzipSync('{"status":429}'), ['gzip'], 429))

    expect(await send()).toMatchObject({ status: 429, body: { status: 429 } })
  })

  it('fails with a LinkedInNetworkError where the connection breaks off', async () => {
    const { send } = await createSubject((socket) => {
      socket.write('HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\ncontent-length: 1000\r\n\r\n')
      socket.end(gzipSync(TEXT).subarray(0, 60))
    })

    await expect(send()).rejects.toBeInstanceOf(LinkedInNetworkError)
  })

  it.each([
    { coding: 'gzip', compress: gzipSync },
    {
      coding: 'br',
      compress: (bytes: Buffer) =>
        brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } }),
    },
  ])('reads 10 MiB of $coding, and no more of a small body', async ({ coding, compress }) => {
    const ofSize = (bytes: number) => compress(Buffer.from('{}'.padEnd(bytes)))
    const whole = await createSubject(respondEncoded(ofSize(10 * MEGABYTE), [coding]))
    const larger = await createSubject(respondEncoded(ofSize(10 * MEGABYTE + 1), [coding]))
    const bomb = await createSubject(respondEncoded(ofSize(256 * MEGABYTE), [coding]))
    const rssBefore = process.memoryUsage().rss

    expect((await whole.send()).body).toEqual({})
    await expect(larger.send()).rejects.toThrow(new LinkedInSizeError(PATH))
    for (let round = 0; round < 4; round += 1) {
      await expect(bomb.send()).rejects.toThrow(new LinkedInSizeError(PATH))
    }

    expect(process.memoryUsage().rss - rssBefore).toBeLessThan(50 * MEGABYTE)
  })
})

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

  it('finishes what has been sent, where it is told to', async () => {
    let respond = () => {}
    const { send, arrived } = await createSubject((socket) => {
      respond = () => respondWith('{"a":1}')(socket)
    })
    const controller = new AbortController()
    const response = send({ signal: controller.signal, isFinishedOnceSent: true })
    await arrived

    controller.abort(reason)
    respond()

    expect(await response).toMatchObject({ body: { a: 1 } })
    expect(getEventListeners(controller.signal, 'abort')).toEqual([])
  })

  it('drops what has not been sent, also where it is told to finish', async () => {
    const { send, tlsUrl, arrived } = await createSubject(() => {})
    const controller = new AbortController()
    const response = send({ url: tlsUrl, signal: controller.signal, isFinishedOnceSent: true })
    await arrived

    controller.abort(reason)

    await expect(response).rejects.toBe(reason)
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
