import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace'
import type { Context } from '../../graphql/context.ts'

/**
 * Traces an operation field by field, in `extensions.ftv1`, when the router of a supergraph has proven
 * that it is the router, and asks for it by the header `apollo-federation-include-trace`.
 */
export function traceForRouters(): ApolloServerPlugin<Context> {
  const inlineTrace = ApolloServerPluginInlineTrace()
  return {
    async requestDidStart(requestContext) {
      if (requestContext.contextValue.linkedInLearning.routerTrust !== 'proven') return
      return (await inlineTrace.requestDidStart?.(requestContext)) || undefined
    },
  }
}
