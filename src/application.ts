import type { FastifyBaseLogger } from 'fastify'
import type { Config, LinkedInConfig } from './config.ts'
import { createConnectedServer } from './connected-server.ts'
import { startEmbeddedSandbox } from './embedded-sandbox.ts'

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
