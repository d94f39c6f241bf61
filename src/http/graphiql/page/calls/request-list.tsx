import { Breakable } from './breakable.tsx'
import type { AnswerSource, ReportedRequest } from './call-report.ts'
import { formatDuration } from './format-duration.ts'

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
