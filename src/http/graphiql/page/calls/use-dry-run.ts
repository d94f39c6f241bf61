import { tryParseJSONC, useGraphiQL } from '@graphiql/react'
import { fillLeafs } from '@graphiql/toolkit'
import { askServer } from '../ask-server.ts'
import { toHeaders } from '../to-headers.ts'
import { useCalls } from './calls.ts'
import { openCallsPane } from './open-calls-pane.ts'
import { readCost } from './read-report.ts'
import { DRY_RUN_HEADER } from './report-headers.ts'
import type { DryRunReport } from './tab-reports.ts'
import { useTabReport } from './use-tab-report.ts'

/** Gives a function that has the operation in the editor estimated, and shows the outcome. */
export function useDryRun(): () => Promise<void> {
  const { reports } = useCalls()
  const { tab } = useTabReport()
  const queryEditor = useGraphiQL((state) => state.queryEditor)
  const variableEditor = useGraphiQL((state) => state.variableEditor)
  const headerEditor = useGraphiQL((state) => state.headerEditor)
  const operationName = useGraphiQL((state) => state.operationName)
  const schema = useGraphiQL((state) => state.schema)

  async function estimate(): Promise<DryRunReport> {
    const variables = parse('Variables', variableEditor?.getValue())
    const headers = toHeaders(parse('Request headers', headerEditor?.getValue()))
    headers.set(DRY_RUN_HEADER, 'true')
    // What would be run: GraphiQL adds fields where a selection lacks them.
    const query = fillLeafs(schema, queryEditor?.getValue()).result ?? ''
    const answer = await askServer({ query, operationName, variables }, headers)
    return { cost: readCost(answer), errors: answer.errors ?? [] }
  }

  return async () => {
    openCallsPane()
    const report = reports.startDryRun(tab)
    report(
      await estimate().catch((error: Error) => ({
        cost: null,
        errors: [{ message: error.message }],
      })),
    )
  }
}

function parse(name: string, text: string | undefined) {
  try {
    return tryParseJSONC(text)
  } catch (error) {
    throw new Error(`${name} ${error instanceof Error ? error.message : error}`)
  }
}
