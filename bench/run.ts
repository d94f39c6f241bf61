/**
 * `npm run bench`: what this server is measured by, on the loopback interface alone. Every process
 * that is started ends with this one.
 */
import process from 'node:process'
import { BenchError, UsageError } from './command-line.ts'
import { runCosts } from './costs/run-costs.ts'
import { runPath } from './path/run-path.ts'
import { runUpstream } from './upstream/run-upstream.ts'
import { runWork } from './work/run-work.ts'

const MEASUREMENTS = new Map([
  /** The CPU time of an answer, beside other servers, and the time from the start to the first one. */
  ['costs', runCosts],
  /** The calls to LinkedIn for the same answers, beside those of a plain Apollo Server. */
  ['upstream', runUpstream],
  /** The source files and functions that one query runs through. */
  ['path', runPath],
  /** What is done for one answer, as counts. */
  ['work', runWork],
])

try {
  const [first, ...others] = process.argv.slice(2)
  const isNamed = first !== undefined && !first.startsWith('-')
  const measure = MEASUREMENTS.get(isNamed ? first : 'costs')
  if (!measure) throw new UsageError(`There is no measurement named "${first}".`)
  await measure(isNamed ? others : process.argv.slice(2))
  process.exit(0)
} catch (error) {
  console.error(error instanceof BenchError ? error.message : error)
  process.exit(1)
}
