import { readdirSync, readFileSync } from 'node:fs'
import {
  buildASTSchema,
  concatAST,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  type GraphQLTypeResolver,
  isAbstractType,
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
  const schema = buildASTSchema(typeDefs)
  for (const [typeName, ofType] of Object.entries(resolvers)) {
    for (const [name, resolver] of Object.entries(ofType)) attach(schema, typeName, name, resolver)
  }
  for (const [name, coercion] of Object.entries(scalars)) {
    const type = schema.getType(name)
    if (!isScalarType(type)) throw new TypeError(`The schema has no scalar ${name}`)
    Object.assign(type, coercion)
  }
  failUnpermittedAssetFields(schema)
  return schema
}

/** Makes a function resolve the field of a type, or, as `__resolveType`, an abstract type. */
function attach(schema: GraphQLSchema, typeName: string, name: string, resolver: unknown): void {
  const type = schema.getType(typeName)
  const field = isObjectType(type) ? type.getFields()[name] : undefined
  if (typeof resolver !== 'function') {
    throw new TypeError(`The resolver of ${typeName}.${name} is no function`)
  }
  if (field) field.resolve = resolver as GraphQLFieldResolver<unknown, unknown>
  else if (isAbstractType(type) && name === '__resolveType') {
    type.resolveType = resolver as GraphQLTypeResolver<unknown, unknown>
  } else throw new TypeError(`The schema has no ${typeName}.${name}`)
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
