/**
 * What our server is compared with: the same schema as a good developer would serve it after an
 * afternoon with the documentation of Apollo Server and of its REST data source. Every resolver takes
 * what it needs from LinkedIn's whole answer.
 *
 * It is meant to be plain and fair, not weak. It requests a search and its facets in one call,
 * many assets at once side by side, contents with their details only where an operation selects
 * contents, and one token. Its data source keeps and shares calls as the library does by
 * default, with the cache of the server: calls that are under way in an operation are shared, and
 * answers are kept as their headers allow. LinkedIn is not known to send any that do, so that none is.
 *
 * What the workload does not ask for has no resolvers here: `node` and `nodes`, `catalog`, activity
 * reports, and an asset's `parent` and `localized`.
 *
 * `SCHEMA_FILE` says where the schema is, and the `LINKEDIN_…` variables where LinkedIn is. With
 * `TTL_SECONDS` LinkedIn's answers are kept for so long, in a cache that has room for them.
 */
import { readFileSync } from 'node:fs'
import process from 'node:process'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { InMemoryLRUCache } from '@apollo/utils.keyvaluecache'
import { requestAccessToken } from './access-token.ts'
import { Classification } from './classification.ts'
import type { Context } from './context.ts'
import { LearningAsset } from './learning-asset.ts'
import { LinkedInLearning } from './linkedin-learning.ts'
import { Query } from './query.ts'

const ttlSeconds = Number(process.env['TTL_SECONDS'] ?? 0)
const server = new ApolloServer<Context>({
  typeDefs: readFileSync(String(process.env['SCHEMA_FILE']), 'utf8'),
  resolvers: { Query, LearningAsset, Classification },
  // Apollo Server's own has 30 MB: 200 pages of LinkedIn's do not fit.
  ...(ttlSeconds > 0 && { cache: new InMemoryLRUCache({ maxSize: 256_000_000 }) }),
})
const token = await requestAccessToken(process.env)

const { url } = await startStandaloneServer(server, {
  listen: { host: '127.0.0.1', port: 0 },
  context: async () => ({
    linkedIn: new LinkedInLearning({
      apiUrl: String(process.env['LINKEDIN_API_URL']),
      token,
      ttlSeconds,
      cache: server.cache,
    }),
  }),
})
console.log(`Listening at ${url}`)
