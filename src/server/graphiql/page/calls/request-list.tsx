/** What an answer's report and a dry run's have in common: figures, and a list of requests. */
import { Fragment } from 'react'
import { formatDuration } from './format.ts'
import type { ReportedRequest, ResponseSource } from './report.ts'
import './request-list.css'

/** A longer list shows the parameters of a request only when it is opened. */
const MAX_OPEN = 3

/** The number of calls, and of calls saved. */
export function CallFigures({
  calls,
  callsSaved,
}: {
  readonly calls: number
  readonly callsSaved: number
}) {
  return (
    <p className="calls-figures" role="status">
      <span>
        <strong>{calls}</strong> {calls === 1 ? 'call' : 'calls'}
      </span>
      <span data-saved={callsSaved > 0}>
        <strong>{callsSaved}</strong> saved
      </span>
    </p>
  )
}

/** The requests of an operation to LinkedIn: path, outcome and parameters of each. */
export function RequestList({
  requests,
  describeSource,
}: {
  readonly requests: readonly ReportedRequest[]
  readonly describeSource: (source: ResponseSource | null) => string
}) {
  return (
    <ol className="calls-requests">
      {requests.map((request, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a request has no identity but its position.
        <li key={index}>
          <details open={requests.length <= MAX_OPEN}>
            <summary>
              <code>
                <span className="calls-method">GET</span> <Breakable text={request.path} />
              </code>
              {request.times !== undefined && request.times > 1 && <b> × {request.times}</b>}
              <span className="calls-outcome" data-source={request.source}>
                {toOutcome(request, describeSource).join(' · ')}
              </span>
            </summary>
            <Parameters {...request} />
          </details>
        </li>
      ))}
    </ol>
  )
}

function toOutcome(
  { source, times = 1, calls, status, durationMs }: ReportedRequest,
  describeSource: (source: ResponseSource | null) => string,
): string[] {
  return [
    describeSource(source),
    ...(calls > times ? [`${calls} calls`] : []),
    ...(status == null ? [] : [String(status)]),
    ...(durationMs == null ? [] : [formatDuration(durationMs)]),
  ]
}

function Parameters({ parameters, fields }: ReportedRequest) {
  const shown = Object.entries({ ...parameters, fields: fields ?? 'all' })
  return (
    <dl className="calls-parameters">
      {shown.map(([name, value]) => (
        <div key={name}>
          <dt>
            <Breakable text={name} />
          </dt>
          <dd>
            <Breakable text={value} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** A long name, with line break opportunities after `/`, `.` and `,` for a narrow column. */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[/,.])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part of a text has no identity but its position.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
