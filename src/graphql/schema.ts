import { readdirSync, readFileSync } from 'node:fs'
import { makeExecutableSchema } from '@graphql-tools/schema'
import {
  concatAST,
  type DocumentNode,
  type GraphQLSchema,
  isObjectType,
  isScalarType,
  Kind,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql'
import { failUnpermittedAssetFields } from './learning-asset/projection.ts'
import { resolvers } from './resolver-map.ts'
import { scalars } from './scalars.ts'

/** The directives that concern clients. */
const CONTRACT = ['specifiedBy', 'deprecated', 'semanticNonNull']

/** The schema with its resolvers, to be executed with a `Context`. */
export function createSchema(): GraphQLSchema {
  const typeDefs = keepDirectives(readTypeDefinitions(), CONTRACT)
  const schema = makeExecutableSchema({ typeDefs, resolvers })
  // Scalars that are given as resolvers replace those of the schema, descriptions included.
  for (const [name, coercion] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (!isScalarType(type)) throw new TypeError(`The schema has no scalar ${name}`)
    Object.assign(type, coercion)
  }
  failUnpermittedAssetFields(schema)
  return schema
}

/** The SDL of a schema with `@semanticNonNull`: `printSchema` alone prints no such directives. */
export function printContract(schema: GraphQLSchema): string {
  const printed = printSchema(schema)
  let marked = ''
  let position = 0
  visit(parse(printed), {
    ObjectTypeDefinition({ name, fields = [] }) {
      const type = schema.getType(name.value)
      for (const field of fields) {
        const { astNode } = (isObjectType(type) && type.getFields()[field.name.value]) || {}
        const mark = astNode?.directives?.find((each) => each.name.value === 'semanticNonNull')
        if (!mark || !field.loc) continue
        marked += `${printed.slice(position, field.loc.end)} ${print(mark)}`
        position = field.loc.end
      }
    },
  })
  return marked + printed.slice(position)
}

/** The folder of the SDL, at the package's root: two levels up, in `src` as in `dist`. */
const DIRECTORY = new URL('../../schema/', import.meta.url)

/** Read first, so that its fields of `Query` precede those that other files add. */
const ENTRY = 'query.graphql'

/** The files of `schema/` as one document, with the directives for gateways. */
export function readTypeDefinitions(): DocumentNode {
  const others = readdirSync(DIRECTORY).filter(
    (name) => name.endsWith('.graphql') && name !== ENTRY,
  )
  return concatAST([ENTRY, ...others.sort()].map(readDocument))
}

function readDocument(name: string): DocumentNode {
  return parse(readFileSync(new URL(name, DIRECTORY), 'utf8'))
}

/** A document of type definitions with these directives alone. */
export function keepDirectives(document: DocumentNode, names: readonly string[]): DocumentNode {
  const keepKnown = ({ name }: { readonly name: { readonly value: string } }) =>
    names.includes(name.value) ? undefined : null
  const stripped = visit(document, {
    Directive: keepKnown,
    DirectiveDefinition: keepKnown,
  })
  // An extension that added nothing but directives is now empty, which SDL does not allow.
  const definitions = stripped.definitions.filter(
    ({ kind, ...node }) =>
      kind !== Kind.SCHEMA_EXTENSION || ('directives' in node && node.directives?.length),
  )
  return { ...stripped, definitions }
}
