import { Pool } from 'undici'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { type Child, startChild } from '../child.ts'
import { toLinkedInEnvironment } from '../linkedin-environment.ts'
import { postOperation } from '../post-operation.ts'
import { startProduct } from '../product.ts'
import { CATALOGUE } from './catalogue.ts'
import { createTally, type Tally } from './tally.ts'
import type { Operation } from './workload/operation.ts'

/** A server with a LinkedIn that nobody else asks. */
export interface Contender {
  /** What it has asked so far. */
  readonly tally: Tally
  /**
   * Asks it once, and gives the `data` of its answer.
   *
   * @throws when it is not an answer, or has errors
   */
  answer(operation: Operation): Promise<unknown>
  end(): Promise<void>
}

/** Starts our server, as it is shipped. */
export function startOurs(): Promise<Contender> {
  return startContender(startProduct)
}

/** Starts what it is compared with. */
export function startPlain(): Promise<Contender> {
  return startContender((sandbox) =>
    startChild('bench/peer/main.ts', {
      SCHEMA_FILE: 'schema.graphql',
      ...toLinkedInEnvironment(sandbox),
    }),
  )
}

async function startContender(start: (sandbox: Sandbox) => Promise<Child>): Promise<Contender> {
  const sandbox = await startSandbox(CATALOGUE)
  const server = await start(sandbox)
  const pool = new Pool(server.url)
  const tally = createTally()

  return {
    tally,
    async answer(operation) {
      const data = await postOperation(pool, server.url, operation)
      // The ledger notes a call and its answer at once, and one operation goes on at a time: what is
      // there now, and not a token, was asked for since the operation before.
      tally.add(
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
