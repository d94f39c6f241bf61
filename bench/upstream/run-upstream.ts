/**
 * How often LinkedIn is called for the same answers: calls are what a company's quota limits.
 *
 * A workload (`workload/workload.ts`) is replayed to this server and to a plain Apollo Server
 * (`../peer/main.ts`), each in a process of its own with a sandbox of its own, of the same seed
 * and by the same clock. The sandboxes count the calls to the REST API and the bytes of the bodies
 * of its answers; requests for an access token are left out. Operations are sent one after another,
 * so that every call belongs to one operation; with `--at-once 16` so many are in flight, which shows
 * what coalescing saves, and the calls can no longer be attributed to a kind. The answers of the two are
 * compared: figures for different answers would mean nothing.
 *
 * The hit ratio is the share of operations during which LinkedIn was not called.
 *
 * The replay takes a minute or two and begins with an empty cache, and within it hardly any entry
 * becomes stale. So the figures are those of minutes as busy as that; where operations come more
 * slowly, less is saved.
 */
import { installProject } from '../../scripts/projects.ts'
import { parseOptions, readCount } from '../command-line.ts'
import { startPlainServer, startThisServer } from './candidate.ts'
import { DifferenceError, replay } from './replay.ts'
import { createReport, formatReport } from './report.ts'
import { createWorkload } from './workload/workload.ts'

/**
 * Measures as the command line says, and prints the report.
 *
 * @throws {UsageError} at the first argument that is not right
 * @throws {DifferenceError} after printing, when the candidates have given different answers
 */
export async function runUpstream(commandLine: readonly string[]): Promise<void> {
  const { operations, seed, json, ...rest } = parseOptions(commandLine, {
    operations: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    'at-once': { type: 'string', default: '1' },
    json: { type: 'boolean', default: false },
  })
  const options = {
    operations: readCount('operations', operations, 1),
    seed: readCount('seed', seed, 0),
    atOnce: readCount('at-once', rest['at-once'], 1),
  }
  const workload = createWorkload(options)
  await installProject('bench/peer')
  const candidates = { ours: await startThisServer(), plain: await startPlainServer() }
  const outcome = await replay(workload, candidates, options.atOnce)
  await Promise.all(Object.values(candidates).map((candidate) => candidate.end()))

  const report = createReport(options, candidates, outcome)
  console.log(json ? JSON.stringify(report) : formatReport(report))
  if (outcome.firstDifference) throw new DifferenceError(outcome.firstDifference)
}
