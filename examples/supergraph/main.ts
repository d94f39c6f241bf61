/** Starts the whole example, and says where to ask: `npm run supergraph`, or with `hive`, `stitching`. */
import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { stopOnSignals } from '../../src/cli/process.ts'
import { readAddress } from '../../src/config/config.ts'
import { createLog } from '../../src/config/logger.ts'
import type { StartGateway } from './running.ts'
import { startSupergraph } from './start-supergraph.ts'

const GATEWAYS: Readonly<Record<string, () => Promise<StartGateway>>> = {
  apollo: async () => (await import('./gateways/start-apollo-gateway.ts')).startApolloGateway,
  hive: async () => (await import('./gateways/start-hive-gateway.ts')).startHiveGateway,
  stitching: async () =>
    (await import('./gateways/start-stitching-gateway.ts')).startStitchingGateway,
}

const [name = 'apollo', ...extra] = process.argv.slice(2)
const importGateway = Object.hasOwn(GATEWAYS, name) ? GATEWAYS[name] : undefined
if (!importGateway || extra.length > 0) {
  fail(`Usage: npm run supergraph [${Object.keys(GATEWAYS).join(' | ')}]`)
}

/** Says what is wrong, and ends. */
function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

// A port that is taken is told by an event that nobody else listens to.
process.once('uncaughtException', fail)

async function start(startGateway: StartGateway) {
  // The router's secret is this example's own.
  const { ROUTER_SECRET: _, ROUTER_SECRET_FILE: _file, ...environment } = process.env
  return startSupergraph({
    startGateway,
    port: readAddress(environment, 4000).port,
    environment,
    routerSecret: randomBytes(32).toString('base64url'),
    logger: createLog('warn'),
  })
}

const supergraph = await start(await importGateway()).catch(fail)
process.stdout.write(`The supergraph is at ${supergraph.url} (${name}). Who learns what:

curl -s ${supergraph.url} -H 'content-type: application/json' -d '{"query": "{ employee(id: \\"ada\\") { name enrolments { progress learningAsset { title } } } }"}'

Who learns what is found:

curl -s ${supergraph.url} -H 'content-type: application/json' -d '{"query": "{ learningAssets(filter: {keyword: \\"java\\"}) { nodes { title enrolments { employee { name } } } } }"}'
`)
stopOnSignals(() => supergraph.close())
