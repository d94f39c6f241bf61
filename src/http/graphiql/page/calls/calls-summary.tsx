import { useGraphiQL } from '@graphiql/react'
import { useCalls } from './calls.ts'
import { CallsIcon } from './calls-icon.tsx'
import { openCallsPane } from './open-calls-pane.ts'
import { summarize } from './summarize.ts'
import { useTabReport } from './use-tab-report.ts'

/** Sums up the calls of the answer above it, and leads to the pane that lists them. */
export function CallsSummary() {
  const { reports } = useCalls()
  const { tab, answer } = useTabReport()
  const isFetching = useGraphiQL((state) => state.isFetching)
  if (isFetching || !answer?.explanation) return null

  const open = () => {
    reports.endDryRun(tab)
    openCallsPane()
  }
  return (
    <div className="calls-footer">
      <button type="button" className="calls-summary" onClick={open}>
        <CallsIcon />
        {summarize(answer.explanation)}
      </button>
    </div>
  )
}
