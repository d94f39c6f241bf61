import process from 'node:process'
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway'
import { ApolloServer } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { composeSupergraph } from '../compose-supergraph.ts'
import type { StartGateway } from '../running.ts'

/** Apollo Federation by Apollo Server with `@apollo/gateway`. Apollo Router takes the same supergraph. */
export const startApolloGateway: StartGateway = async (subgraphs, port) => {
  // Or it would look for a cloud that it runs in, and send Apollo what it finds.
  process.env['APOLLO_TELEMETRY_DISABLED'] ??= 'true'
  const gateway = new ApolloGateway({
    supergraphSdl: await composeSupergraph(subgraphs),
    buildService: ({ name, url }) =>
      new RemoteGraphQLDataSource({
        ...(url && { url }),
        willSendRequest({ request }) {
          const headers = subgraphs.find((subgraph) => subgraph.name === name)?.headers ?? {}
          for (const [header, value] of Object.entries(headers)) {
            request.http?.headers.set(header, value)
          }
        },
      }),
  })
  const server = new ApolloServer({
    gateway,
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
  })
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port } })
  return { url, close: () => server.stop() }
}
