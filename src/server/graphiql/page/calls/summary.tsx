import { useGraphiQL } from '@graphiql/react'
import { summarize } from './format.ts'
import { CallsIcon } from './icons.tsx'
import { useCalls, useTabReport } from './state.ts'

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

/** The title of the pane, by which GraphiQL knows it. */
export const CALLS_TITLE = 'Calls to LinkedIn'

/** Makes the pane visible where it is not. */
export function openCallsPane(): void {
  // GraphiQL's own action for it leaves the pane outside the window if none was open before.
  document.querySelector<HTMLButtonElement>(`button[aria-label="Show ${CALLS_TITLE}"]`)?.click()
}
