import { makeExecutableSchema } from '@graphql-tools/schema'
import { type GraphQLSchema, isScalarType } from 'graphql'
import { resolvers } from './resolvers.ts'
import { scalars } from './scalars.ts'
import { keepDirectives, readTypeDefinitions } from './type-definitions.ts'

/** The schema with its resolvers, ready to be executed with a `Context`. */
export function createSchema(): GraphQLSchema {
  const typeDefs = keepDirectives(readTypeDefinitions(), ['specifiedBy', 'deprecated'])
  return withScalars(makeExecutableSchema({ typeDefs, resolvers }))
}

/** The same schema, whose scalars now read and write their values. */
export function withScalars(schema: GraphQLSchema): GraphQLSchema {
  // Scalars given as resolvers would replace those of the schema, descriptions and all.
  for (const [name, coercion] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (!isScalarType(type)) throw new TypeError(`The schema has no scalar ${name}`)
    Object.assign(type, coercion)
  }
  return schema
}
