/**
 * Hive Gateway as another way to serve the same schema, with its cache of whole responses. It fronts REST
 * APIs only in the shapes that these have, so it cannot give the same answers by itself: behind it are
 * the resolvers and the data source of `../peer`, as a subgraph in the same process. No HTTP between
 * the two is measured, which a subgraph elsewhere would have.
 *
 * `SCHEMA_FILE` says where the schema is, and the `LINKEDIN_…` variables where LinkedIn is.
 */
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import process from 'node:process'
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime'
import InMemoryLRUCache from '@graphql-mesh/cache-inmemory-lru'
import { createDefaultExecutor } from '@graphql-mesh/transport-common'
import { makeExecutableSchema } from '@graphql-tools/schema'
import type { ExecutionRequest } from '@graphql-tools/utils'
import { composeServices } from '@theguild/federation-composition'
import { parse } from 'graphql'
import { requestAccessToken } from '../peer/access-token.ts'
import { Classification } from '../peer/classification.ts'
import { LearningAsset } from '../peer/learning-asset.ts'
import { LinkedInLearning } from '../peer/linkedin-learning.ts'
import { Query } from '../peer/query.ts'

const typeDefs = readFileSync(String(process.env['SCHEMA_FILE']), 'utf8')
const token = await requestAccessToken(process.env)
const execute = createDefaultExecutor(
  makeExecutableSchema({ typeDefs, resolvers: { Query, LearningAsset, Classification } }),
)

/** Each operation has a data source of its own, as in `../peer/main.ts`. */
function executeSubgraph(request: ExecutionRequest) {
  const linkedIn = new LinkedInLearning({
    apiUrl: String(process.env['LINKEDIN_API_URL']),
    token,
    ttlSeconds: 0,
  })
  return execute({ ...request, context: { linkedIn } })
}

const { supergraphSdl, errors } = composeServices([
  { name: 'learning', typeDefs: parse(typeDefs), url: 'http://in-this-process' },
])
if (supergraphSdl === undefined) throw new Error(errors?.map(({ message }) => message).join('\n'))

const gateway = createGatewayRuntime({
  supergraph: supergraphSdl,
  transports: { http: { getSubgraphExecutor: () => executeSubgraph } },
  // Of a response of 20 assets come some hundred entries; by default 1,000 are kept.
  cache: new InMemoryLRUCache({ max: 100_000 }),
  responseCaching: { session: () => null, ttl: 3_600_000 },
  logging: false,
})
const server = createServer(gateway).listen(0, '127.0.0.1')
await once(server, 'listening')
console.log(`Listening at http://127.0.0.1:${(server.address() as AddressInfo).port}`)
