/**
 * The calls pane of the page: the requests to LinkedIn that an operation makes, as the server
 * reports them in `extensions`, and those that it would make, from a dry run.
 */
import { Button, type GraphiQLPlugin, useGraphiQL } from '@graphiql/react'
import { useObservable } from '../observable.ts'
import { DryRunSection, useDryRun } from './dry-run.tsx'
import { describeSource } from './format.ts'
import { CallsIcon, DryRunIcon } from './icons.tsx'
import { CALLS_TITLE } from './open-pane.ts'
import { CallFigures, RequestList } from './request-list.tsx'
import { type AnswerReport, useCalls, useTabReport } from './state.ts'
import './calls.css'

/** The calls pane beside the editor: the LinkedIn requests of the operation, sent or estimated. */
export const callsPlugin: GraphiQLPlugin = {
  title: CALLS_TITLE,
  icon: CallsIcon,
  content: CallsPane,
}

function CallsPane() {
  const isFetching = useGraphiQL((state) => state.isFetching)

  return (
    <section aria-label={CALLS_TITLE} className="calls">
      <h2>{CALLS_TITLE}</h2>
      <ExplainSwitch />
      <DryRunButton />
      <div className="calls-report" aria-busy={isFetching}>
        <Report />
      </div>
    </section>
  )
}

function ExplainSwitch() {
  const { explainSwitch } = useCalls()
  const isOn = useObservable(explainSwitch)

  return (
    <label className="calls-switch">
      Explain every answer
      <input
        type="checkbox"
        role="switch"
        checked={isOn}
        aria-checked={isOn}
        onChange={() => explainSwitch.set(!isOn)}
      />
    </label>
  )
}

function DryRunButton() {
  const dryRun = useDryRun()

  return (
    <>
      <Button type="button" className="calls-dry-run" onClick={dryRun}>
        <DryRunIcon /> Dry run
      </Button>
      <p className="calls-note">Estimates the calls of the operation without calling LinkedIn.</p>
    </>
  )
}

function Report() {
  const { answer, dryRun } = useTabReport()
  const isExplaining = useObservable(useCalls().explainSwitch)

  if (dryRun) return <DryRunSection dryRun={dryRun} />
  if (answer) return <AnswerSection {...answer} />
  return (
    <p className="calls-note">
      {isExplaining
        ? 'Run the operation to see its calls to LinkedIn.'
        : 'Answers are not explained.'}
    </p>
  )
}

function AnswerSection({ isExplainRequested, explanation }: AnswerReport) {
  if (!isExplainRequested) {
    return (
      <p className="calls-note">
        The last answer came without an explanation. Turn it on above, and run again.
      </p>
    )
  }
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
        <p className="calls-note">The operation needed nothing from LinkedIn.</p>
      )}
      <RequestList requests={explanation.requests} describeSource={describeSource} />
    </section>
  )
}
