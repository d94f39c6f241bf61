/**
 * Starts a service of a company's own, and a gateway in front of it and of a LinkedIn Learning server
 * that runs already: `LEARNING_URL=http://127.0.0.1:4000/graphql npm start`, or with `hive`, `stitching`.
 * `ROUTER_SECRET` is that of the server, where it has one. The gateway listens on `PORT`, by default 4002.
 */
import process from 'node:process'
import { GATEWAYS } from './gateways/gateways.ts'
import { startSupergraph } from './start-supergraph.ts'

const { LEARNING_URL, ROUTER_SECRET, PORT = '4002' } = process.env
const [name = 'apollo', ...extra] = process.argv.slice(2)
const importGateway = Object.hasOwn(GATEWAYS, name) ? GATEWAYS[name] : undefined
if (!importGateway || extra.length > 0) {
  fail(`Name one gateway: ${Object.keys(GATEWAYS).join(', ')}.`)
}
if (!LEARNING_URL) fail('LEARNING_URL must be set, such as to http://127.0.0.1:4000/graphql.')

/** Prints what is wrong, and ends the process. */
function fail(error: unknown): never {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(1)
}

// A port that is taken becomes an `error` event of a server that has no listener for it.
process.once('uncaughtException', fail)

const supergraph = await startSupergraph({
  startGateway: await importGateway(),
  port: Number(PORT),
  learningUrl: LEARNING_URL,
  routerSecret: ROUTER_SECRET,
}).catch(fail)
process.stdout.write(`The supergraph is at ${supergraph.url} (${name}). Who learns what:

curl -s ${supergraph.url} -H 'content-type: application/json' -d '{"query": "{ employee(id: \\"ada\\") { name enrolments { progress learningAsset { title } } } }"}'

Who learns what is found:

curl -s ${supergraph.url} -H 'content-type: application/json' -d '{"query": "{ learningAssets(filter: {keyword: \\"java\\"}) { nodes { title enrolments { employee { name } } } } }"}'
`)
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void supergraph.close())
}
