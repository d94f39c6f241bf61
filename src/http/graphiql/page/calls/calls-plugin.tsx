import { Button, type GraphiQLPlugin, useGraphiQL } from '@graphiql/react'
import { useObservable } from '../use-observable.ts'
import { AnswerSection } from './answer-section.tsx'
import { useCalls } from './calls.ts'
import { CallsIcon } from './calls-icon.tsx'
import { DryRunIcon } from './dry-run-icon.tsx'
import { DryRunSection } from './dry-run-section.tsx'
import { CALLS_TITLE } from './open-calls-pane.ts'
import { useDryRun } from './use-dry-run.ts'
import { useTabReport } from './use-tab-report.ts'

/** A pane beside the editor that tells what its operation asks of LinkedIn. */
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
      <p className="calls-note">Tells what the operation would cost, and asks LinkedIn nothing.</p>
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
        ? 'Run the operation to see what it asks of LinkedIn.'
        : 'Answers are not explained.'}
    </p>
  )
}
