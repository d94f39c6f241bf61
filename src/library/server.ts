import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { checkOptions } from '../config/check-options.ts'
import { flag, methodsOf } from '../config/checks.ts'
import {
  addModeDefaults,
  type ExposureOptions,
  exposureChecks,
  type LinkedInOptions,
  linkedInChecks,
  type OperationOptions,
  operationChecks,
} from '../config/options.ts'

/** How a server calls LinkedIn, what its operations may do, and what it exposes. */
export interface ServerOptions
  extends Omit<LinkedInOptions, 'logger'>,
    OperationOptions,
    ExposureOptions {
  /**
   * Whether a request that equals an earlier one, of which the answer is kept, is answered before this
   * instance: none of its hooks, such as those that authenticate clients, sees it. Default: false.
   */
  readonly areKnownRequestsAnsweredFirst?: boolean | undefined
  /** A logger that Fastify accepts, such as one of pino's. Default: nothing is logged. */
  readonly logger?: FastifyBaseLogger | undefined
}

/**
 * Creates the HTTP server as a Fastify instance, to be extended and to listen. Closing it closes its
 * connections to LinkedIn.
 *
 * @throws {ConfigError} when an option is missing, unknown or invalid
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { logger, areKnownRequestsAnsweredFirst, ...config } = checkOptions(
    {
      ...linkedInChecks,
      ...operationChecks,
      ...exposureChecks,
      areKnownRequestsAnsweredFirst: flag.default(false),
      logger: methodsOf<FastifyBaseLogger>('child', 'error', 'warn', 'info').optional(),
    },
    options,
  )
  // Imported only here: programs that embed the schema alone load neither Fastify nor pino.
  const [server, { createLogger }] = await Promise.all([
    import('../server/http-server.ts'),
    import('../config/logger.ts'),
  ])
  return server.createHttpServer(addModeDefaults(config), logger ?? createLogger('silent'), {
    areKnownRequestsAnsweredFirst,
  })
}
