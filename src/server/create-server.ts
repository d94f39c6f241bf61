import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import { type GraphQLSchema, printSchema } from 'graphql'
import { createMemoryCache } from '../cache/memory-store.ts'
import type { Cache } from '../cache/store.ts'
import type { Context } from '../graphql/context.ts'
import { createSubgraphSchema } from '../graphql/federation/subgraph-schema.ts'
import { formatError } from '../graphql/format-error.ts'
import { createSchema } from '../graphql/schema.ts'
import type { LinkedIn } from '../linkedin/client.ts'
import { type ConnectionConfig, connectToLinkedIn } from '../upstream/connect.ts'
import { type CorsOptions, registerCors } from './cors.ts'
import { setErrorHandlers } from './error-handler.ts'
import { serveGraphiql } from './graphiql/serve.ts'
import { addResponseHeaders } from './headers.ts'
import { KnownOperationTypesRule } from './known-operation-types-rule.ts'
import { createOperationContext } from './operation-context.ts'
import { createPersistedQueryStore } from './persisted-queries.ts'
import { cacheControlPlugin } from './plugins/cache-control.ts'
import { errorLogPlugin } from './plugins/error-log.ts'
import { explainPlugin } from './plugins/explain.ts'
import { routerTracePlugin } from './plugins/router-trace.ts'

/** What a server is made of. */
export interface ServerOptions extends CorsOptions {
  readonly linkedIn: LinkedIn
  /** Keeps the texts of the operations that clients then name by their hashes. */
  readonly persistedQueryCache: Cache
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  readonly logger: FastifyBaseLogger
  /** Whether clients may ask for the schema. */
  readonly isIntrospectionEnabled: boolean
  readonly isGraphiqlEnabled: boolean
  /** Whether clients may be told what their operations ask of LinkedIn, and would cost. */
  readonly isExplainEnabled: boolean
  /** The most calls to LinkedIn that one operation may make. */
  readonly maxCallsPerOperation: number
  /** Whether clients may ask for reports on learners, which are personal data. */
  readonly areActivityReportsEnabled: boolean
  /** What the router of a supergraph proves itself with. Null: nobody has to. */
  readonly routerSecret: string | null
  /** Whether a supergraph is offered `node` and `nodes`, which only one of its subgraphs can give. */
  readonly isNodeOffered: boolean
}

/** The HTTP server, composed and ready to listen; closing it ends all that it has started. */
export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { logger, isProduction, isIntrospectionEnabled, isGraphiqlEnabled } = options
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 256 * 1024,
    requestTimeout: 15_000,
    // Longer than a load balancer's, so that it is never us who closes a connection in use.
    keepAliveTimeout: 65_000,
    http: { headersTimeout: 10_000 },
  })
  const contract = createSchema()
  const apollo = new ApolloServer<Context>({
    schema: createSubgraphSchema(contract, options),
    introspection: isIntrospectionEnabled,
    hideSchemaDetailsFromClientErrors: isProduction,
    includeStacktraceInErrorResponses: false,
    formatError,
    stringifyResult: JSON.stringify,
    persistedQueries: { cache: createPersistedQueryStore(options.persistedQueryCache) },
    parseOptions: { maxTokens: 1_500 },
    validationOptions: { maxErrors: 5 },
    validationRules: [KnownOperationTypesRule],
    executionOptions: { maxCoercionErrors: 5 },
    maxRecursiveSelections: true,
    stopOnTerminationSignals: false,
    // Said here, or Apollo Server would look into the environment for itself. What it would do with
    // these is switched off below.
    nodeEnv: isProduction ? 'production' : 'development',
    apollo: { key: 'none', graphRef: 'none', graphId: '', graphVariant: '' },
    logger,
    plugins: [
      // Its hints cost more than the rest of an execution together.
      ApolloServerPluginCacheControlDisabled(),
      // Apollo Server would trace for whoever asks.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // Where a variable asks for it, Apollo Server would report to Apollo, or refuse to start.
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      fastifyApolloDrainPlugin(app),
      errorLogPlugin(logger),
      explainPlugin(),
      routerTracePlugin(),
      cacheControlPlugin(options),
    ],
  })
  await apollo.start()

  setErrorHandlers(app)
  await app.register(async (operations) => {
    addResponseHeaders(operations)
    await registerCors(operations, options)
    await operations.register(fastifyApollo(apollo), {
      method: ['GET', 'POST'],
      context: async (request, reply) => createOperationContext(request, reply, options),
    })
  })
  serveHealth(app)
  if (isIntrospectionEnabled) serveSchema(app, contract)
  if (isGraphiqlEnabled) await serveGraphiql(app)
  return app
}

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
  const persistedQueryCache = createMemoryCache(PERSISTED_QUERY_CACHE_BYTES, (error) =>
    logger.warn({ error }, 'A cache failed'),
  )
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

/** `GET /healthz`: whether the process is alive. Says nothing about LinkedIn. */
export function serveHealth(app: FastifyInstance): void {
  app.get('/healthz', () => ({ status: 'ok' }))
}

/** `GET /schema.graphql`: the schema as SDL, for editors and code generators. */
export function serveSchema(app: FastifyInstance, schema: GraphQLSchema): void {
  const sdl = printSchema(schema)
  app.get('/schema.graphql', (_, reply) => reply.type('text/plain; charset=utf-8').send(sdl))
}
