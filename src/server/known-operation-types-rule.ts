import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql'

/**
 * Validation rule: the schema has a root type for each operation (GraphQL draft, "Operation Type
 * Existence"; in graphql-js from version 17). Without it a mutation fails in execution, as an internal
 * error.
 */
export function KnownOperationTypesRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return
      context.reportError(
        new GraphQLError(`This API answers queries; it has no ${node.operation}.`, { nodes: node }),
      )
    },
  }
}
