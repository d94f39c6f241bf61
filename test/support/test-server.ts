import { readEnvironment } from '../../src/config/environment.ts'
import type { ServerConfig } from '../../src/config/options.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts'
import { createHttpServer } from '../../src/server/http-server.ts'
import { createLogRecorder } from './recorders.ts'

/** A response to an operation, as a client reads it. */
export interface Answer {
  // biome-ignore lint/suspicious/noExplicitAny: a test reads the fields that it has selected.
  readonly data: any
  readonly errors?: readonly {
    readonly message: string
    readonly path?: readonly (string | number)[]
    readonly extensions: { readonly code: string; readonly [name: string]: unknown }
  }[]
}

/** A listening server, and its log. */
export interface TestServer {
  /** Its origin, such as `http://127.0.0.1:40123`. */
  readonly url: string
  /** The lines that it has logged, each a JSON object. */
  readonly logLines: readonly string[]
  /** Posts an operation. */
  query(document: string, variables?: Record<string, unknown>): Promise<Answer>
  close(): Promise<void>
}

/** A listening server and the sandbox behind it, which closes with it. */
export interface SandboxedTestServer extends TestServer {
  readonly sandbox: Sandbox
}

/**
 * Starts the server in front of a fake LinkedIn or a sandbox, as it is without variables but for
 * GraphiQL, which needs a build.
 */
export async function startServerFor(
  linkedIn: Pick<
    ServerConfig,
    'clientId' | 'clientSecret' | 'nextClientSecret' | 'apiUrl' | 'tokenUrl'
  >,
  config: Partial<ServerConfig> = {},
): Promise<TestServer> {
  const { lines, log } = createLogRecorder()
  const app = await createHttpServer(
    { ...readEnvironment({}), isGraphiqlEnabled: false, ...config, ...linkedIn },
    log,
    { areKnownRequestsAnsweredFirst: true },
  )
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    logLines: lines,
    query: async (query, variables) =>
      (await post(url, { query, ...(variables && { variables }) })).answer,
    close: () => app.close(),
  }
}

/** Starts the server in front of a sandbox of its own. */
export async function startTestServer(
  sandboxOptions: SandboxOptions = {},
  config: Partial<ServerConfig> = {},
): Promise<SandboxedTestServer> {
  const sandbox = await startSandbox(sandboxOptions)
  const server = await startServerFor(sandbox.linkedIn, config)
  return {
    ...server,
    sandbox,
    async close() {
      await server.close()
      await sandbox.close()
    },
  }
}

/** Posts an operation to a server, and reads the response. */
export async function post(
  serverUrl: string,
  operation: { readonly query: string; readonly variables?: Record<string, unknown> },
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string; readonly answer: Answer }> {
  const response = await fetch(`${serverUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(operation),
  })
  const text = await response.text()
  return { status: response.status, text, answer: JSON.parse(text) as Answer }
}
