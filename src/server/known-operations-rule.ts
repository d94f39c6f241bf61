import { type ASTVisitor, GraphQLError, type ValidationContext } from 'graphql'

/**
 * Refuses operations of a kind that the schema has not, such as mutations. Without it they fail in
 * execution, as if the fault were ours.
 */
export function KnownOperationsRule(context: ValidationContext): ASTVisitor {
  return {
    OperationDefinition(node) {
      if (context.getSchema().getRootType(node.operation)) return
      context.reportError(
        new GraphQLError(`This API answers queries; it has no ${node.operation}.`, { nodes: node }),
      )
    },
  }
}
