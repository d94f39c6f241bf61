/**
 * `npm run supergraph`: starts the server as the environment says, on a port of its own, and the example
 * of a supergraph (`examples/supergraph/main.ts`) in front of it.
 */
import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { stopOnSignals } from '../src/cli/process.ts'
import { readEnvironment, readListenAddress } from '../src/config/environment.ts'
import { createLogger } from '../src/config/logger.ts'
import { type Sandbox, startSandbox } from '../src/sandbox/sandbox.ts'
import { createHttpServer } from '../src/server/http-server.ts'
import { installProject } from './projects.ts'

try {
  // The router's secret is the example's own.
  const { ROUTER_SECRET: _, ROUTER_SECRET_FILE: _file, ...environment } = process.env
  const routerSecret = randomBytes(32).toString('base64url')
  const { credentials, host, ...options } = readEnvironment({
    ...environment,
    ROUTER_SECRET: routerSecret,
  })
  const { port } = readListenAddress(environment, 4000)
  await installProject('examples/supergraph')

  const log = createLogger('warn')
  let linkedIn = credentials
  let sandbox: Sandbox | undefined
  if (linkedIn === null) {
    sandbox = await startSandbox()
    linkedIn = sandbox.linkedIn
    log.warn({ sandboxUrl: sandbox.url }, 'No LinkedIn credentials: a sandbox answers')
  }
  const server = await createHttpServer({ ...options, ...linkedIn, isGraphiqlEnabled: false }, log)
  const url = await server.listen({ host, port: 0 })
  stopOnSignals(async () => {
    await server.close()
    await sandbox?.close()
  })
  Object.assign(process.env, {
    LEARNING_URL: `${url}/graphql`,
    ROUTER_SECRET: routerSecret,
    PORT: String(port),
  })
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

// By address, so that the types of this program do not depend on the packages of the example.
await import(new URL('../examples/supergraph/main.ts', import.meta.url).href)
