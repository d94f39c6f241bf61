/**
 * The commands: this one serves, `sandbox-command.ts` starts the sandbox alone. They connect a
 * configuration from the environment to what runs; `main.ts` selects the command.
 */
import process from 'node:process'
import type { FastifyInstance } from 'fastify'
import { type Environment, readEnvironment } from '../config/environment.ts'
import { createLogger, type Logger } from '../config/logger.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { createHttpServer } from '../server/http-server.ts'
import { boundHeapGrowth } from './heap.ts'
import { stopOnSignals } from './process.ts'

/** No proxy leads to the sandbox, which listens on the loopback interface. */
const WITHOUT_PROXY = { httpProxy: undefined, httpsProxy: undefined }

/**
 * Serves until a signal arrives; without credentials, in front of a sandbox in this process. A failure
 * to start is logged, and sets the exit code.
 *
 * @throws {ConfigError} when variables are missing or invalid
 */
export async function serve(environment: Environment): Promise<void> {
  const { credentials, host, port, logLevel, ...options } = readEnvironment(environment)
  boundHeapGrowth()
  const log = createLogger(logLevel)
  let sandbox: Sandbox | undefined
  let app: FastifyInstance | undefined
  const close = async () => {
    await app?.close()
    await sandbox?.close()
  }

  try {
    let linkedIn = credentials
    if (linkedIn === null) {
      sandbox = await startEmbeddedSandbox(log)
      linkedIn = { ...sandbox.linkedIn, ...WITHOUT_PROXY }
    }
    app = await createHttpServer({ ...options, ...linkedIn }, log, {
      areKnownRequestsAnsweredFirst: true,
    })
    const url = await app.listen({ host, port })
    log.info(`GraphQL at ${url}/graphql`)
    if (options.isGraphiqlEnabled) log.info(`GraphiQL at ${url}/graphiql`)
  } catch (error) {
    log.fatal({ error }, 'Failed to start')
    process.exitCode = 1
    return close()
  }

  stopOnSignals((signal) => {
    log.info(`Stopping on ${signal}`)
    return close()
  })
}

/** Starts a sandbox in place of LinkedIn, on a free port of the loopback interface. */
async function startEmbeddedSandbox(logger: Logger): Promise<Sandbox> {
  // Imported only here: with credentials the start does without it.
  const { startSandbox } = await import('../sandbox/sandbox.ts')
  const sandbox = await startSandbox()
  logger.warn(
    { sandboxUrl: sandbox.url },
    'No LinkedIn credentials: the sandbox answers in place of LinkedIn, with generated courses. ' +
      'Set LINKEDIN_CLIENT_ID and LINKEDIN_CLIENT_SECRET to call LinkedIn.',
  )
  return sandbox
}
