import { describeSource } from './format.ts'
import { CallFigures, RequestList } from './request-list.tsx'
import type { AnswerReport } from './state.ts'

/** Shows what LinkedIn was asked for the answer beside it. */
export function AnswerSection({ isAsked, explanation }: AnswerReport) {
  if (!isAsked)
    return (
      <p className="calls-note">
        The last answer came without an explanation. Turn it on above, and run again.
      </p>
    )
  if (!explanation) {
    return (
      <p className="calls-note">
        The server did not explain its answer. Its operator turns explanations on with{' '}
        <code>ENABLE_EXPLAIN=true</code>.
      </p>
    )
  }
  return (
    <section aria-label="Last answer">
      <h3>Last answer</h3>
      <CallFigures {...explanation} />
      {explanation.requests.length === 0 && (
        <p className="calls-note">There was nothing to ask LinkedIn.</p>
      )}
      <RequestList requests={explanation.requests} describeSource={describeSource} />
    </section>
  )
}
