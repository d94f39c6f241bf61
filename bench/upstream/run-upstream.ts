/**
 * What is asked of LinkedIn for the same answers, for that is what a company runs out of.
 *
 * A workload (`workload/workload.ts`) is replayed to our server, and to a plain Apollo Server
 * (`../peer/main.ts`), each in a process of its own with a sandbox of its own, of the same seed
 * and by the same clock. The sandboxes' ledgers tell the calls to the REST API and the bytes of the
 * bodies of its answers; what the token costs is left out. Operations are asked one after another,
 * not side by side, so that every call belongs to one operation. Every answer of the one is compared
 * with that of the other: figures for different answers would mean nothing.
 *
 * The hit ratio is the share of operations during which LinkedIn was asked nothing.
 *
 * The replay takes as long as it takes, a minute or two, and within it hardly any answer grows too
 * old to be served again. So the figures are those of minutes as busy as that, after a start with
 * nothing kept; where operations come more slowly, less is saved.
 */
import { installProject } from '../../scripts/projects.ts'
import { startOurs, startPlain } from './contender.ts'
import { DifferenceError } from './difference-error.ts'
import { toFigures } from './figures.ts'
import { readUpstreamOptions } from './options.ts'
import { replay } from './replay.ts'
import { formatFigures } from './report.ts'
import { createWorkload } from './workload/workload.ts'

/**
 * Measures as the command line says, and prints the figures.
 *
 * @throws {DifferenceError} after that, when the contenders have not given the same answers
 */
export async function runUpstream(commandLine: readonly string[]): Promise<void> {
  const options = readUpstreamOptions(commandLine)
  const workload = createWorkload(options)
  await installProject('bench/peer')
  const contenders = { ours: await startOurs(), plain: await startPlain() }
  const outcome = await replay(workload, contenders)
  await Promise.all(Object.values(contenders).map((contender) => contender.end()))

  const figures = toFigures(options, contenders, outcome)
  console.log(options.isJson ? JSON.stringify(figures) : formatFigures(figures))
  if (outcome.firstDifference) throw new DifferenceError(outcome.firstDifference)
}
