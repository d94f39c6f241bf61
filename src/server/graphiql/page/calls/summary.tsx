import { useGraphiQL } from '@graphiql/react'
import { summarize } from './format.ts'
import { CallsIcon } from './icons.tsx'
import { openCallsPane } from './open-pane.ts'
import { useCalls, useTabReport } from './state.ts'
import './summary.css'

/** The number of calls of the shown response, in one line below it that opens the calls pane. */
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
