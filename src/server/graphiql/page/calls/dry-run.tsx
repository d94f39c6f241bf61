/** Dry runs: the hook that starts one, its button in the toolbar, and its outcome in the calls pane. */
import { ToolbarButton, tryParseJSONC, useGraphiQL } from '@graphiql/react'
import { fillLeafs } from '@graphiql/toolkit'
import { type OperationError, sendOperation, toHeaders } from '../send-operation.ts'
import { describeDryRunSource, describeEndpointCost, placeOf } from './format.ts'
import { DryRunIcon } from './icons.tsx'
import { openCallsPane } from './open-pane.ts'
import { type Cost, DRY_RUN_HEADER, readCost } from './report.ts'
import { Breakable, CallFigures, RequestList } from './request-list.tsx'
import { type DryRunReport, useCalls, useTabReport } from './state.ts'

/** A function that sends the operation in the editor as a dry run and opens the pane for its outcome. */
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
    // GraphiQL's run button, too, adds fields where an object has no selection.
    const query = fillLeafs(schema, queryEditor?.getValue()).result ?? ''
    const response = await sendOperation({ query, operationName, variables }, headers)
    return { cost: readCost(response), errors: response.errors ?? [] }
  }

  return async () => {
    openCallsPane()
    const finish = reports.startDryRun(tab)
    finish(
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

/** A button of GraphiQL's toolbar. */
export function DryRunTool() {
  const dryRun = useDryRun()

  return (
    <ToolbarButton label="Dry run: estimate the calls to LinkedIn" onClick={dryRun}>
      <DryRunIcon />
    </ToolbarButton>
  )
}

/** The part of the calls pane that shows a dry run: its errors, and its cost as far as there is one. */
export function DryRunSection({ dryRun }: { readonly dryRun: DryRunReport }) {
  if (dryRun === 'pending') return <p className="calls-note">Estimating …</p>
  const { cost, errors } = dryRun
  return (
    <section aria-label="Dry run">
      <h3>Dry run: at the most</h3>
      <Errors errors={errors} />
      {cost && (cost.requests.length > 0 || errors.length === 0) && <CostReport {...cost} />}
    </section>
  )
}

function Errors({ errors }: { readonly errors: readonly OperationError[] }) {
  if (errors.length === 0) return null
  return (
    <ul className="calls-errors" role="alert">
      {errors.map((error, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an error has no identity but its position.
        <li key={index}>
          {error.message}
          {placeOf(error) && <small>{placeOf(error)}</small>}
        </li>
      ))}
    </ul>
  )
}

function CostReport({ calls, callsSaved, maxCalls, endpoints, requests }: Cost) {
  const isOver = calls > maxCalls
  return (
    <>
      <CallFigures calls={calls} callsSaved={callsSaved} />
      <div className="calls-budget" data-over={isOver}>
        {calls > 0 && <div style={{ width: `${Math.min(1, calls / maxCalls) * 100}%` }} />}
      </div>
      <p className="calls-note">
        {isOver
          ? `More than the ${maxCalls} calls that one operation may make.`
          : `${calls} of the ${maxCalls} calls that one operation may make.`}
      </p>
      {endpoints.length > 0 && (
        <ul className="calls-endpoints">
          {endpoints.map((endpoint) => (
            <li key={endpoint.path}>
              <code>
                <Breakable text={endpoint.path} />
              </code>
              <span>{describeEndpointCost(endpoint)}</span>
            </li>
          ))}
        </ul>
      )}
      <RequestList requests={requests} describeSource={describeDryRunSource} />
    </>
  )
}
