import type { AnswerError } from '../answer.ts'
import { createObservable, type Observable } from '../observable.ts'
import type { Cost, Explanation } from './call-report.ts'

/** What is known of the calls of one tab's operation. */
export interface TabReport {
  /** Of the last answer. Null when there was none. */
  readonly answer: AnswerReport | null
  /** Of a dry run since then. Null when there was none. */
  readonly dryRun: DryRunReport | null
}

/** What an answer told of its calls. */
export interface AnswerReport {
  /** The answer itself, as it is shown. */
  readonly text: string
  /** Whether it was asked to. */
  readonly isAsked: boolean
  /** Null when it told nothing. */
  readonly explanation: Explanation | null
}

/** What came of a dry run: nothing yet, or what the server said. */
export type DryRunReport =
  | 'pending'
  | {
      /** Null when the server did not say. */
      readonly cost: Cost | null
      readonly errors: readonly AnswerError[]
    }

/** What is known of the calls of each tab. */
export interface TabReports {
  readonly byTab: Observable<ReadonlyMap<string, TabReport>>
  /** Says which tab gets the answers from now on. */
  followTab(tab: string | undefined): void
  /** Replaces what is known of the tab that gets the answers. */
  tell(report: TabReport): void
  /** Gives the function to be told the outcome, which counts unless something else came first. */
  startDryRun(tab: string): (outcome: DryRunReport) => void
  /** Goes back from a dry run to the answer. */
  endDryRun(tab: string): void
}

/** Of a tab in which nothing was run. */
export const NO_REPORT: TabReport = { answer: null, dryRun: null }

/** Nothing is known yet. */
export function createTabReports(): TabReports {
  const byTab = createObservable<ReadonlyMap<string, TabReport>>(new Map())
  let activeTab = ''

  function reportOf(tab: string): TabReport {
    return byTab.current().get(tab) ?? NO_REPORT
  }

  function setReport(tab: string, report: TabReport): TabReport {
    byTab.set(new Map(byTab.current()).set(tab, report))
    return report
  }

  return {
    byTab,
    followTab(tab) {
      activeTab = tab ?? ''
    },
    tell: (report) => void setReport(activeTab, report),
    startDryRun(tab) {
      const pending = setReport(tab, { ...reportOf(tab), dryRun: 'pending' })
      return (dryRun) => {
        if (reportOf(tab) === pending) setReport(tab, { ...pending, dryRun })
      }
    },
    endDryRun: (tab) => void setReport(tab, { ...reportOf(tab), dryRun: null }),
  }
}
