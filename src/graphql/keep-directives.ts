import { type DocumentNode, Kind, visit } from 'graphql'

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
