#!/usr/bin/env node
/** The process: parses the command, and runs it with the environment variables. */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { UsageError } from './cli/process.ts'
import { ConfigError } from './config/check-options.ts'

const USAGE = `Usage: linkedin-learning-graphql [command]

  (none)      start the server; the environment configures it
  sandbox     start the sandbox alone, a LinkedIn to develop against; see sandbox --help
  --help      print this
  --version   print the version
`

/** Imports a command only to run it, for a shorter start. */
async function run([command, ...options]: readonly string[]): Promise<void> {
  if (command === 'sandbox') {
    const { sandbox } = await import('./cli/sandbox-command.ts')
    return sandbox(options, process.env)
  }
  const [extra] = options
  if (extra !== undefined) throw new UsageError(`Unknown argument: ${extra}\n\n${USAGE}`)
  if (command === undefined) {
    const { serve } = await import('./cli/serve-command.ts')
    return serve(process.env)
  }
  if (command !== '--help' && command !== '--version') {
    throw new UsageError(`Unknown command: ${command}\n\n${USAGE}`)
  }
  process.stdout.write(command === '--help' ? USAGE : `${readVersion()}\n`)
}

function readVersion(): string {
  const packageFile = new URL('../package.json', import.meta.url)
  return JSON.parse(readFileSync(packageFile, 'utf8')).version
}

await run(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof ConfigError || error instanceof UsageError)) throw error
  process.stderr.write(`${error.message.trimEnd()}\n`)
  process.exit(1)
})
