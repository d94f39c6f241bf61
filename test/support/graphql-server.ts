import { readEnvironment } from '../../src/config/environment.ts'
import type { ServerConfig } from '../../src/config/options.ts'
import type { SandboxAccess } from '../../src/sandbox/sandbox.ts'
import { createServer } from '../../src/server/create-server.ts'
import { createLogRecorder } from './log-recorder.ts'

/** An answer to an operation, as a client sees it. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it has asked for.
  readonly data: any
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: { readonly code: string; readonly [name: string]: unknown }
  }[]
}

/** A running server, and what there is to see of it. */
export interface TestServer {
  /** Where it listens, such as `http://127.0.0.1:40123`. */
  readonly url: string
  /** What it has logged, a line of JSON an event. */
  readonly logLines: readonly string[]
  /** Asks an operation over HTTP. */
  query(document: string, variables?: Record<string, unknown>): Promise<Answer>
  close(): Promise<void>
}

/** Starts the server in front of a fake LinkedIn or a sandbox; without GraphiQL, which needs a build. */
export async function startServerFor(
  linkedIn: SandboxAccess,
  config: Partial<ServerConfig> = {},
): Promise<TestServer> {
  const { lines, log } = createLogRecorder()
  const app = await createServer(
    { ...readEnvironment({}), isGraphiqlEnabled: false, ...config, ...linkedIn },
    log,
  )
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    logLines: lines,
    async query(query, variables) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      })
      return (await response.json()) as Answer
    },
    close: () => app.close(),
  }
}
