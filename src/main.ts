#!/usr/bin/env node
/** The process: reads the configuration, starts, and stops when told to. */
import process from 'node:process'
import { startApplication } from './application.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { createLog } from './log.ts'

function readConfigOrExit(): Config {
  try {
    return readConfig(process.env)
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exit(1)
  }
}

const config = readConfigOrExit()
const log = createLog(config.logLevel)
const application = await startApplication(config, log).catch((error: unknown) => {
  log.fatal({ error }, 'Could not start')
  process.exit(1)
})
log.info(`GraphQL at ${application.url}/graphql`)
if (config.isGraphiqlEnabled) log.info(`GraphiQL at ${application.url}/graphiql`)

let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, async () => {
    if (isStopping) return
    isStopping = true
    log.info(`Stopping on ${signal}`)
    await application.close()
  })
}
