import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server'
import type { OperationDefinitionNode } from 'graphql'
import type { AnswerStore } from '../answers/answer-store.ts'
import type { ServerContext } from '../answers/delivery.ts'

/**
 * Looks an operation up among the answers that are kept, after it has passed all checks and before it is
 * executed. What is found is sent in place of the response of this hook. Nothing is kept of explanations
 * and dry runs, nor for the router of a supergraph, which may see what others may not.
 */
export function keptAnswersPlugin(answers: AnswerStore): ApolloServerPlugin<ServerContext> {
  return {
    async requestDidStart() {
      return {
        async responseForOperation({ contextValue, request, queryHash, ...resolved }) {
          // Undefined where the document has no operation of the name, which its type leaves out.
          const operation: OperationDefinitionNode | undefined = resolved.operation
          const { delivery, linkedInLearning } = contextValue
          const { mode, routerTrust } = linkedInLearning
          if (mode !== 'answer' || routerTrust === 'proven') return null
          if (operation?.operation !== 'query') return null
          const { operationName, variables } = request
          const key = answers.keyOf({ queryHash, operationName, variables })
          delivery.key = key
          delivery.kept = (key && (await answers.get(key))) || null
          return delivery.kept && toPlaceholder()
        },
      }
    },
  }
}

/** Has no part in what is sent but its head. */
function toPlaceholder(): GraphQLResponse {
  return {
    http: { headers: new HeaderMap() },
    body: { kind: 'single', singleResult: { data: null } },
  }
}
