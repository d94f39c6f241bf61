import type { ApolloServerPlugin } from '@apollo/server'
import { endpointOf } from '../linkedin/quota.ts'
import type { Context } from './context.ts'

/**
 * Tells those who have asked for it what their operation asked of LinkedIn (`extensions.explain`), or
 * what it would ask (`extensions.cost`, in place of an answer).
 */
export function reportCalls(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response }) {
          const { mode } = contextValue
          if (mode === 'answer' || response.body.kind !== 'single') return
          const { singleResult } = response.body
          if (mode === 'explain') {
            singleResult.extensions = { ...singleResult.extensions, explain: explain(contextValue) }
            return
          }
          singleResult.extensions = { ...singleResult.extensions, cost: estimateCost(contextValue) }
          // What was imagined is no answer; what is wrong with the operation is.
          if (singleResult.data) singleResult.data = null
        },
      }
    },
  }
}

function explain({ calls }: Context) {
  const requests = calls.explain()
  return { ...countCalls(calls.callCount(), requests), requests }
}

function estimateCost({ calls, maxCalls, linkedInStatus }: Context) {
  const requests = calls.explain().map(({ path, parameters, fields, source, calls }) => ({
    path,
    parameters,
    fields,
    source,
    calls,
  }))
  const byEndpoint = calls.callsByPath(({ path }) => endpointOf(path))
  return {
    ...countCalls(calls.callCount(), requests),
    maxCalls,
    endpoints: linkedInStatus()
      .endpoints.filter(({ path }) => byEndpoint.has(path))
      .map(({ path, callsLeft }) => ({ path, calls: byEndpoint.get(path) ?? 0, callsLeft })),
    requests,
  }
}

/** A question that LinkedIn was not called for has saved a call. */
function countCalls(calls: number, requests: readonly { readonly calls: number }[]) {
  return { calls, callsSaved: requests.filter((request) => request.calls === 0).length }
}
