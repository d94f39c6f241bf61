import { Writable } from 'node:stream'
import { onTestFinished, vi } from 'vitest'
import { createLogger } from '../../src/config/logger.ts'

/** A logger of every level, and the lines that it has written. */
export function createLogRecorder() {
  const lines: string[] = []
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk))
      done()
    },
  })
  return { lines, log: createLogger('debug', destination) }
}

/** A request that a client has sent, and its response. */
export interface Exchange {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  /** The JSON body of a POST. */
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what its client has sent.
  readonly body: any
  readonly response: Response
}

/** A `fetch`, and its exchanges. */
export interface FetchRecorder {
  readonly fetch: typeof globalThis.fetch
  /** Those that have a response, oldest first. */
  readonly exchanges: readonly Exchange[]
}

/** Sends over the network, and records. */
export function createFetchRecorder(): FetchRecorder {
  const exchanges: Exchange[] = []
  return {
    exchanges,
    async fetch(resource, init) {
      const request = new Request(resource, init)
      const body = request.method === 'POST' ? await request.clone().json() : undefined
      const response = await fetch(request)
      const { method, headers } = request
      exchanges.push({ method, url: new URL(request.url), headers, body, response })
      return response
    },
  }
}

/** The number of timers set from now on that are pending and take a minute or more. */
export function countLongTimers(): () => number {
  const setting = [vi.spyOn(globalThis, 'setTimeout'), vi.spyOn(globalThis, 'setInterval')]
  const clearing = [vi.spyOn(globalThis, 'clearTimeout'), vi.spyOn(globalThis, 'clearInterval')]
  onTestFinished(() => {
    for (const spy of [...setting, ...clearing]) spy.mockRestore()
  })
  return () => {
    const ended = new Set(clearing.flatMap(({ mock }) => mock.calls.map(([timer]) => timer)))
    return setting.flatMap(({ mock }) =>
      mock.results.filter(
        ({ value }, call) => !ended.has(value) && Number(mock.calls[call]?.[1]) >= 60_000,
      ),
    ).length
  }
}
