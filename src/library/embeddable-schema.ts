import {
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
} from 'graphql'
import type { Context } from '../graphql/context.ts'
import { MissingContextError, OperationAbortedError, OperationError } from '../graphql/errors.ts'
import { toPublicError } from '../graphql/format-error.ts'
import { createSchema } from '../graphql/schema.ts'

type Resolver = GraphQLFieldResolver<unknown, unknown>

/**
 * The schema for any GraphQL server: its resolvers fail with public errors, each with the internal
 * one as its `cause`.
 */
export function createEmbeddableSchema(): GraphQLSchema {
  const schema = createSchema()
  for (const type of Object.values(schema.getTypeMap())) {
    // Introspection types are graphql-js's own, and shared by all schemas of a process.
    if (!isObjectType(type) || isIntrospectionType(type)) continue
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) field.resolve = failPublicly(field.resolve)
    }
  }
  return schema
}

function failPublicly(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    if (!isContext(context)) throw new MissingContextError()
    const fail = (error: unknown): never => {
      throw toGraphQLError(error, context)
    }
    try {
      return settlePublicly(resolve(source, args, context, info), fail)
    } catch (error) {
      return fail(error)
    }
  }
}

/** A promise, or a list of promises, can reject after the resolver has returned it. */
function settlePublicly(result: unknown, fail: (error: unknown) => never): unknown {
  if (result instanceof Promise) {
    return result.then((value) => settlePublicly(value, fail), fail)
  }
  return Array.isArray(result) ? result.map((item) => settlePublicly(item, fail)) : result
}

function toGraphQLError(error: unknown, context: Context): GraphQLError {
  if (isAbortReason(error, context)) return new OperationAbortedError({ cause: error })
  if (error instanceof OperationError) return error
  const { message, extensions } = toPublicError(error)
  const publicError = new GraphQLError(message, { extensions })
  // As `originalError` it would lend its stack, which servers show to clients in development.
  publicError.cause = error
  return publicError
}

/** The reason of an embedder's signal may be any value; only its identity shows where it is from. */
function isAbortReason(error: unknown, { linkedInLearning }: Context): boolean {
  // A context that was made by hand may lack members: the error that this causes is to be reported.
  const signal = linkedInLearning.calls?.signal
  return signal?.aborted === true && signal.reason === error
}

function isContext(context: unknown): context is Context {
  return (
    typeof context === 'object' &&
    context !== null &&
    'linkedInLearning' in context &&
    typeof context.linkedInLearning === 'object' &&
    context.linkedInLearning !== null
  )
}
