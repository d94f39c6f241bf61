import { useGraphiQL } from '@graphiql/react'
import { createContext, use } from 'react'
import type { AnswerError } from '../ask-server.ts'
import { createObservable, type Observable, useObservable } from '../observable.ts'
import type { Cost, Explanation } from './report.ts'

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

/** What the parts of the page share to show what is asked of LinkedIn. */
export interface Calls {
  /** Whether answers are to come with an explanation. */
  readonly explainSwitch: Observable<boolean>
  readonly reports: TabReports
}

/** Gives it to the components below. */
export const CallsContext = createContext<Calls | null>(null)

/** What a component above has given. */
export function useCalls(): Calls {
  const calls = use(CallsContext)
  if (!calls) throw new Error('There is no CallsContext around this component.')
  return calls
}

/** Where the switch is remembered: in GraphiQL's storage. */
export interface SwitchStorage {
  get(name: string): string | null
  /** An empty value is forgotten. */
  set(name: string, value: string): unknown
}

/** Whether answers are to come with an explanation: yes, until a visitor says no. */
export function createExplainSwitch(storage: SwitchStorage): Observable<boolean> {
  const isOn = createObservable(storage.get('explain') !== 'off')
  return {
    ...isOn,
    set(next) {
      isOn.set(next)
      storage.set('explain', next ? '' : 'off')
    },
  }
}

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
