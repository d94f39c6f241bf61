import type { ServerConfig } from '../../src/config/options.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts'
import { startServerFor, type TestServer } from './graphql-server.ts'

/** A running server, and the sandbox that it asks. */
export interface SandboxedTestServer extends TestServer {
  readonly sandbox: Sandbox
}

/** The real server with everything real, in front of a sandbox of its own. */
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
