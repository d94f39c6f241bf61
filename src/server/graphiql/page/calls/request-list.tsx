import { Fragment } from 'react'
import { formatDuration } from './format.ts'
import type { AnswerSource, ReportedRequest } from './report.ts'

/** More than these are listed without their parameters, to be opened one by one. */
const MAX_OPEN = 3

/** Lists what LinkedIn was asked, or would be. */
export function RequestList({
  requests,
  describeSource,
}: {
  readonly requests: readonly ReportedRequest[]
  readonly describeSource: (source: AnswerSource | null) => string
}) {
  return (
    <ol className="calls-requests">
      {requests.map((request, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a request is known by its place.
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
  describeSource: (source: AnswerSource | null) => string,
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

/** Shows the two numbers that matter, large. */
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

/** Shows a long name so that a narrow column breaks it where a reader would: at `/`, `.` and `,`. */
export function Breakable({ text }: { readonly text: string }) {
  return text.split(/(?<=[/,.])/).map((part, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text have no other name.
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ))
}
