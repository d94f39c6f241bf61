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
