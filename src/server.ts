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
import type { Cache } from './cache/cache.ts'
import { AbandonedError } from './graphql/abandoned-error.ts'
import { type Context, createContext } from './graphql/context.ts'
import { formatError } from './graphql/format-error.ts'
import { KnownOperationsRule } from './graphql/known-operations-rule.ts'
import { toOperationMode } from './graphql/operation-mode.ts'
import { reportCalls } from './graphql/report-calls.ts'
import { reportErrors } from './graphql/report-errors.ts'
import { createSchema } from './graphql/schema.ts'
import { toRouterTrust } from './graphql/supergraph/router-trust.ts'
import { createSubgraphSchema } from './graphql/supergraph/subgraph-schema.ts'
import { traceForRouters } from './graphql/supergraph/trace-for-routers.ts'
import { tellFreshness } from './graphql/tell-freshness.ts'
import { signalOfAbandonment } from './http/abandonment.ts'
import { type AllowedOrigins, allowOrigins } from './http/allow-origins.ts'
import { answerFailures } from './http/answer-failures.ts'
import { addCacheHeaders } from './http/cache-headers.ts'
import { serveGraphiql } from './http/graphiql/graphiql.ts'
import { serveHealth } from './http/health.ts'
import { ROUTER_HEADER, readOperationHeaders } from './http/operation-headers.ts'
import { serveSchema } from './http/schema.ts'
import type { LinkedIn } from './linkedin/linkedin.ts'
import { createPersistedQueryStore } from './persisted-query-store.ts'

/** What a server is made of. */
export interface ServerOptions extends AllowedOrigins {
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
  const { linkedIn, logger, isProduction, isIntrospectionEnabled, isGraphiqlEnabled } = options
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
    validationRules: [KnownOperationsRule],
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
      reportErrors(logger),
      reportCalls(),
      traceForRouters(),
      tellFreshness(options),
    ],
  })
  await apollo.start()

  answerFailures(app)
  await app.register(async (operations) => {
    addCacheHeaders(operations)
    await allowOrigins(operations, options)
    await operations.register(fastifyApollo(apollo), {
      method: ['GET', 'POST'],
      context: async ({ headers }, { raw }) =>
        createContext({
          linkedIn,
          areActivityReportsEnabled: options.areActivityReportsEnabled,
          mode: toOperationMode({
            ...readOperationHeaders(headers),
            isExplainEnabled: options.isExplainEnabled,
          }),
          routerTrust: toRouterTrust(options.routerSecret, headers[ROUTER_HEADER]),
          signal: signalOfAbandonment(raw, () => new AbandonedError()),
          maxCalls: options.maxCallsPerOperation,
          monotonicNow: () => performance.now(),
        }),
    })
  })
  serveHealth(app)
  if (isIntrospectionEnabled) serveSchema(app, contract)
  if (isGraphiqlEnabled) await serveGraphiql(app)
  return app
}
