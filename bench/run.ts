/**
 * `npm run bench`: what an answer costs (`costs/run-costs.ts`).
 * `npm run bench -- upstream`: what is asked of LinkedIn for it (`upstream/run-upstream.ts`).
 * `npm run bench -- path`: how much of the source a query runs through (`path/run-path.ts`).
 *
 * Everything runs on the loopback interface, and every process that is started ends with this one.
 */
import process from 'node:process'
import { OptionError } from './command-line.ts'
import { runCosts } from './costs/run-costs.ts'
import { runPath } from './path/run-path.ts'
import { DifferenceError } from './upstream/difference-error.ts'
import { runUpstream } from './upstream/run-upstream.ts'

try {
  const [word, ...options] = process.argv.slice(2)
  if (word === 'upstream') await runUpstream(options)
  else if (word === 'path') await runPath(options)
  else await runCosts(process.argv.slice(2))
  process.exit(0)
} catch (error) {
  const isTold = error instanceof OptionError || error instanceof DifferenceError
  console.error(isTold ? error.message : error)
  process.exit(1)
}
