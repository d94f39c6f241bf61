import type { Answer } from '../ask-server.ts'

/** What an operation has asked of LinkedIn, as its answer tells it: `extensions.explain`. */
export interface Explanation {
  /** How many calls LinkedIn got. */
  readonly calls: number
  /** How many questions were answered without a call. */
  readonly callsSaved: number
  readonly requests: readonly ReportedRequest[]
}

/** What an operation would ask of LinkedIn: `extensions.cost`. */
export interface Cost extends Explanation {
  /** The most calls that one operation may make. */
  readonly maxCalls: number
  readonly endpoints: readonly EndpointCost[]
}

/** What an operation would take of the calls that an endpoint takes in a day. */
export interface EndpointCost {
  readonly path: string
  readonly calls: number
  /** How many are left before the operation. Null where no limit is known. */
  readonly callsLeft: number | null
}

/** One question to LinkedIn, or several alike. */
export interface ReportedRequest {
  readonly path: string
  readonly parameters: Readonly<Record<string, string>>
  /** LinkedIn's `fields=`. Null for all fields. */
  readonly fields: string | null
  /** Null where it was not answered. */
  readonly source: AnswerSource | null
  readonly calls: number
  /** How often it would be asked, each time about something else. Once when absent. */
  readonly times?: number
  /** LinkedIn's last status. Null when it gave none; absent when nothing was sent. */
  readonly status?: number | null
  readonly durationMs?: number | null
}

/** How an answer came: from memory, or on a miss from LinkedIn; or that LinkedIn was not even asked. */
export type AnswerSource = 'fresh' | 'stale' | 'expired' | 'miss' | 'refused'

/** What an answer tells of the calls that were made for it. Null when it tells nothing. */
export function readExplanation(answer: Answer): Explanation | null {
  const explanation = answer.extensions?.['explain']
  return isExplanation(explanation) ? explanation : null
}

/** What the answer to a dry run tells of the calls that would be made. Null when it tells nothing. */
export function readCost(answer: Answer): Cost | null {
  const cost = answer.extensions?.['cost']
  return isExplanation(cost) && 'endpoints' in cost && Array.isArray(cost.endpoints)
    ? (cost as Cost)
    : null
}

/** Another server may stand behind the same address, and mean something else by the same name. */
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

/** Makes an answer tell what it has asked of LinkedIn. */
export const EXPLAIN_HEADER = 'x-explain'

/** Makes the server tell what an operation would ask of LinkedIn, and ask nothing. */
export const DRY_RUN_HEADER = 'x-dry-run'

/** Whether an explanation is asked for; a header that was typed may also say no. */
export function isExplanationAsked(headers: Headers): boolean {
  return /^(true|1)$/i.test(headers.get(EXPLAIN_HEADER) ?? '')
}

/** The answer as it would have been had nobody asked for an explanation. */
export function withoutExplanation(answer: Answer): Answer {
  const { explain: _explain, ...others } = answer.extensions ?? {}
  if (Object.keys(others).length > 0) return { ...answer, extensions: others }
  const { extensions: _extensions, ...rest } = answer
  return rest
}
