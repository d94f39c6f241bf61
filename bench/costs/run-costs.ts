/**
 * What an answer costs, and how soon the first one comes.
 *
 * Cost is the CPU time of the server process, user and system, for one answered request; neither
 * the load generator (this process) nor LinkedIn's stand-in (`linkedin-stand-in.ts`) is counted, and
 * the collection of garbage is. The request is a search for 20 courses, in two forms:
 *
 * - known answer: the same search again and again, so that LinkedIn need not be asked;
 * - must ask LinkedIn: another keyword each time, so that it must be asked once a request.
 *
 * Beside the server runs the least that could give the same bytes, on the bare `node:http`: that is
 * the floor. After a warm-up all take turns in rounds, so that a noise in the machine reaches all
 * alike, and of the rounds the median is told. Compare the ratios: microseconds are a property of
 * the machine.
 */
import { startChild } from '../child.ts'
import { measureCosts } from './measure-costs.ts'
import { measureStarts } from './measure-starts.ts'
import { readCostOptions } from './options.ts'
import { formatReport } from './report.ts'

/** Measures as the command line says, and prints the report. */
export async function runCosts(commandLine: readonly string[]): Promise<void> {
  const { rounds, requests, starts, isJson } = readCostOptions(commandLine)
  const upstream = await startChild('bench/costs/linkedin-stand-in.ts')
  const report = {
    starts: await measureStarts(upstream, starts),
    costs: await measureCosts(upstream, { rounds, requests }),
  }
  console.log(isJson ? JSON.stringify(report) : formatReport(report))
}
