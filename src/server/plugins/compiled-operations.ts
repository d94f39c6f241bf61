import { type ApolloServerPlugin, HeaderMap } from '@apollo/server'
import type { CompiledOperations } from '../../graphql/compiled-operations.ts'
import type { Context } from '../../graphql/context.ts'

/**
 * Executes operations that come again by compiled code. Explanations, dry runs and traces are left to
 * graphql-js, and so is all that has errors.
 */
export function compiledOperationsPlugin(
  operations: CompiledOperations,
): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ document, request, contextValue }) {
          const { mode } = contextValue.linkedInLearning
          if (mode !== 'answer' || request.http?.headers.has('apollo-federation-include-trace')) {
            return null
          }
          const data = await operations.execute({
            document,
            variables: request.variables,
            context: contextValue,
          })
          return (
            data && {
              http: { headers: new HeaderMap() },
              body: { kind: 'single', singleResult: { data } },
            }
          )
        },
      }
    },
  }
}
