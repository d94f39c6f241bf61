import type { AnswerError } from '../ask-server.ts'
import type { AnswerSource, EndpointCost, Explanation } from './report.ts'

const MADE: Readonly<Record<AnswerSource, string>> = {
  fresh: 'Fresh from memory',
  stale: 'Stale from memory, being refreshed',
  expired: 'Expired from memory, LinkedIn not available',
  miss: 'Asked LinkedIn',
  refused: 'Not asked: no more calls are allowed now',
}

/** Where an answer of LinkedIn's came from, in words. */
export function describeSource(source: AnswerSource | null): string {
  return source === null ? 'Not answered' : MADE[source]
}

/** Where it would come from. */
export function describeImaginedSource(source: AnswerSource | null): string {
  return source === 'miss' ? 'Would ask LinkedIn' : describeSource(source)
}

/** So many calls in words, such as `1 call`. */
export function countCalls(calls: number): string {
  return `${calls === 0 ? 'no' : calls} ${calls === 1 ? 'call' : 'calls'}`
}

/** What an operation would take of an endpoint's calls, and what it would leave, in words. */
export function describeEndpointCost({ calls, callsLeft }: EndpointCost): string {
  const count = countCalls(calls)
  if (callsLeft === null) return `${count}, no daily limit known`
  if (callsLeft < calls) return `${count}, but ${callsLeft} left today`
  return `${count}, then ${callsLeft - calls} left today`
}

/** Milliseconds as they are read: whole ones, but for the very few. */
export function formatDuration(durationMs: number): string {
  return `${durationMs < 10 ? Number(durationMs.toFixed(1)) : Math.round(durationMs)} ms`
}

/** Where in the operation something went wrong, such as `line 3, column 5`. Null where it is not said. */
export function placeOf({ locations, path }: AnswerError): string | null {
  const [location] = locations ?? []
  if (location) return `line ${location.line}, column ${location.column}`
  return path ? path.join('.') : null
}

/** One line on the calls of an answer, such as `1 call to LinkedIn, 2 saved`. */
export function summarize({ calls, callsSaved }: Omit<Explanation, 'requests'>): string {
  const [first = '', ...rest] = `${countCalls(calls)} to LinkedIn`
  return first.toUpperCase() + rest.join('') + (callsSaved > 0 ? `, ${callsSaved} saved` : '')
}
