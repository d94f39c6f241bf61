import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { type ConnectionConfig, connectToLinkedIn } from './linkedin-connection.ts'
import { createMemoryCache } from './memory-cache.ts'
import { createServer, type ServerOptions } from './server.ts'

/** How a server is to be, and how it asks LinkedIn. */
export interface ConnectedServerConfig
  extends ConnectionConfig,
    Omit<ServerOptions, 'linkedIn' | 'logger' | 'now' | 'persistedQueryCache'> {}

/** A thousand operations of some kilobytes, or sixteen of the largest that a request can carry. */
const PERSISTED_QUERY_CACHE_BYTES = 4 * 1024 * 1024

/** The HTTP server with a connection to LinkedIn of its own, which is closed with it. */
export async function createConnectedServer(
  config: ConnectedServerConfig,
  logger: FastifyBaseLogger,
): Promise<FastifyInstance> {
  const linkedIn = connectToLinkedIn(config, logger)
  const persistedQueryCache = createMemoryCache(PERSISTED_QUERY_CACHE_BYTES, logger)
  const app = await createServer({
    ...config,
    linkedIn,
    persistedQueryCache,
    now: Date.now,
    logger,
  })
  app.addHook('onClose', async () => {
    await Promise.all([linkedIn.close(), persistedQueryCache.close()])
  })
  return app
}
