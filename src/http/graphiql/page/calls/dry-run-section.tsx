import type { AnswerError } from '../answer.ts'
import { Breakable } from './breakable.tsx'
import { CallFigures } from './call-figures.tsx'
import type { Cost } from './call-report.ts'
import { describeEndpointCost } from './describe-endpoint-cost.ts'
import { describeImaginedSource } from './describe-source.ts'
import { placeOf } from './place-of.ts'
import { RequestList } from './request-list.tsx'
import type { DryRunReport } from './tab-reports.ts'

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
