/**
 * The state of the calls pane: the explain switch, and a report for each tab; given to components by a
 * React context.
 */
import { useGraphiQL } from '@graphiql/react'
import { createContext, use } from 'react'
import { createObservable, type Observable, useObservable } from '../observable.ts'
import type { OperationError } from '../send-operation.ts'
import type { Cost, Explanation } from './report.ts'

/** State that the fetcher and the components of the page share. */
export interface Calls {
  /** Whether operations are sent with a request for an explanation. */
  readonly explainSwitch: Observable<boolean>
  readonly reports: TabReports
}

/** The calls of one tab's operation. */
export interface TabReport {
  /** Of the last response. Null without one. */
  readonly answer: AnswerReport | null
  /** Of a dry run after the last response. Null without one. */
  readonly dryRun: DryRunReport | null
}

/** The calls of a response. */
export interface AnswerReport {
  /** The response as it is shown. */
  readonly text: string
  readonly isExplainRequested: boolean
  /** Null when the server sent none. */
  readonly explanation: Explanation | null
}

/** The outcome of a dry run. `pending` until the server responds. */
export type DryRunReport =
  | 'pending'
  | {
      /** Null when the server sent none. */
      readonly cost: Cost | null
      readonly errors: readonly OperationError[]
    }

/** The reports of all tabs, by GraphiQL's ids of tabs. */
export interface TabReports {
  readonly byTab: Observable<ReadonlyMap<string, TabReport>>
  /** Sets the tab whose operations run from now on. */
  setActiveTab(tab: string | undefined): void
  /** Replaces the report of the active tab. */
  record(report: TabReport): void
  /** Marks a dry run as pending. The returned function sets its outcome, if it is still pending. */
  startDryRun(tab: string): (outcome: DryRunReport) => void
  /** Removes the dry run of a tab, so that the pane shows its last response. */
  endDryRun(tab: string): void
}

const NO_REPORT: TabReport = { answer: null, dryRun: null }

/** Reports, of no tab yet. */
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
    setActiveTab(tab) {
      activeTab = tab ?? ''
    },
    record: (report) => void setReport(activeTab, report),
    startDryRun(tab) {
      const pending = setReport(tab, { ...reportOf(tab), dryRun: 'pending' })
      return (dryRun) => {
        if (reportOf(tab) === pending) setReport(tab, { ...pending, dryRun })
      }
    },
    endDryRun: (tab) => void setReport(tab, { ...reportOf(tab), dryRun: null }),
  }
}

/** The part of GraphiQL's `StorageAPI` that the explain switch is stored in. */
export interface SwitchStorage {
  get(name: string): string | null
  /** An empty value removes the entry. */
  set(name: string, value: string): unknown
}

/** The explain switch: on by default, and stored when it is set. */
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

/** Provides the state to the components below. */
export const CallsContext = createContext<Calls | null>(null)

/** The state of the nearest `CallsContext`. */
export function useCalls(): Calls {
  const calls = use(CallsContext)
  if (!calls) throw new Error('There is no CallsContext around this component.')
  return calls
}

/** The active tab and its report. */
export function useTabReport(): TabReport & { readonly tab: string } {
  const { tab, text, isFetching } = useGraphiQL(({ tabs, activeTabIndex, isFetching }) => ({
    tab: tabs[activeTabIndex]?.id ?? '',
    text: tabs[activeTabIndex]?.response,
    isFetching,
  }))
  const { answer, dryRun } = useObservable(useCalls().reports.byTab).get(tab) ?? NO_REPORT
  // GraphiQL clears a stopped response, and shows its own text for an operation that it cannot send.
  const isShown = isFetching || answer?.text === text
  return { tab, answer: isShown ? answer : null, dryRun }
}
