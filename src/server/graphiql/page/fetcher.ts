import { formatResult } from '@graphiql/toolkit'
import type { GraphiQLProps } from 'graphiql'
import { askServer, toHeaders } from './ask-server.ts'
import {
  EXPLAIN_HEADER,
  isExplanationAsked,
  readCost,
  readExplanation,
  withoutExplanation,
} from './calls/report.ts'
import type { Calls } from './calls/state.ts'

type Fetcher = GraphiQLProps['fetcher']
type Operation = Parameters<Fetcher>[0]

/**
 * Sends operations, and reports what they ask of LinkedIn where that is wanted. The stop button
 * aborts the request.
 */
export function createFetcher(calls: Calls): Fetcher {
  return (operation, options) => {
    const headers = toHeaders(options?.headers)
    if (operation.operationName === 'IntrospectionQuery') return askServer(operation, headers)

    const controller = new AbortController()
    const answers = ask(calls, operation, headers, controller.signal)
    return {
      [Symbol.asyncIterator]: () => ({
        next: () => answers.next(),
        // A generator's own return would wait for the answer that nobody wants any more.
        return: async () => {
          controller.abort()
          return { done: true, value: undefined }
        },
      }),
    }
  }
}

async function* ask(
  { explainSwitch, reports }: Calls,
  operation: Operation,
  headers: Headers,
  signal: AbortSignal,
) {
  // Who has typed the header wants to see what comes of it.
  const isHeaderTyped = headers.has(EXPLAIN_HEADER)
  if (!isHeaderTyped && explainSwitch.current()) headers.set(EXPLAIN_HEADER, 'true')

  try {
    const answer = await askServer(operation, headers, signal)
    const explanation = readExplanation(answer)
    const shown = explanation && !isHeaderTyped ? withoutExplanation(answer) : answer
    const cost = readCost(answer)
    reports.tell({
      answer: { text: formatResult(shown), isAsked: isExplanationAsked(headers), explanation },
      // A dry run may be asked for by hand, too.
      dryRun: cost && { cost, errors: answer.errors ?? [] },
    })
    yield shown
  } catch (error) {
    if (!signal.aborted) throw error
  }
}
