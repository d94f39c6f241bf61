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

/** Whom a schema asks, and what its operations may do. */
export interface LearningSchemaOptions extends LinkedInOptions, OperationOptions {}

/** A schema for somebody else's server, and what its operations need. */
export interface LearningSchema {
  /**
   * The executable schema. Its errors are fit for clients, with an `extensions.code` of ours; the
   * `cause` of each is for your log.
   */
  readonly schema: GraphQLSchema
  /**
   * What one operation is executed with: to be made anew for each, and to be the context value or a
   * part of it.
   */
  readonly createContext: (options?: LearningContextOptions) => LearningContext
  /** Lets what is under way end, then closes the connections to LinkedIn and forgets its answers. */
  readonly close: () => Promise<void>
}

/** How a context is to be. */
export interface LearningContextOptions {
  /** Aborts when nobody waits for the operation any more: LinkedIn is then asked nothing for it. */
  readonly signal?: AbortSignal | undefined
}

/** A part of a context value. A server that has members of its own puts them beside ours. */
export interface LearningContext {
  /** What our resolvers work with, and nobody else. */
  readonly linkedInLearning: unknown
}

/**
 * A schema that asks LinkedIn by itself. It shares nothing with others: token, memory and the count of
 * calls are its own, so that one for a process is best.
 *
 * @throws {ConfigError} when an option is missing, unknown or not right
 */
export function createLearningSchema(options: LearningSchemaOptions): LearningSchema {
  const { logger, maxCallsPerOperation, areActivityReportsEnabled, ...config } = checkOptions(
    { ...linkedInChecks, ...operationChecks, ...loggerChecks },
    options,
  )
  const linkedIn = connectToLinkedIn(config, logger)
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
        monotonicNow: () => performance.now(),
      }),
    close: () => linkedIn.close(),
  }
}
