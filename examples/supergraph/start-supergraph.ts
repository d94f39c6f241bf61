import type { FastifyBaseLogger } from 'fastify'
import { startApplication } from '../../src/cli/serve.ts'
import { type Environment, readConfig } from '../../src/config/config.ts'
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
  const running: Pick<Running, 'close'>[] = []
  const close = async () => {
    for (const part of running.splice(0).reverse()) await part.close()
  }
  try {
    const config = readConfig({ ...environment, ROUTER_SECRET: routerSecret, PORT: '0' })
    const learning = await startApplication({ ...config, isGraphiqlEnabled: false }, logger)
    running.push(learning)
    const enrolments = await startEnrolments()
    running.push(enrolments)
    const gateway = await startGateway(
      [
        {
          name: 'linkedin-learning',
          url: `${learning.url}/graphql`,
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
