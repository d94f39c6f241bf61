import { createServer } from 'node:http'
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime'
import { composeSupergraph } from '../compose-supergraph.ts'
import { listen } from '../listen.ts'
import type { StartGateway } from '../running.ts'

/** Apollo Federation by Hive Gateway. */
export const startHiveGateway: StartGateway = async (subgraphs, port) => {
  const gateway = createGatewayRuntime({
    supergraph: await composeSupergraph(subgraphs),
    transportEntries: Object.fromEntries(
      subgraphs.map(({ name, headers }) => [name, { headers: Object.entries(headers) }]),
    ),
    logging: false,
  })
  const server = createServer(gateway)
  const { url, close } = await listen(server, port)
  return {
    url: `${url}/graphql`,
    async close() {
      await close()
      await gateway[Symbol.asyncDispose]()
    },
  }
}
