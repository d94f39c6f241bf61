import { Pool } from 'undici'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { postOperation } from '../post-operation.ts'
import {
  type ServerProcess,
  startServer,
  startServerProcess,
  toLinkedInEnvironment,
} from '../server-process.ts'
import { createUsageMeter, type UsageMeter } from './usage.ts'
import type { Operation } from './workload/operations.ts'
import { CATALOGUE } from './workload/workload.ts'

/** A server with a sandbox of its own in place of LinkedIn. */
export interface Candidate {
  /** What its operations have used of LinkedIn so far. */
  readonly usage: UsageMeter
  /**
   * Executes an operation, and gives the `data` of its answer.
   *
   * @throws when the server refuses it, or the answer has errors
   */
  execute(operation: Operation): Promise<unknown>
  end(): Promise<void>
}

/** Starts this server, as it is shipped. */
export function startThisServer(): Promise<Candidate> {
  return startCandidate(startServer)
}

/** Starts the server that it is compared with. */
export function startPlainServer(): Promise<Candidate> {
  return startCandidate((sandbox) =>
    startServerProcess('bench/peer/main.ts', {
      SCHEMA_FILE: 'schema.graphql',
      ...toLinkedInEnvironment(sandbox),
    }),
  )
}

async function startCandidate(
  start: (sandbox: Sandbox) => Promise<ServerProcess>,
): Promise<Candidate> {
  const sandbox = await startSandbox(CATALOGUE)
  await generateCatalogue(sandbox)
  const server = await start(sandbox)
  const pool = new Pool(server.url)
  const usage = createUsageMeter()

  return {
    usage,
    async execute(operation) {
      const data = await postOperation(pool, server.url, operation)
      // The sandbox records a call together with its answer. While operations come one after another,
      // what it has recorded since the one before belongs to this one. Access tokens are left out.
      usage.add(
        operation.kind,
        sandbox.calls.filter(({ path }) => path.startsWith('/v2/')),
      )
      sandbox.clearCalls()
      return data
    },
    async end() {
      await pool.close()
      await server.end()
      await sandbox.close()
    },
  }
}

/** Done by the first call to a sandbox, it takes longer than an operation waits on a busy machine. */
async function generateCatalogue(sandbox: Sandbox): Promise<void> {
  const granted = await fetch(sandbox.tokenUrl, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: sandbox.clientId,
      client_secret: sandbox.clientSecret,
    }),
  })
  const { access_token: token } = (await granted.json()) as { readonly access_token: string }
  const headers = { authorization: `Bearer ${token}` }
  await fetch(`${sandbox.url}/v2/learningAssets?q=criteria&count=1`, { headers })
  sandbox.clearCalls()
}
