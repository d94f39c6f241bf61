/**
 * The server, composed: Fastify, Apollo Server and LinkedIn behind its layers. Apollo Server has
 * five plugins of `plugins/`: `error-log.ts` logs failures, `explain.ts` reports an operation's calls to
 * LinkedIn, `kept-answers.ts` looks operations up in `answers/`, `cache-control.ts` sets how long a
 * response may be cached, `router-trace.ts` traces for the router of a supergraph.
 */
import { ApolloServer } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { type FastifyBaseLogger, type FastifyInstance, fastify, LogController } from 'fastify'
import type { GraphQLSchema } from 'graphql'
import { createMemoryCache } from '../cache/memory-store.ts'
import type { Cache } from '../cache/store.ts'
import type { ServerConfig } from '../config/options.ts'
import { createSubgraphSchema } from '../graphql/federation/subgraph-schema.ts'
import { formatError } from '../graphql/format-error.ts'
import { createSchema, printContract } from '../graphql/schema.ts'
import { connectToLinkedIn } from '../upstream/connect.ts'
import { answerBytes } from './answers/answer.ts'
import { type AnswerStore, createAnswerStore } from './answers/answer-store.ts'
import { toAnswersVersion } from './answers/answers-version.ts'
import type { ServerContext } from './answers/delivery.ts'
import { createKnownRequests } from './answers/known-requests.ts'
import { serveKnownRequests } from './answers/serve-known-requests.ts'
import { createClientErrorHandler, refuseTunnelsAndExpectations } from './connection-errors.ts'
import { type CorsOptions, registerCors } from './cors.ts'
import { createErrorHandler, sendError, setErrorHandlers } from './error-handler.ts'
import { serveGraphiql } from './graphiql/serve.ts'
import { KnownOperationTypesRule } from './known-operation-types-rule.ts'
import {
  type Arrivals,
  checkRequestHeads,
  createOperationContext,
  type OperationContextOptions,
  readJsonBodies,
} from './operation-context.ts'
import {
  createErrorSender,
  createOperationHandler,
  type OperationHandlerOptions,
} from './operation-handler.ts'
import { createPersistedQueryStore, persistedQueryBytes } from './persisted-queries.ts'
import { cacheControlPlugin } from './plugins/cache-control.ts'
import { errorLogPlugin } from './plugins/error-log.ts'
import { explainPlugin } from './plugins/explain.ts'
import { keptAnswersPlugin } from './plugins/kept-answers.ts'
import { MAX_BODY_BYTES } from './request-body.ts'
import { addResponseHeaders, type VaryOptions } from './response-headers.ts'

/** What a server does that its embedder may not expect. */
export interface HttpServerOptions {
  /**
   * Whether a request that equals an earlier one is answered before Fastify and its hooks, which then do
   * not see it. Default: false.
   */
  readonly areKnownRequestsAnsweredFirst?: boolean
}

/**
 * Creates the HTTP server with a connection to LinkedIn of its own. It does not listen yet; closing it
 * closes the connection too.
 */
export async function createHttpServer(
  config: ServerConfig,
  logger: FastifyBaseLogger,
  { areKnownRequestsAnsweredFirst = false }: HttpServerOptions = {},
): Promise<FastifyInstance> {
  const app = fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    requestTimeout: 15_000,
    // Longer than a load balancer's, so that a connection in use is never closed from this side.
    keepAliveTimeout: 65_000,
    // What arrives on open connections while the server closes is answered like all else.
    return503OnClosing: false,
    frameworkErrors: createErrorHandler(sendError),
    clientErrorHandler: createClientErrorHandler({ now: Date.now }),
    // No route has a JSON Schema: without these, Fastify loads a hundred modules for them at the start.
    schemaController: {
      compilersFactory: { buildValidator: refuseJsonSchemas, buildSerializer: refuseJsonSchemas },
    },
    http: {
      headersTimeout: 10_000,
      connectionsCheckingInterval: 1_000,
      // A doubled `Host` or `Content-Type` is then refused, where Node would ignore the second one.
      joinDuplicateHeaders: true,
      // `checkRequestHeads` requires it, with an error in GraphQL's format.
      requireHostHeader: false,
    },
  })
  const onCacheFailure = (error: unknown) =>
    logger.warn({ error }, 'Cache failure: treated as a miss')
  const answersMaxBytes = Math.floor(config.cacheMaxBytes * ANSWERS_SHARE)
  const linkedIn = connectToLinkedIn(
    { ...config, cacheMaxBytes: config.cacheMaxBytes - answersMaxBytes },
    logger,
  )
  const persistedQueries = createMemoryCache(
    { maxBytes: PERSISTED_QUERIES_BYTES, sizeOf: persistedQueryBytes },
    onCacheFailure,
  )
  const answerCache = createMemoryCache(
    { maxBytes: Math.max(1, Math.floor(answersMaxBytes / 2)), sizeOf: answerBytes },
    onCacheFailure,
  )
  const known = createKnownRequests({ maxBytes: answersMaxBytes / 2, now: Date.now })
  const arrivals: Arrivals = new WeakMap()
  // Close hooks run in reverse order: Apollo Server, added below, stops first.
  app.addHook('onClose', async () => {
    known.close()
    await Promise.all([linkedIn.close(), persistedQueries.close(), answerCache.close()])
  })
  try {
    const schema = createSchema()
    const served = createSubgraphSchema(schema, config)
    const answers = createAnswerStore({
      cache: answerCache,
      version: toAnswersVersion(served, config),
      now: Date.now,
    })
    const apollo = await createApolloServer(served, { persistedQueries, answers }, config, logger)
    await apollo.start()
    app.addHook('onClose', () => apollo.stop())

    setErrorHandlers(app)
    refuseTunnelsAndExpectations(app.server, { now: Date.now })
    checkRequestHeads(app)
    await app.register((routes) =>
      serveOperations(
        routes,
        { apollo, answers, known, now: Date.now },
        { ...config, linkedIn, arrivals },
      ),
    )
    app.get('/healthz', () => ({ status: 'ok' }))
    if (config.isIntrospectionEnabled) serveSchema(app, schema)
    if (config.isGraphiqlEnabled) await serveGraphiql(app)
    if (areKnownRequestsAnsweredFirst) {
      const end = serveKnownRequests(app.server, {
        known,
        now: Date.now,
        onWait: (request) => arrivals.set(request, performance.now()),
      })
      // From then on Fastify says in each response that the connection ends.
      app.addHook('preClose', async () => end())
    }
    return app
  } catch (error) {
    await app.close()
    throw error
  }
}

