import type { ApolloServerPlugin } from '@apollo/server'
import { ApolloServerPluginInlineTrace } from '@apollo/server/plugin/inlineTrace'
import type { Context } from '../../graphql/context.ts'

/**
 * Apollo's inline trace, field by field in `extensions.ftv1`, for requests that carry the router's
 * secret and the header `apollo-federation-include-trace`; no other client gets a trace.
 */
export function routerTracePlugin(): ApolloServerPlugin<Context> {
  const inlineTrace = ApolloServerPluginInlineTrace()
  return {
    async requestDidStart(requestContext) {
      if (requestContext.contextValue.linkedInLearning.routerTrust !== 'proven') return
      return (await inlineTrace.requestDidStart?.(requestContext)) || undefined
    },
  }
}
