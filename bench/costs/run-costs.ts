/**
 * What an answer costs, and how soon the first one comes.
 *
 * Cost is the CPU time of the server process, user and system, for one answered request: garbage
 * collection is counted, the load generator (this process) and the fake LinkedIn
 * (`fake-linkedin.ts`) are not. The request is a search for 20 courses, in two forms:
 *
 * - cached: the same search again and again, for which LinkedIn is not called;
 * - uncached: another keyword each time, for each of which LinkedIn is called once.
 *
 * Beside the server run baselines: the least that can give the same bytes, on the bare `node:http`.
 * After a warm-up all take turns in rounds, so that noise of the machine reaches all equally, and the
 * median of the rounds is reported. Compare the ratios: microseconds are a property of the machine.
 */
import { parseOptions, readCount } from '../command-line.ts'
import { startServerProcess } from '../server-process.ts'
import { measureCosts } from './measure-costs.ts'
import { measureStarts } from './measure-starts.ts'
import { formatReport } from './report.ts'

/**
 * Measures as the command line says, and prints the report.
 *
 * @throws {UsageError} at the first argument that is not right
 */
export async function runCosts(commandLine: readonly string[]): Promise<void> {
  const { rounds, requests, starts, json } = parseOptions(commandLine, {
    rounds: { type: 'string', default: '5' },
    requests: { type: 'string', default: '1200' },
    starts: { type: 'string', default: '5' },
    json: { type: 'boolean', default: false },
  })
  const costOptions = {
    rounds: readCount('rounds', rounds, 1),
    requests: readCount('requests', requests, 1),
  }
  const startCount = readCount('starts', starts, 0)

  const linkedIn = await startServerProcess('bench/costs/fake-linkedin.ts')
  const report = {
    starts: await measureStarts(linkedIn, startCount),
    costs: await measureCosts(linkedIn, costOptions),
  }
  console.log(json ? JSON.stringify(report) : formatReport(report))
}
