import type { FastifyBaseLogger } from 'fastify'
import { type Environment, readConfig } from '../../src/config/config.ts'
import { startSandbox } from '../../src/sandbox/sandbox.ts'
import { createServer } from '../../src/server/create-server.ts'
import { startEnrolments } from './enrolments/start-enrolments.ts'
import type { Running, StartGateway } from './running.ts'

/** How a supergraph is started. */
export interface SupergraphOptions {
  readonly startGateway: StartGateway
  /** Where the gateway listens; 0 for any free port. */
  readonly port: number
  /** Configures the subgraph of LinkedIn Learning, but for its port and the router's secret. */
  readonly environment: Environment
  readonly routerSecret: string
  readonly logger: FastifyBaseLogger
}

/** LinkedIn Learning, a service of the company's own, and a gateway in front of both. */
export async function startSupergraph(options: SupergraphOptions): Promise<Running> {
  const { startGateway, port, environment, routerSecret, logger } = options
  const running: { close(): Promise<void> }[] = []
  const close = async () => {
    for (const part of running.splice(0).reverse()) await part.close()
  }
  try {
    const config = readConfig({ ...environment, ROUTER_SECRET: routerSecret })
    let { linkedIn } = config
    if (linkedIn === null) {
      const sandbox = await startSandbox()
      logger.warn({ sandboxUrl: sandbox.url }, 'No LinkedIn credentials: a sandbox answers')
      running.push(sandbox)
      linkedIn = sandbox.linkedIn
    }
    const options = { ...config, ...linkedIn, isGraphiqlEnabled: false }
    const learning = await createServer(options, logger)
    running.push(learning)
    const url = await learning.listen({ host: config.host, port: 0 })
    const enrolments = await startEnrolments()
    running.push(enrolments)
    const gateway = await startGateway(
      [
        {
          name: 'linkedin-learning',
          url: `${url}/graphql`,
          headers: { 'router-authorization': routerSecret },
        },
        { name: 'enrolments', url: enrolments.url, headers: {} },
      ],
      port,
    )
    running.push(gateway)
    return { url: gateway.url, close }
  } catch (error) {
    await close()
    throw error
  }
}
