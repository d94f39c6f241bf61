/**
 * The server's reports on calls to LinkedIn, as they come over the wire: `extensions.explain` and
 * `extensions.cost`, and the request headers that ask for them.
 */
import type { ExecutionResult } from 'graphql'

/** `extensions.explain`: the LinkedIn requests of an executed operation. */
export interface Explanation {
  /** Calls that LinkedIn received. */
  readonly calls: number
  /** Requests answered without a call. */
  readonly callsSaved: number
  readonly requests: readonly ReportedRequest[]
}

/** `extensions.cost`: the LinkedIn requests that an operation would send, at most. */
export interface Cost extends Explanation {
  /** The most calls that one operation may make. */
  readonly maxCalls: number
  readonly endpoints: readonly EndpointCost[]
}

/** What an operation would use of an endpoint's calls of today. */
export interface EndpointCost {
  readonly path: string
  readonly calls: number
  /** Calls left today, before the operation. Null without a known limit. */
  readonly callsLeft: number | null
}

/** One request to LinkedIn; in a dry run, several of the same kind. */
export interface ReportedRequest {
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  /** LinkedIn's `fields=`. Null for all fields. */
  readonly fields: string | null
  /** Null without a response. */
  readonly source: ResponseSource | null
  readonly calls: number
  /** How many such look-ups a dry run would send, of different URNs. Absent: one request. */
  readonly times?: number
  /** LinkedIn's last HTTP status. Null without one; absent in a dry run. */
  readonly status?: number | null
  readonly durationMs?: number | null
}

/** Cached (`fresh`, `stale`, `expired`), from LinkedIn (`miss`), or not sent (`refused`). */
export type ResponseSource = 'fresh' | 'stale' | 'expired' | 'miss' | 'refused'

/** Request header for `extensions.explain`. */
export const EXPLAIN_HEADER = 'x-explain'

/** Request header for `extensions.cost` in place of an execution. */
export const DRY_RUN_HEADER = 'x-dry-run'

/** Whether request headers ask for an explanation. A header typed by the user may also be `false`. */
export function isExplainRequested(headers: Headers): boolean {
  return /^(true|1)$/i.test(headers.get(EXPLAIN_HEADER) ?? '')
}

/** The explanation in a response. Null when there is none. */
export function readExplanation({ extensions }: ExecutionResult): Explanation | null {
  const explanation = extensions?.['explain']
  return isExplanation(explanation) ? explanation : null
}

/** The cost in the response to a dry run. Null when there is none. */
export function readCost({ extensions }: ExecutionResult): Cost | null {
  const cost = extensions?.['cost']
  return isCost(cost) ? cost : null
}

/** The response as it is without the header: an explanation removed, and `extensions` if then empty. */
export function withoutExplanation(response: ExecutionResult): ExecutionResult {
  const { explain: _explain, ...others } = response.extensions ?? {}
  if (Object.keys(others).length > 0) return { ...response, extensions: others }
  const { extensions: _extensions, ...rest } = response
  return rest
}

function isCost(value: unknown): value is Cost {
  return (
    isExplanation(value) &&
    'maxCalls' in value &&
    typeof value.maxCalls === 'number' &&
    'endpoints' in value &&
    Array.isArray(value.endpoints)
  )
}

/** A server of another kind, at the same address, may use the same name for something else. */
function isExplanation(value: unknown): value is Explanation {
  return (
    typeof value === 'object' &&
    value !== null &&
    'calls' in value &&
    typeof value.calls === 'number' &&
    'callsSaved' in value &&
    typeof value.callsSaved === 'number' &&
    'requests' in value &&
    Array.isArray(value.requests)
  )
}
