import { ToolbarButton, tryParseJSONC, useGraphiQL } from '@graphiql/react'
import { fillLeafs } from '@graphiql/toolkit'
import { type AnswerError, askServer, toHeaders } from '../ask-server.ts'
import { describeEndpointCost, describeImaginedSource, placeOf } from './format.ts'
import { DryRunIcon } from './icons.tsx'
import { type Cost, DRY_RUN_HEADER, readCost } from './report.ts'
import { Breakable, CallFigures, RequestList } from './request-list.tsx'
import { type DryRunReport, useCalls, useTabReport } from './state.ts'
import { openCallsPane } from './summary.tsx'

/** Shows what came of a dry run. */
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

function Errors({ errors }: { readonly errors: readonly AnswerError[] }) {
  if (errors.length === 0) return null
  return (
    <ul className="calls-errors" role="alert">
      {errors.map((error, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: errors have no other name.
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
      <RequestList requests={requests} describeSource={describeImaginedSource} />
    </>
  )
}

/** The button beside the editor that estimates its operation. */
export function DryRunTool() {
  const dryRun = useDryRun()

  return (
    <ToolbarButton label="Dry run: what would this ask of LinkedIn?" onClick={dryRun}>
      <DryRunIcon />
    </ToolbarButton>
  )
}

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
