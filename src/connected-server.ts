import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { type ConnectionConfig, connectToLinkedIn } from './linkedin-connection.ts'
import { createServer, type ServerOptions } from './server.ts'

/** How a server is to be, and how it asks LinkedIn. */
export interface ConnectedServerConfig
  extends ConnectionConfig,
    Omit<ServerOptions, 'linkedIn' | 'logger'> {}

/** The HTTP server with a connection to LinkedIn of its own, which is closed with it. */
export async function createConnectedServer(
  config: ConnectedServerConfig,
  logger: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const linkedIn = connectToLinkedIn(config, logger)
  const app = await createServer({ ...config, linkedIn, logger })
  app.addHook('onClose', () => linkedIn.close())
  return app
}
