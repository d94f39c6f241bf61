import {
  GraphQLError,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isIntrospectionType,
  isObjectType,
} from 'graphql'
import { toPublicError } from './format-error.ts'

type Resolver = GraphQLFieldResolver<unknown, unknown>

/**
 * The same schema, whose resolvers now fail with what clients may be told, whoever executes it. What
 * went wrong is the `cause` of the error that they fail with.
 */
export function withPublicErrors(schema: GraphQLSchema): GraphQLSchema {
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
  return (...args) => {
    try {
      return settlePublicly(resolve(...args))
    } catch (error) {
      throw toGraphQLError(error)
    }
  }
}

/** A resolver may have failed when it gives a promise, or a list of promises, that fails later. */
function settlePublicly(result: unknown): unknown {
  if (result instanceof Promise) {
    return result.then(settlePublicly, (error: unknown) => {
      throw toGraphQLError(error)
    })
  }
  return Array.isArray(result) ? result.map(settlePublicly) : result
}

function toGraphQLError(thrown: unknown): GraphQLError {
  const { message, extensions } = toPublicError(thrown)
  const error = new GraphQLError(message, { extensions })
  // As the original error it would lend its stack, which servers show to clients in development.
  error.cause = thrown
  return error
}
