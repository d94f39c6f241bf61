import type { ApolloServerPlugin } from '@apollo/server'
import type { Context, OperationContext } from '../../graphql/context.ts'
import type { ExplainedRequest } from '../../graphql/operation-calls.ts'
import { MAX_DRY_RUN_CALLS } from '../../linkedin/dry-run.ts'
import { endpointOf } from '../../linkedin/request-url.ts'

/**
 * Reports the LinkedIn requests of an operation beside its answer, as `extensions.explain`; for a dry
 * run those that it would send, as `extensions.cost` with `data: null`. Other operations are untouched.
 */
export function explainPlugin(): ApolloServerPlugin<Context> {
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
          // The data of a dry run are placeholders; its errors are real.
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
    // The dry run ended at its own limit: the operation itself would make more calls.
    isCapped: calls.callCount() >= MAX_DRY_RUN_CALLS,
    maxCalls,
    endpoints: linkedInStatus()
      .endpoints.filter(({ path }) => byEndpoint.has(path))
      .map(({ path, callsLeft }) => ({ path, calls: byEndpoint.get(path) ?? 0, callsLeft })),
    requests: groupLookUps(requests),
  }
}

/** A request answered from the cache saves a call, unless LinkedIn failed or refused it first. */
function countCalls(calls: number, requests: readonly ExplainedRequest[]) {
  const saved = requests.filter(({ source }) => source === 'fresh' || source === 'stale')
  return { calls, callsSaved: saved.length }
}

/**
 * Merges look-ups that differ only in their URN, which is a placeholder in a dry run, into one line
 * with `{urn}` in its path and the number of `times`.
 */
function groupLookUps(requests: readonly ExplainedRequest[]) {
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
