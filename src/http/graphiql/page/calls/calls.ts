import { createContext, use } from 'react'
import type { Observable } from '../observable.ts'
import type { TabReports } from './tab-reports.ts'

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
