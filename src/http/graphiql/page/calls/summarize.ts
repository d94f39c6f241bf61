import type { Explanation } from './call-report.ts'
import { countCalls } from './count-calls.ts'

/** One line on the calls of an answer, such as `1 call to LinkedIn, 2 saved`. */
export function summarize({ calls, callsSaved }: Omit<Explanation, 'requests'>): string {
  const [first = '', ...rest] = `${countCalls(calls)} to LinkedIn`
  return first.toUpperCase() + rest.join('') + (callsSaved > 0 ? `, ${callsSaved} saved` : '')
}
