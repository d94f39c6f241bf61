import { useGraphiQL } from '@graphiql/react'
import { useObservable } from '../use-observable.ts'
import { useCalls } from './calls.ts'
import { NO_REPORT, type TabReport } from './tab-reports.ts'

/** The tab in front, and what is known of the calls of what it shows. */
export function useTabReport(): TabReport & { readonly tab: string } {
  const { tab, text, isFetching } = useGraphiQL(({ tabs, activeTabIndex, isFetching }) => ({
    tab: tabs[activeTabIndex]?.id ?? '',
    text: tabs[activeTabIndex]?.response,
    isFetching,
  }))
  const { answer, dryRun } = useObservable(useCalls().reports.byTab).get(tab) ?? NO_REPORT
  // Something else takes the place of an answer that was stopped, or not even asked for.
  const isShown = isFetching || answer?.text === text
  return { tab, answer: isShown ? answer : null, dryRun }
}
