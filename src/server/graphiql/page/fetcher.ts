import { formatResult } from '@graphiql/toolkit'
import type { GraphiQLProps } from 'graphiql'
import {
  EXPLAIN_HEADER,
  isExplainRequested,
  readCost,
  readExplanation,
  withoutExplanation,
} from './calls/report.ts'
import type { Calls } from './calls/state.ts'
import { type Operation, sendOperation, toHeaders } from './send-operation.ts'

/**
 * GraphiQL's fetcher: sends operations, with an explanation where the switch is on, and records their
 * calls to LinkedIn for the calls pane. GraphiQL's stop button aborts the request.
 */
export function createFetcher(calls: Calls): GraphiQLProps['fetcher'] {
  return (operation, options) => {
    const headers = toHeaders(options?.headers)
    if (operation.operationName === 'IntrospectionQuery') return sendOperation(operation, headers)

    const controller = new AbortController()
    const responses = run(calls, operation, headers, controller.signal)
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => responses.next(),
        // A generator's own `return` would first wait for the response.
        return: async () => {
          controller.abort()
          return { done: true, value: undefined }
        },
      }),
    }
  }
}

async function* run(
  { explainSwitch, reports }: Calls,
  operation: Operation,
  headers: Headers,
  signal: AbortSignal,
) {
  // With a header typed by the user, the explanation stays in the response that is shown.
  const isHeaderTyped = headers.has(EXPLAIN_HEADER)
  if (!isHeaderTyped && explainSwitch.current()) headers.set(EXPLAIN_HEADER, 'true')

  try {
    const response = await sendOperation(operation, headers, signal)
    const explanation = readExplanation(response)
    const shown = explanation && !isHeaderTyped ? withoutExplanation(response) : response
    // The header of a dry run may be typed, too.
    const cost = readCost(response)
    reports.record({
      answer: {
        text: formatResult(shown),
        isExplainRequested: isExplainRequested(headers),
        explanation,
      },
      dryRun: cost && { cost, errors: response.errors ?? [] },
    })
    yield shown
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
