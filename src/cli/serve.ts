import process from 'node:process'
import type { FastifyBaseLogger } from 'fastify'
import { type Config, type Environment, type LinkedInConfig, readConfig } from '../config/config.ts'
import { createLog, type Logger } from '../config/logger.ts'
import type { Sandbox } from '../sandbox/sandbox.ts'
import { createConnectedServer } from '../server/create-server.ts'
import { stopOnSignals } from './process.ts'

/** Starts the server. */
export async function serve(environment: Environment): Promise<void> {
  const config = readConfig(environment)
  const log = createLog(config.logLevel)
  const application = await startApplication(config, log).catch((error: unknown) => {
    log.fatal({ error }, 'Could not start')
    process.exit(1)
  })
  log.info(`GraphQL at ${application.url}/graphql`)
  if (config.isGraphiqlEnabled) log.info(`GraphiQL at ${application.url}/graphiql`)

  stopOnSignals((signal) => {
    log.info(`Stopping on ${signal}`)
    return application.close()
  })
}

/** The whole of it, listening. */
export interface Application {
  /** Where it listens, such as `http://127.0.0.1:4000`. */
  readonly url: string
  /** Ends all that was started: answers what is under way, then closes every connection. */
  close(): Promise<void>
}

/** Starts everything that a configuration asks for; the sandbox where there are no credentials. */
export async function startApplication(
  config: Config,
  logger: FastifyBaseLogger,
): Promise<Application> {
  if (config.linkedIn) return start(config, config.linkedIn, logger)
  const sandbox = await startEmbeddedSandbox(logger)
  try {
    const { url, close } = await start(config, sandbox.linkedIn, logger)
    return { url, close: () => close().finally(() => sandbox.close()) }
  } catch (error) {
    await sandbox.close()
    throw error
  }
}

async function start(
  config: Config,
  linkedIn: LinkedInConfig,
  logger: FastifyBaseLogger,
): Promise<Application> {
  const app = await createConnectedServer({ ...config, ...linkedIn }, logger)
  try {
    const url = await app.listen({ host: config.host, port: config.port })
    return { url, close: () => app.close() }
  } catch (error) {
    await app.close()
    throw error
  }
}

/**
 * Starts a sandbox in this process, in place of LinkedIn, on a free port of the loopback interface; and
 * says so in the log.
 */
export async function startEmbeddedSandbox(logger: Logger): Promise<Sandbox> {
  // Loaded only where it is needed: with credentials it costs nothing.
  const { startSandbox } = await import('../sandbox/sandbox.ts')
  const sandbox = await startSandbox()
  logger.warn(
    { sandboxUrl: sandbox.url },
    'No LinkedIn credentials: the sandbox answers in place of LinkedIn, with invented courses. ' +
      'Set LINKEDIN_CLIENT_ID and LINKEDIN_CLIENT_SECRET to ask LinkedIn.',
  )
  return sandbox
}
