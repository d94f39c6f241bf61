import { setMaxListeners } from 'node:events'
import type { Exchange, LinkedInRequest } from '../linkedin/request.ts'
import { formatProjection, formatTarget, toQueryParameters } from '../linkedin/request-url.ts'
import type { Served, UpstreamContext } from '../upstream/pipeline.ts'
import { CallBudgetError } from './errors.ts'

/** One question of an operation to LinkedIn, and how it was answered; for whoever wrote the operation. */
export interface ExplainedRequest {
  readonly path: string
  /** By name, but for `fields`. */
  readonly parameters: Readonly<Record<string, string>>
  /** LinkedIn's `fields=`. Null for all fields. */
  readonly fields: string | null
  /**
   * From memory `fresh`, `stale` or `expired`; on a `miss` from LinkedIn; `refused` where LinkedIn was
   * not even asked, for the quota or the operation's budget is used up, or there is no token. Null
   * while there is no answer.
   */
  readonly source: 'fresh' | 'stale' | 'expired' | 'miss' | 'refused' | null
  /** How often LinkedIn was called for it: more than once where a call had to be repeated. */
  readonly calls: number
  /** LinkedIn's last status. Null when it was not called, or gave none. */
  readonly status: number | null
  /** From the question to its answer. */
  readonly durationMs: number | null
}

/** What an operation has asked of LinkedIn so far, or would ask. */
export interface OperationCalls {
  /** The context that a request of the operation is sent in. */
  readonly contextFor: (request: LinkedInRequest) => UpstreamContext
  /** Aborts when the client no longer waits for the operation. */
  readonly signal: AbortSignal | undefined
  /** How many calls LinkedIn got. */
  callCount(): number
  /** How many of the calls were made for each path. */
  callsByPath(pathOf: (request: LinkedInRequest) => string): ReadonlyMap<string, number>
  /** Each question in the order asked. */
  explain(): readonly ExplainedRequest[]
  /** Notes that the operation has read what may be another the next moment, such as calls left. */
  noteVolatile(): void
  /**
   * Until when all that the operation was answered with is fresh, in epoch milliseconds. Null where a
   * part of it is not, and where nothing was asked.
   */
  freshUntilMs(): number | null
}

/** How an operation's requests are counted. */
export interface OperationCallsOptions {
  /** Aborts when nobody waits for the operation any more. */
  readonly signal?: AbortSignal | undefined
  /** The most things that LinkedIn may be asked about. */
  readonly maxCalls: number
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
}

interface RecordedRequest {
  readonly request: LinkedInRequest
  readonly exchanges: Exchange[]
  readonly startedAtMs: number
  source: ExplainedRequest['source']
  durationMs: number | null
  freshUntilMs: number | null
}

/** The calls of one operation, none so far. */
export function createOperationCalls(options: OperationCallsOptions): OperationCalls {
  const { signal, maxCalls, monotonicNow } = options
  const recorded: RecordedRequest[] = []
  const charged = new Set<string>()
  let isVolatile = false
  // Each request listens while it waits, and an operation makes many at a time: no leak to warn of.
  if (signal) setMaxListeners(0, signal)

  /** Several fields of an operation may ask about the same; LinkedIn is asked once. */
  function chargeCall({ path, parameters, window, targetLocale }: LinkedInRequest): void {
    const thing = formatTarget({
      path,
      parameters,
      ...(window && { window }),
      ...(targetLocale && { targetLocale }),
    })
    if (!charged.has(thing) && charged.size >= maxCalls) throw new CallBudgetError(maxCalls)
    charged.add(thing)
  }

  /** Requests that shared a flight were told of the same exchange. */
  function exchanges(): ReadonlySet<Exchange> {
    return new Set(recorded.flatMap((each) => each.exchanges))
  }

  return {
    signal,

    contextFor(request) {
      const entry: RecordedRequest = {
        request,
        exchanges: [],
        startedAtMs: monotonicNow(),
        source: null,
        durationMs: null,
        freshUntilMs: null,
      }
      recorded.push(entry)
      return {
        signal,
        chargeCall: () => chargeCall(request),
        onServed({ source, freshUntilMs, failure }) {
          const isRefused = failure !== undefined && entry.exchanges.length === 0
          entry.source = isRefused ? 'refused' : toPublicSource(source)
          entry.durationMs = monotonicNow() - entry.startedAtMs
          entry.freshUntilMs = freshUntilMs
        },
        onExchange(exchange) {
          // A background refresh comes after the response, which does not wait for it.
          if (entry.source === null) entry.exchanges.push(exchange)
        },
      }
    },

    callCount: () => exchanges().size,

    callsByPath(pathOf) {
      const calls = new Map<string, number>()
      for (const { request } of exchanges()) {
        const path = pathOf(request)
        calls.set(path, (calls.get(path) ?? 0) + 1)
      }
      return calls
    },

    explain: () => recorded.map(toExplained),

    noteVolatile() {
      isVolatile = true
    },

    freshUntilMs() {
      const isAllFresh = recorded.every(({ freshUntilMs }) => freshUntilMs !== null)
      if (isVolatile || recorded.length === 0 || !isAllFresh) return null
      return Math.min(...recorded.map(({ freshUntilMs }) => freshUntilMs ?? 0))
    },
  }
}

/** Clients read `expired` for a response that is served stale-if-error. */
function toPublicSource(source: Served['source']): ExplainedRequest['source'] {
  return source === 'stale-if-error' ? 'expired' : source
}

function toExplained({
  request,
  exchanges,
  source,
  durationMs,
}: RecordedRequest): ExplainedRequest {
  const last = exchanges.at(-1)
  // What LinkedIn was asked may be more than what this request wanted of it.
  const asked = last?.request ?? request
  const { path, fields } = asked
  return {
    path,
    parameters: Object.fromEntries(toQueryParameters(asked)),
    fields: fields?.length ? formatProjection(fields) : null,
    source,
    calls: exchanges.length,
    status: last?.status ?? null,
    durationMs: durationMs === null ? null : Math.round(durationMs * 10) / 10,
  }
}
