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
 * `@internal`, but for those of these names, and without the types and interfaces that nothing else
 * leads to.
 */
export function offeredPart(
  document: DocumentNode,
  offeredAllTheSame: readonly string[] = [],
): DocumentNode {
  const offered = visit(document, {
    FieldDefinition: ({ name, directives }) =>
      directives?.some((directive) => directive.name.value === 'internal') &&
      !offeredAllTheSame.includes(name.value)
        ? null
        : undefined,
  })
  const reached = reachableFrom('Query', offered)
  const definitions = offered.definitions.filter(
    (definition) => !isType(definition) || reached.has(definition.name.value),
  )
  return visit(
    { ...offered, definitions },
    {
      ObjectTypeDefinition: ({ interfaces, ...type }) => ({
        ...type,
        interfaces: interfaces?.filter(({ name }) => reached.has(name.value)),
      }),
    },
  )
}

/** The names of all types that fields lead to from a type, itself included. */
function reachableFrom(root: string, { definitions }: DocumentNode): ReadonlySet<string> {
  const reached = new Set<string>()
  const waiting = [root]
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    for (const definition of definitions) {
      if (!isType(definition) || definition.name.value !== name) continue
      const { interfaces: _, ...rest } = { interfaces: [], ...definition }
      visit(rest, { NamedType: (type) => void waiting.push(type.name.value) })
    }
  }
  return reached
}

/** Neither a directive nor the schema itself. */
function isType(definition: DefinitionNode): definition is TypeDefinitionNode | TypeExtensionNode {
  return isTypeDefinitionNode(definition) || isTypeExtensionNode(definition)
}
