import { ApolloServer } from '@apollo/server'
import { ApolloServerPluginInlineTraceDisabled } from '@apollo/server/plugin/disabled'
import { startStandaloneServer } from '@apollo/server/standalone'
import type { GraphQLSchema } from 'graphql'
import type { Running } from './running.ts'

/** A service of a company's own, on a free port of the loopback interface. */
export async function startSubgraph(schema: GraphQLSchema): Promise<Running> {
  const server = new ApolloServer({
    schema,
    plugins: [ApolloServerPluginInlineTraceDisabled()],
    // Closed by the caller.
    stopOnTerminationSignals: false,
    includeStacktraceInErrorResponses: false,
  })
  const { url } = await startStandaloneServer(server, { listen: { host: '127.0.0.1', port: 0 } })
  return { url, close: () => server.stop() }
}
