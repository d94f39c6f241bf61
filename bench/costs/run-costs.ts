/**
 * What an answer costs, and how soon the first one comes.
 *
 * Cost is the CPU time of the server process, user and system, for one answered request: garbage
 * collection is counted, the load generator (this process) and the fake LinkedIn (`fake-linkedin.ts`)
 * are not. For each case (`cases.ts`) the servers compared (`start-servers.ts`) are started anew, and
 * give every answer of the case once: all must be equal. After a warm-up they take turns in rounds, so
 * that noise of the machine reaches all equally, and medians of the rounds are reported. Compare the
 * ratios: microseconds are a property of the machine.
 *
 * Answers per second are those of a closed loop: each connection sends again when it is answered. On
 * two cores a server shares them with the load and the fake LinkedIn.
 */
import { installProject } from '../../scripts/projects.ts'
import { parseOptions, readCount, UsageError } from '../command-line.ts'
import { startServerProcess } from '../server-process.ts'
import { CASES, PAGES } from './cases.ts'
import { createCostReport } from './cost-report.ts'
import { formatTables } from './format-table.ts'
import { measureCosts } from './measure-costs.ts'
import { measureStarts } from './measure-starts.ts'
import { SERVERS, type ServerName } from './start-servers.ts'
import { updateDocs } from './update-docs.ts'

const THOROUGH = {
  servers: SERVERS.join(),
  connections: '1,32,256',
  rounds: '3',
  turnMs: '800',
  warmUpMs: '2000',
  starts: '5',
  maxPages: PAGES,
}

/** Compares the answers, but measures too little to tell what they cost. */
const QUICK: typeof THOROUGH = {
  servers: 'apolloCached',
  connections: '4',
  rounds: '1',
  turnMs: '20',
  warmUpMs: '1',
  starts: '1',
  maxPages: 8,
}

/**
 * Measures as the command line says, and prints the report.
 *
 * @throws {UsageError} at the first argument that is not right
 */
export async function runCosts(commandLine: readonly string[]): Promise<void> {
  const defaults = commandLine.includes('--quick') ? QUICK : THOROUGH
  const { json, docs, ...words } = parseOptions(commandLine, {
    cases: { type: 'string', default: CASES.map(({ name }) => name).join() },
    servers: { type: 'string', default: defaults.servers },
    connections: { type: 'string', default: defaults.connections },
    rounds: { type: 'string', default: defaults.rounds },
    'turn-ms': { type: 'string', default: defaults.turnMs },
    'warm-up-ms': { type: 'string', default: defaults.warmUpMs },
    starts: { type: 'string', default: defaults.starts },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  })
  const connections = words.connections
    .split(',')
    .map((count) => readCount('connections', count, 1))
  const servers = readNames('servers', words.servers, SERVERS)
  const options = {
    cases: readNames(
      'cases',
      words.cases,
      CASES.map(({ name }) => name),
    ).flatMap((name) => CASES.filter((each) => each.name === name)),
    // The floor comes first: what is measured is compared with it.
    servers: [...new Set<ServerName>(['floor', 'ours', ...servers])],
    maxPages: defaults.maxPages,
    connections,
    mainConnections: connections[Math.floor(connections.length / 2)] ?? 1,
    rounds: readCount('rounds', words.rounds, 1),
    turnMs: readCount('turn-ms', words['turn-ms'], 1),
    warmUpMs: readCount('warm-up-ms', words['warm-up-ms'], 1),
  }
  const startCount = readCount('starts', words.starts, 0)

  if (options.servers.length > 2) await installProject('bench/peer')
  if (options.servers.includes('hive')) await installProject('bench/hive')
  const linkedIn = await startServerProcess('bench/costs/fake-linkedin.ts')
  const starts = await measureStarts(linkedIn, startCount)
  const report = createCostReport(await measureCosts(linkedIn, options), starts)
  if (docs) await updateDocs(report)
  console.log(json ? JSON.stringify(report) : formatTables(report))
}

function readNames<Name extends string>(
  option: string,
  text: string,
  names: readonly Name[],
): readonly Name[] {
  return text.split(',').map((word) => {
    const name = names.find((each) => each === word)
    if (name !== undefined) return name
    throw new UsageError(`--${option} must be of ${names.join()}; got "${word}".`)
  })
}