/** In place of Fastify's compilers, where there is nothing to compile. */
function refuseJsonSchemas(): never {
  throw new TypeError('Routes have no JSON Schema')
}

/** A thousand operations of some kilobytes, or sixteen of the largest that a request can carry. */
const PERSISTED_QUERIES_BYTES = 4 * 1024 * 1024

/** Of the memory for what is cached: answers are short of their parts, which they are made of again. */
const ANSWERS_SHARE = 0.25

/** What an Apollo Server looks up. */
interface Lookups {
  readonly persistedQueries: Cache
  readonly answers: AnswerStore
}

async function createApolloServer(
  schema: GraphQLSchema,
  { persistedQueries, answers }: Lookups,
  config: ServerConfig,
  logger: FastifyBaseLogger,
): Promise<ApolloServer<ServerContext>> {
  const { isProduction, isIntrospectionEnabled, routerSecret } = config
  // Imported only here: without a secret the start does without what encodes traces.
  const routerTrace = routerSecret === null ? null : await import('./plugins/router-trace.ts')
  return new ApolloServer<ServerContext>({
    schema,
    introspection: isIntrospectionEnabled,
    formatError,
    hideSchemaDetailsFromClientErrors: isProduction,
    includeStacktraceInErrorResponses: false,
    stringifyResult: JSON.stringify,
    persistedQueries: { cache: createPersistedQueryStore(persistedQueries) },

    // Bounds on what one document costs before it is executed.
    parseOptions: { maxTokens: 1_500 },
    validationRules: [KnownOperationTypesRule],
    validationOptions: { maxErrors: 5 },
    maxRecursiveSelections: true,
    executionOptions: { maxCoercionErrors: 5 },

    // Set here, or Apollo Server reads them from the environment; the plugins that use them are off.
    nodeEnv: isProduction ? 'production' : 'development',
    apollo: { key: 'none', graphRef: 'none', graphId: '', graphVariant: '' },
    stopOnTerminationSignals: false,
    logger,
    plugins: [
      // Its hints cost more than the rest of an execution together; `cacheControlPlugin` replaces them.
      ApolloServerPluginCacheControlDisabled(),
      // Would trace for any client; `routerTracePlugin` does so for routers with the secret.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      // Would report to Apollo, or refuse to start, where a variable of Apollo's is set.
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      errorLogPlugin(logger),
      explainPlugin(),
      ...(routerTrace ? [routerTrace.routerTracePlugin()] : []),
      keptAnswersPlugin(answers),
      cacheControlPlugin({ now: Date.now }),
    ],
  })
}

/** `/graphql`, with a slash at its end or without, by GET, HEAD and POST. */
async function serveOperations(
  app: FastifyInstance,
  execution: Omit<OperationHandlerOptions, 'createContext'>,
  options: OperationContextOptions & CorsOptions & VaryOptions,
): Promise<void> {
  addResponseHeaders(app, options)
  await registerCors(app, options)
  readJsonBodies(app)
  app.setErrorHandler(createErrorHandler(createErrorSender(execution.apollo)))
  const handler = createOperationHandler({
    ...execution,
    createContext: createOperationContext(options),
  })
  for (const url of ['/graphql', '/graphql/'])
    app.route({ method: ['GET', 'HEAD', 'POST'], url, handler })
}

/** `/schema.graphql`: the schema as SDL, for editors and code generators. */
function serveSchema(app: FastifyInstance, schema: GraphQLSchema): void {
  const sdl = printContract(schema)
  app.get('/schema.graphql', (_, reply) => reply.type('text/plain; charset=utf-8').send(sdl))
}
