/** The texts of the calls pane, as functions of the server's reports. */
import type { OperationError } from '../send-operation.ts'
import type { EndpointCost, Explanation, ResponseSource } from './report.ts'

const SOURCES: Readonly<Record<ResponseSource, string>> = {
  fresh: 'Fresh from cache',
  stale: 'Stale from cache, being refreshed',
  expired: 'Expired from cache, LinkedIn not available',
  miss: 'Requested from LinkedIn',
  refused: 'Not sent: no more calls are allowed now',
}

/** Where a response of LinkedIn's came from, such as `Fresh from cache`. */
export function describeSource(source: ResponseSource | null): string {
  return source === null ? 'Not answered' : SOURCES[source]
}

/** Where the response to a request of a dry run would come from. */
export function describeDryRunSource(source: ResponseSource | null): string {
  return source === 'miss' ? 'Would be requested from LinkedIn' : describeSource(source)
}

/** Calls and saved calls of an operation, such as `1 call to LinkedIn, 2 saved`. */
export function summarize({ calls, callsSaved }: Omit<Explanation, 'requests'>): string {
  const [first = '', ...rest] = `${countCalls(calls)} to LinkedIn`
  return first.toUpperCase() + rest.join('') + (callsSaved > 0 ? `, ${callsSaved} saved` : '')
}

/** The calls that an operation would make to an endpoint, and those then left of today's. */
export function describeEndpointCost({ calls, callsLeft }: EndpointCost): string {
  const count = countCalls(calls)
  if (callsLeft === null) return `${count}, no daily limit known`
  if (callsLeft < calls) return `${count}, but ${callsLeft} left today`
  return `${count}, then ${callsLeft - calls} left today`
}

/** Such as `12 ms`; with one decimal below 10. */
export function formatDuration(durationMs: number): string {
  return `${durationMs < 10 ? Number(durationMs.toFixed(1)) : Math.round(durationMs)} ms`
}

/** The place of an error in the document, or in the response. Null when the error has neither. */
export function placeOf({ locations, path }: OperationError): string | null {
  const [location] = locations ?? []
  if (location) return `line ${location.line}, column ${location.column}`
  return path ? path.join('.') : null
}

function countCalls(calls: number): string {
  return `${calls === 0 ? 'no' : calls} ${calls === 1 ? 'call' : 'calls'}`
}
