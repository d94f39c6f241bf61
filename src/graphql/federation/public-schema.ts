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
 * The part of the schema that the clients of a supergraph get: without the fields that are
 * `@internal`, but for the exposed ones, and without the types that are then reached from no field.
 */
export function toPublicSchema(
  document: DocumentNode,
  exposedFields: readonly string[] = [],
): DocumentNode {
  const stripped = visit(document, {
    FieldDefinition: ({ name, directives }) =>
      directives?.some((directive) => directive.name.value === 'internal') &&
      !exposedFields.includes(name.value)
        ? null
        : undefined,
  })
  const reached = reachableFrom('Query', stripped)
  const definitions = stripped.definitions.filter(
    (definition) => !isType(definition) || reached.has(definition.name.value),
  )
  return visit(
    { ...stripped, definitions },
    {
      ObjectTypeDefinition: ({ interfaces, ...type }) => ({
        ...type,
        interfaces: interfaces?.filter(({ name }) => reached.has(name.value)),
      }),
    },
  )
}

/** The names of the types that fields lead to from a type, itself included; not its interfaces. */
function reachableFrom(typeName: string, { definitions }: DocumentNode): ReadonlySet<string> {
  const reached = new Set<string>()
  const queue = [typeName]
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (reached.has(name)) continue
    reached.add(name)
    for (const definition of definitions) {
      if (!isType(definition) || definition.name.value !== name) continue
      const { interfaces: _, ...rest } = { interfaces: [], ...definition }
      visit(rest, { NamedType: (type) => void queue.push(type.name.value) })
    }
  }
  return reached
}

/** Neither a directive nor the schema itself. */
function isType(definition: DefinitionNode): definition is TypeDefinitionNode | TypeExtensionNode {
  return isTypeDefinitionNode(definition) || isTypeExtensionNode(definition)
}
