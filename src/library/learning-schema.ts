/**
 * The library: what programs that install the package call, exported by `index.ts`. Each function
 * checks its options and puts the parts together: here the schema, beside it the server and the
 * client.
 */
import type { GraphQLSchema } from 'graphql'
import { checkOptions } from '../config/check-options.ts'
import {
  type LinkedInOptions,
  linkedInChecks,
  loggerChecks,
  type OperationOptions,
  operationChecks,
} from '../config/options.ts'
import { createContext } from '../graphql/context.ts'
import { connectToLinkedIn } from '../upstream/connect.ts'
import { createEmbeddableSchema } from './embeddable-schema.ts'

/** How a schema calls LinkedIn, and what its operations may do. */
export interface LearningSchemaOptions extends LinkedInOptions, OperationOptions {}

/** A schema for a GraphQL server of any kind. */
export interface LearningSchema {
  /**
   * The executable schema. Its errors are fit for clients, with a stable `extensions.code`; the `cause`
   * of each is for the log.
   */
  readonly schema: GraphQLSchema
  /**
   * Creates what one operation needs in its context value; operations must not share it. The operation's
   * time limit begins here.
   */
  readonly createContext: (options?: LearningContextOptions) => LearningContext
  /**
   * Waits for requests in flight, for at most ten seconds, then closes the connections to LinkedIn and
   * empties the cache.
   */
  readonly close: () => Promise<void>
}

/** What an operation's context depends on. */
export interface LearningContextOptions {
  /** Aborts when the operation's result is no longer needed: no more calls are sent for it. */
  readonly signal?: AbortSignal | undefined
}

/** A part of a context value, to be spread into it beside members of the server's own. */
export interface LearningContext {
  /** Internal to the resolvers of the schema. */
  readonly linkedInLearning: unknown
}

/**
 * Creates an executable schema with its own connection to LinkedIn. Schemas share neither token nor
 * cache nor quota: create one per process.
 *
 * @throws {ConfigError} when an option is missing, unknown or invalid
 */
export function createLearningSchema(options: LearningSchemaOptions): LearningSchema {
  const { logger, maxCallsPerOperation, operationTimeoutMs, areActivityReportsEnabled, ...config } =
    checkOptions({ ...linkedInChecks, ...operationChecks, ...loggerChecks }, options)
  const monotonicNow = () => performance.now()
  const linkedIn = connectToLinkedIn({ ...config, maxCallsPerOperation }, logger)
  return {
    schema: createEmbeddableSchema(),
    createContext: ({ signal } = {}) =>
      createContext({
        linkedIn,
        areActivityReportsEnabled,
        mode: 'answer',
        routerTrust: 'open',
        signal,
        maxCalls: maxCallsPerOperation,
        deadlineMs: monotonicNow() + operationTimeoutMs,
        monotonicNow,
      }),
    close: () => linkedIn.close(),
  }
}
