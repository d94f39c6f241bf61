import { readdirSync, readFileSync } from 'node:fs'
import { makeExecutableSchema } from '@graphql-tools/schema'
import { type GraphQLSchema, isScalarType } from 'graphql'
import { resolvers } from './resolvers/index.ts'
import { scalars } from './scalars.ts'

/** As far below the package's root when compiled as it is here. */
const DIRECTORY = new URL('../../schema/', import.meta.url)

/** The schema with its resolvers, ready to be executed with a `Context`. */
export function createSchema(): GraphQLSchema {
  const typeDefs = readdirSync(DIRECTORY)
    .filter((name) => name.endsWith('.graphql'))
    .sort()
    .map((name) => readFileSync(new URL(name, DIRECTORY), 'utf8'))
  const schema = makeExecutableSchema({ typeDefs, resolvers })
  // Scalars given as resolvers would replace those of the schema, descriptions and all.
  for (const [name, coercion] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (!isScalarType(type)) throw new TypeError(`The schema has no scalar ${name}`)
    Object.assign(type, coercion)
  }
  return schema
}
