import { startEnrolments } from './enrolments/start-enrolments.ts'
import type { Running, StartGateway } from './running.ts'

/** How a supergraph is started. */
export interface SupergraphOptions {
  readonly startGateway: StartGateway
  /** Where the gateway listens; 0 for any free port. */
  readonly port: number
  /** Where the subgraph of LinkedIn Learning runs, such as `http://127.0.0.1:4000/graphql`. */
  readonly learningUrl: string
  /** Its `ROUTER_SECRET`, where it has one. */
  readonly routerSecret?: string | undefined
}

/** A service of the company's own, and a gateway in front of it and of LinkedIn Learning. */
export async function startSupergraph(options: SupergraphOptions): Promise<Running> {
  const { startGateway, port, learningUrl, routerSecret } = options
  const enrolments = await startEnrolments()
  try {
    const gateway = await startGateway(
      [
        {
          name: 'linkedin-learning',
          url: learningUrl,
          headers: routerSecret ? { 'router-authorization': routerSecret } : {},
        },
        { name: 'enrolments', url: enrolments.url, headers: {} },
      ],
      port,
    )
    return {
      url: gateway.url,
      async close() {
        await gateway.close()
        await enrolments.close()
      },
    }
  } catch (error) {
    await enrolments.close()
    throw error
  }
}
