import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { buildHTTPExecutor } from '@graphql-tools/executor-http'
import { stitchSchemas } from '@graphql-tools/stitch'
import { stitchingDirectives } from '@graphql-tools/stitching-directives'
import { buildSchema } from 'graphql'
import { askSubgraph } from '../ask-subgraph.ts'
import type { StartGateway } from '../running.ts'

// Apollo Federation's `@key` is in the company's SDL too; stitching shall not read it as its own.
const { stitchingDirectivesTransformer } = stitchingDirectives({ keyDirectiveName: 'stitchingKey' })

/** Schema stitching by Apollo Server with `@graphql-tools/stitch`. */
export const startStitchingGateway: StartGateway = async (subgraphs, port) => {
  const subschemas = subgraphs.map(async (subgraph) => {
    const { _sdl } = await askSubgraph<{ readonly _sdl: string }>(subgraph, '{ _sdl }')
    return {
      schema: buildSchema(_sdl, { assumeValidSDL: true }),
      executor: buildHTTPExecutor({ endpoint: subgraph.url, headers: subgraph.headers }),
      batch: true,
    }
  })
  const schema = stitchSchemas({
    subschemas: await Promise.all(subschemas),
    subschemaConfigTransforms: [stitchingDirectivesTransformer],
  })
  const server = new ApolloServer({
    schema,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
  })
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port } })
  return { url, close: () => server.stop() }
}
