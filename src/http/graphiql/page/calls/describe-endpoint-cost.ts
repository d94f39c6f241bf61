import type { EndpointCost } from './call-report.ts'
import { countCalls } from './count-calls.ts'

/** What an operation would take of an endpoint's calls, and what it would leave, in words. */
export function describeEndpointCost({ calls, callsLeft }: EndpointCost): string {
  const count = countCalls(calls)
  if (callsLeft === null) return `${count}, no daily limit known`
  if (callsLeft < calls) return `${count}, but ${callsLeft} left today`
  return `${count}, then ${callsLeft - calls} left today`
}
