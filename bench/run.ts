/**
 * `npm run bench`: what an answer costs (`costs/run-costs.ts`).
 *
 * Everything runs on the loopback interface, and every process that is started ends with this one.
 */
import process from 'node:process'
import { OptionError } from './command-line.ts'
import { runCosts } from './costs/run-costs.ts'

try {
  await runCosts(process.argv.slice(2))
  process.exit(0)
} catch (error) {
  console.error(error instanceof OptionError ? error.message : error)
  process.exit(1)
}
