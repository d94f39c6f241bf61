import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { origins, Variables } from '../config/variables.ts'
import type { LinkedInOptions, OperationOptions } from './options.ts'
import { checkOptions, flag, linkedInChecks, operationChecks, withMethods } from './options.ts'

/** Whom a server asks, what its operations may do, and what it shows of itself. */
export interface ServerOptions extends Omit<LinkedInOptions, 'logger'>, OperationOptions {
  /** Whether clients are strangers: what the next three are by default, and errors are terser. */
  readonly isProduction: boolean
  /** Whether clients may ask for the schema. Default: not in production. */
  readonly isIntrospectionEnabled?: boolean | undefined
  /** Whether `/graphiql` is served. Default: not in production. */
  readonly isGraphiqlEnabled?: boolean | undefined
  /** Whether clients may be told what their operations ask of LinkedIn. Default: not in production. */
  readonly isExplainEnabled?: boolean | undefined
  /**
   * Other origins whose pages may ask, such as `https://learning.example.com`. Default: none, and outside
   * production those on this machine.
   */
  readonly corsOrigins?: readonly string[] | undefined
  /**
   * What the router of a supergraph must send as `router-authorization`. Default: null, nobody has to.
   */
  readonly routerSecret?: string | null | undefined
  /** Whether a supergraph is offered `node` and `nodes`. Default: false. */
  readonly isNodeOffered?: boolean | undefined
  /** A logger as Fastify takes it, such as one of pino's. Default: nothing is logged. */
  readonly logger?: FastifyBaseLogger | undefined
}

/**
 * The HTTP server, ready to be told where to listen. Closing it closes its connections to LinkedIn.
 *
 * @throws {ConfigError} when an option is missing, unknown or not right
 */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { logger, ...config } = checkOptions(options, (defaults) => ({
    ...linkedInChecks(defaults),
    ...operationChecks(defaults),
    isProduction: flag,
    isIntrospectionEnabled: flag.optional(),
    isGraphiqlEnabled: flag.optional(),
    isExplainEnabled: flag.optional(),
    corsOrigins: origins.default([...defaults.corsOrigins]),
    routerSecret: Variables.shape.ROUTER_SECRET.nullable().default(defaults.routerSecret),
    isNodeOffered: flag.default(defaults.isNodeOffered),
    logger: withMethods<FastifyBaseLogger>('child', 'error', 'warn', 'info').optional(),
  }))
  // Loaded only where it is needed: who embeds the schema alone has a server already.
  const [server, { createLog }] = await Promise.all([
    import('../server/create-server.ts'),
    import('../config/logger.ts'),
  ])
  const { isProduction } = config
  const { isIntrospectionEnabled, isGraphiqlEnabled, isExplainEnabled } = config
  return server.createServer(
    {
      ...config,
      isIntrospectionEnabled: isIntrospectionEnabled ?? !isProduction,
      isGraphiqlEnabled: isGraphiqlEnabled ?? !isProduction,
      isExplainEnabled: isExplainEnabled ?? !isProduction,
    },
    logger ?? createLog('silent'),
  )
}
