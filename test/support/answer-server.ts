import { onTestFinished, vi } from 'vitest'
import { readEnvironment } from '../../src/config/environment.ts'
import type { ServerConfig } from '../../src/config/options.ts'
import { createHttpServer } from '../../src/server/http-server.ts'
import { exchangeBytes, type RawResponse } from './raw-http.ts'
import { createLogRecorder } from './recorders.ts'
import { startTestSandbox } from './sandbox.ts'

/** A request as it is written; a header given twice is an array, and one that is undefined is left out. */
export interface WrittenRequest {
  readonly method?: 'GET' | 'HEAD' | 'POST'
  readonly path?: string
  readonly headers?: Readonly<Record<string, string | readonly string[] | undefined>>
  /** Sent by POST as JSON; by GET its members are parameters. */
  readonly operation?: Readonly<Record<string, unknown>>
}

/** The bytes of a request. */
export function writeRequest(request: WrittenRequest): Buffer {
  const { method = 'POST', path = '/graphql', headers = {}, operation = {} } = request
  const body = Buffer.from(method === 'POST' ? JSON.stringify(operation) : '')
  const search = new URLSearchParams(
    Object.entries(operation).map(([name, value]): [string, string] => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  )
  const all = {
    host: 'x',
    ...(method === 'POST'
      ? { 'content-type': 'application/json', 'content-length': String(body.length) }
      : { 'apollo-require-preflight': 'true' }),
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((each) => `${name}: ${each}\r\n`),
  )
  const target = method === 'POST' ? path : `${path}?${search}`
  const head = `${method} ${target} HTTP/1.1\r\n${lines.join('')}\r\n`
  return Buffer.concat([Buffer.from(head, 'latin1'), body])
}

/**
 * A server that answers known requests first, in front of a sandbox. The date is advanced by hand. Closed
 * after the test.
 */
export async function startAnswerServer(config: Partial<ServerConfig> = {}) {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const sandbox = await startTestSandbox({ assetCount: 300, seed: 7 })
  const { log, lines } = createLogRecorder()
  const app = await createHttpServer(
    { ...readEnvironment({}), isGraphiqlEnabled: false, ...config, ...sandbox.linkedIn },
    log,
    { areKnownRequestsAnsweredFirst: true },
  )
  onTestFinished(() => app.close())
  let passedOn = 0
  // Called for refusals too.
  app.addHook('onSend', async () => {
    passedOn += 1
  })
  const url = await app.listen({ host: '127.0.0.1', port: 0 })

  async function sendBytes(bytes: Uint8Array | string, responses = 1) {
    return exchangeBytes(url, bytes, { responses })
  }

  return {
    app,
    url,
    logLines: lines,
    sandbox,
    sendBytes,
    /** How many requests Fastify has seen. */
    passedOn: () => passedOn,
    advance: (byMs: number) => void vi.setSystemTime(Date.now() + byMs),
    async send(request: WrittenRequest): Promise<RawResponse> {
      const [response] = await sendBytes(writeRequest(request))
      if (!response) throw new Error('The server has closed the connection without a response')
      return response
    },
  }
}
