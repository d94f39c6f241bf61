import type { ApolloServerPlugin } from '@apollo/server'
import type { Context, OperationContext } from '../../graphql/context.ts'
import type { ExplainedRequest } from '../../graphql/operation-log.ts'
import { MAX_IMAGINED_CALLS } from '../../linkedin/dry-run.ts'
import { endpointOf } from '../../linkedin/middleware/quota.ts'

/**
 * Tells those who have asked for it what their operation asked of LinkedIn (`extensions.explain`), or
 * what it would ask (`extensions.cost`, in place of an answer).
 */
export function reportCalls(): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue: { linkedInLearning: operation }, response }) {
          const { mode } = operation
          if (mode === 'answer' || response.body.kind !== 'single') return
          const { singleResult } = response.body
          if (mode === 'explain') {
            singleResult.extensions = { ...singleResult.extensions, explain: explain(operation) }
            return
          }
          singleResult.extensions = { ...singleResult.extensions, cost: estimateCost(operation) }
          // What was imagined is no answer; what is wrong with the operation is.
          if (singleResult.data) singleResult.data = null
        },
      }
    },
  }
}

function explain({ calls }: OperationContext) {
  const requests = calls.explain()
  return { ...countCalls(calls.callCount(), requests), requests }
}

function estimateCost({ calls, maxCalls, linkedInStatus }: OperationContext) {
  const requests = calls.explain()
  const byEndpoint = calls.callsByPath(({ path }) => endpointOf(path))
  return {
    ...countCalls(calls.callCount(), requests),
    // Counting was given up: it would be more.
    isCapped: calls.callCount() >= MAX_IMAGINED_CALLS,
    maxCalls,
    endpoints: linkedInStatus()
      .endpoints.filter(({ path }) => byEndpoint.has(path))
      .map(({ path, callsLeft }) => ({ path, calls: byEndpoint.get(path) ?? 0, callsLeft })),
    requests: groupAlike(requests),
  }
}

/**
 * What would be asked, without the names that were imagined to find it out: look-ups of the same kind
 * are one line, with `{urn}` in place of each name.
 */
function groupAlike(requests: readonly ExplainedRequest[]) {
  const groups = new Map<string, { readonly times: number; readonly calls: number }>()
  for (const { path, parameters, fields, source, calls } of requests) {
    const endpoint = endpointOf(path)
    const line = {
      path: path === endpoint ? path : `${endpoint}/{urn}`,
      parameters,
      fields,
      source,
    }
    const key = JSON.stringify(line)
    const group = groups.get(key) ?? { ...line, times: 0, calls: 0 }
    groups.set(key, { ...group, times: group.times + 1, calls: group.calls + calls })
  }
  return [...groups.values()]
}

/** A question that memory answered, without LinkedIn being tried first, has saved a call. */
function countCalls(calls: number, requests: readonly ExplainedRequest[]) {
  const saved = requests.filter(({ source }) => source === 'fresh' || source === 'stale')
  return { calls, callsSaved: saved.length }
}
