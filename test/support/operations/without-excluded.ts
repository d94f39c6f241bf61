import {
  type ASTNode,
  type DirectiveNode,
  type FieldNode,
  GraphQLIncludeDirective,
  type GraphQLSchema,
  GraphQLSkipDirective,
  getDirectiveValues,
  getVariableValues,
  Kind,
  parse,
  print,
  visit,
} from 'graphql'
import type { Operation } from './write-operation.ts'

const TYPENAME: FieldNode = {
  kind: Kind.FIELD,
  name: { kind: Kind.NAME, value: '__typename' },
}

/** The operation without what its `@skip` and `@include` leave out. */
export function withoutExcluded(
  schema: GraphQLSchema,
  { document, variables }: Operation,
): Operation {
  const ast = parse(document)
  const definitions = ast.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION ? (definition.variableDefinitions ?? []) : [],
  )
  const { coerced } = getVariableValues(schema, definitions, variables)
  const included = visit(ast, {
    enter(node: ASTNode & { readonly directives?: readonly DirectiveNode[] }) {
      const isSkipped = getDirectiveValues(GraphQLSkipDirective, node, coerced)?.['if'] === true
      const isLeftOut = getDirectiveValues(GraphQLIncludeDirective, node, coerced)?.['if'] === false
      return isSkipped || isLeftOut ? null : undefined
    },
    // A selection set cannot be empty.
    SelectionSet: {
      leave: (node) =>
        node.selections.length > 0 ? undefined : { ...node, selections: [TYPENAME] },
    },
  })
  return { document: print(included), variables }
}
