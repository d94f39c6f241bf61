import { Pool } from 'undici'
import { type Sandbox, startSandbox } from '../../src/sandbox/sandbox.ts'
import { type Child, startChild } from '../child.ts'
import { toLinkedInEnvironment } from '../linkedin-environment.ts'
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
  return startContender('this server', startProduct)
}

/** Starts what it is compared with. */
export function startPlain(): Promise<Contender> {
  return startContender('plain Apollo Server', (sandbox) =>
    startChild('bench/upstream/plain-server/main.ts', toLinkedInEnvironment(sandbox)),
  )
}

async function startContender(
  name: string,
  start: (sandbox: Sandbox) => Promise<Child>,
): Promise<Contender> {
  const sandbox = await startSandbox(CATALOGUE)
  const server = await start(sandbox)
  const pool = new Pool(server.url)
  const tally = createTally()

  return {
    tally,
    async answer(operation) {
      const data = await ask(pool, operation, name)
      // The ledger notes a call and its answer at once, and one operation goes on at a time: what is
      // there now, and not a token, was asked for since the operation before.
      tally.add(
        operation.kind,
        sandbox.calls.filter(({ path }) => path.startsWith('/v2/')),
      )
      sandbox.forgetCalls()
      return data
    },
    async end() {
      await pool.close()
      await server.end()
      await sandbox.close()
    },
  }
}

async function ask(pool: Pool, { name, query, variables }: Operation, server: string) {
  const { statusCode, body } = await pool.request({
    path: '/graphql',
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ operationName: name, query, variables }),
  })
  const answer = await body.text()
  const { data, errors } = statusCode === 200 ? JSON.parse(answer) : { data: null, errors: answer }
  if (errors || !data)
    throw new Error(
      `${server} failed to answer ${name} ${JSON.stringify(variables)}: ${statusCode} ${answer}`,
    )
  return data as unknown
}
