import process from 'node:process'
import { startApplication } from './application.ts'
import { type Environment, readConfig } from './config.ts'
import { createLog } from './log.ts'
import { stopOnSignals } from './stop-on-signals.ts'

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
