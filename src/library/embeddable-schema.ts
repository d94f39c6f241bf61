import { ApolloServerErrorCode } from '@apollo/server/errors'
import {
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
} from 'graphql'
import type { Context } from '../graphql/context.ts'
import { AbandonedError } from '../graphql/errors.ts'
import { toPublicError } from '../graphql/format-error.ts'
import { createSchema } from '../graphql/schema.ts'

type Resolver = GraphQLFieldResolver<unknown, unknown>

/**
 * The schema for whoever executes it. Its resolvers fail with what clients may be told; what went wrong
 * is the `cause` of the error that they fail with.
 */
export function createEmbeddableSchema(): GraphQLSchema {
  const schema = createSchema()
  for (const type of Object.values(schema.getTypeMap())) {
    // Introspection is graphql-js's own, and shared by all schemas of a process.
    if (!isObjectType(type) || isIntrospectionType(type)) continue
    for (const field of Object.values(type.getFields())) {
      if (field.resolve) field.resolve = failPublicly(field.resolve)
    }
  }
  return schema
}

function failPublicly(resolve: Resolver): Resolver {
  return (source, args, context, info) => {
    if (!hasOurs(context)) throw missingContext()
    const fail = (thrown: unknown): never => {
      throw toGraphQLError(thrown, isReasonOfAbort(thrown, context))
    }
    try {
      return settlePublicly(resolve(source, args, context, info), fail)
    } catch (error) {
      return fail(error)
    }
  }
}

/** A resolver that gives a promise, or a list of promises, may fail later. */
function settlePublicly(result: unknown, fail: (thrown: unknown) => never): unknown {
  if (result instanceof Promise) {
    return result.then((value) => settlePublicly(value, fail), fail)
  }
  return Array.isArray(result) ? result.map((item) => settlePublicly(item, fail)) : result
}

function toGraphQLError(thrown: unknown, isCalledOff: boolean): GraphQLError {
  const { message, extensions } = toPublicError(isCalledOff ? new AbandonedError() : thrown)
  const error = new GraphQLError(message, { extensions })
  // As the original error it would lend its stack, which servers show to clients in development.
  error.cause = thrown
  return error
}

/** The reason of somebody else's signal may be any value: only that it is the same one tells. */
function isReasonOfAbort(thrown: unknown, { linkedInLearning }: Context): boolean {
  // Who makes a context by hand may have left anything out, and is to be told of that failure.
  const signal = linkedInLearning.calls?.caller.signal
  return signal?.aborted === true && signal.reason === thrown
}

function hasOurs(context: unknown): context is Context {
  return (
    typeof context === 'object' &&
    context !== null &&
    'linkedInLearning' in context &&
    typeof context.linkedInLearning === 'object' &&
    context.linkedInLearning !== null
  )
}

/** Told to clients too: it fails every operation, and so is met by who puts the server together. */
function missingContext(): GraphQLError {
  return new GraphQLError(
    'The context of the operation lacks the member that createContext() gives.',
    { extensions: { code: ApolloServerErrorCode.INTERNAL_SERVER_ERROR } },
  )
}
