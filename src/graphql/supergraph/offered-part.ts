import {
  type DefinitionNode,
  type DocumentNode,
  isTypeDefinitionNode,
  isTypeExtensionNode,
  type TypeDefinitionNode,
  type TypeExtensionNode,
  visit,
} from 'graphql'

/**
 * The part of the contract that is offered to the clients of a supergraph: without fields that are
 * `@internal`, and without the types that only those need. Fields of these names are offered all the
 * same.
 */
export function offeredPart(document: DocumentNode, also: readonly string[] = []): DocumentNode {
  const offered = visit(document, {
    FieldDefinition: ({ name, directives }) =>
      directives?.some((directive) => directive.name.value === 'internal') &&
      !also.includes(name.value)
        ? null
        : undefined,
  })
  const reachable = reachableFrom('Query', offered)
  const definitions = offered.definitions.filter(
    (definition) => !isType(definition) || reachable.has(definition.name.value),
  )
  return { ...offered, definitions }
}

/** The names of all types that a type leads to, itself included. */
function reachableFrom(root: string, { definitions }: DocumentNode): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [root]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    for (const definition of definitions) {
      if (!isType(definition) || definition.name.value !== name) continue
      visit(definition, { NamedType: (type) => void waiting.push(type.name.value) })
    }
  }
  return reached
}

/** Neither a directive nor the schema itself. */
function isType(definition: DefinitionNode): definition is TypeDefinitionNode | TypeExtensionNode {
  return isTypeDefinitionNode(definition) || isTypeExtensionNode(definition)
}
