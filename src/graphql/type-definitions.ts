import { readdirSync, readFileSync } from 'node:fs'
import { concatAST, type DocumentNode, Kind, parse, visit } from 'graphql'

/** As far below the package's root when compiled as it is here. */
const DIRECTORY = new URL('../../schema/', import.meta.url)

/** Read first, so that what it asks for stands before what other files add to `Query`. */
const ENTRY = 'query.graphql'

/** The files of `schema/` as one document, with what they say to gateways. */
export function readTypeDefinitions(): DocumentNode {
  const others = readdirSync(DIRECTORY).filter(
    (name) => name.endsWith('.graphql') && name !== ENTRY,
  )
  return concatAST([ENTRY, ...others.sort()].map(readDocument))
}

function readDocument(name: string): DocumentNode {
  return parse(readFileSync(new URL(name, DIRECTORY), 'utf8'))
}

/** A document of type definitions in which no directives but these are defined, or used. */
export function keepDirectives(document: DocumentNode, names: readonly string[]): DocumentNode {
  const keepKnown = ({ name }: { readonly name: { readonly value: string } }) =>
    names.includes(name.value) ? undefined : null
  const stripped = visit(document, {
    Directive: keepKnown,
    DirectiveDefinition: keepKnown,
  })
  // An extension that added directives alone now adds nothing, which is no syntax.
  const definitions = stripped.definitions.filter(
    ({ kind, ...node }) =>
      kind !== Kind.SCHEMA_EXTENSION || ('directives' in node && node.directives?.length),
  )
  return { ...stripped, definitions }
}
