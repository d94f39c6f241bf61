import { Button, type GraphiQLPlugin, useGraphiQL } from '@graphiql/react'
import { useObservable } from '../observable.ts'
import { AnswerSection } from './answer.tsx'
import { DryRunSection, useDryRun } from './dry-run.tsx'
import { CallsIcon, DryRunIcon } from './icons.tsx'
import { useCalls, useTabReport } from './state.ts'
import { CALLS_TITLE } from './summary.tsx'

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
