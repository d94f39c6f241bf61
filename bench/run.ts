/**
 * `npm run bench`: what an answer costs, and how soon the first one comes.
 *
 * Cost is the CPU time of the server process, user and system, for one answered request; neither
 * the load generator (this process) nor LinkedIn's stand-in (`upstream.ts`) is counted, and the
 * collection of garbage is. The request is a search for 20 courses, in two forms:
 *
 * - known answer: the same search again and again, so that LinkedIn need not be asked;
 * - must ask LinkedIn: another keyword each time, so that it must be asked once a request.
 *
 * Beside the server runs the least that could give the same bytes, on the bare `node:http`: that is
 * the floor. After a warm-up all take turns in rounds, so that a noise in the machine reaches all
 * alike, and of the rounds the median is told. Compare the ratios: microseconds are a property of
 * the machine.
 *
 * Everything runs on the loopback interface, and every process that is started ends with this one.
 */
import { startChild } from './child.ts'
import { measureCosts } from './measure-costs.ts'
import { measureStarts } from './measure-starts.ts'
import { type BenchOptions, OptionError, readOptions } from './options.ts'
import { formatReport } from './report.ts'

async function run({ rounds, requests, starts, isJson }: BenchOptions): Promise<void> {
  const upstream = await startChild('bench/upstream.ts')
  const report = {
    starts: await measureStarts(upstream, starts),
    costs: await measureCosts(upstream, { rounds, requests }),
  }
  console.log(isJson ? JSON.stringify(report) : formatReport(report))
}

try {
  await run(readOptions(process.argv.slice(2)))
  process.exit(0)
} catch (error) {
  console.error(error instanceof OptionError ? error.message : error)
  process.exit(1)
}
