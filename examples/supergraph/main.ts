/** Starts the whole example, and says where to ask: `npm run supergraph`, or with `hive`, `stitching`. */
import { randomBytes } from 'node:crypto'
import process from 'node:process'
import { createLog } from '../../src/log.ts'
import { stopOnSignals } from '../../src/stop-on-signals.ts'
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
  process.stderr.write(`Usage: npm run supergraph [${Object.keys(GATEWAYS).join(' | ')}]\n`)
  process.exit(1)
}

const supergraph = await startSupergraph({
  startGateway: await importGateway(),
  port: Number(process.env['PORT'] || 4000),
  environment: process.env,
  routerSecret: randomBytes(32).toString('base64url'),
  logger: createLog('warn'),
})
process.stdout.write(`The supergraph is at ${supergraph.url} (${name}). Who learns what:

curl -s ${supergraph.url} -H 'content-type: application/json' -d '{"query": "{ employee(id: \\"ada\\") { name enrolments { progress learningAsset { title } } } }"}'

Who learns what is found:

curl -s ${supergraph.url} -H 'content-type: application/json' -d '{"query": "{ learningAssets(filter: {keyword: \\"java\\"}) { nodes { title enrolments { employee { name } } } } }"}'
`)
stopOnSignals(() => supergraph.close())
