import { setMaxListeners } from 'node:events'
import type { Exchange, LinkedInRequest } from '../linkedin/request.ts'
import { formatProjection, formatTarget, toQueryParameters } from '../linkedin/request-url.ts'
import type { Served, UpstreamContext } from '../upstream/pipeline.ts'
import { CallBudgetError } from './errors.ts'

/** The calls to LinkedIn of one operation: their budget, their number, and what each was for. */
export interface OperationCalls {
  /** The context that a request of the operation is sent in. */
  readonly contextFor: (request: LinkedInRequest) => UpstreamContext
  /** Aborts when the client no longer waits for the operation. */
  readonly signal: AbortSignal | undefined
  /** How many calls LinkedIn got: repeated ones counted, coalesced ones counted once. */
  callCount(): number
  /** The same by path, or by what stands for a path. */
  callsByPath(pathOf: (request: LinkedInRequest) => string): ReadonlyMap<string, number>
  /** The requests of the operation, in the order in which they were made. */
  explain(): readonly ExplainedRequest[]
  /** Notes that the answer has a part that may differ a moment later, such as the calls left. */
  noteVolatile(): void
  /**
   * Until when every part of the answer is what it is served for. Null when a part is not fresh, and when
   * LinkedIn had no part in it.
   */
  lifetime(): AnswerLifetime | null
}

/** Until when an answer, or a part of it, may be served, in epoch milliseconds (RFC 5861). */
export interface AnswerLifetime {
  /** As it is. */
  readonly freshUntilMs: number
  /** While it is refreshed in the background. */
  readonly staleUntilMs: number
  /** While no better one can be had. */
  readonly expiresAtMs: number
}

/** A request to LinkedIn and its response, as clients read them in `extensions.explain`. */
export interface ExplainedRequest {
  readonly path: string
  /** The query parameters by name, without `fields`. */
  readonly parameters: Readonly<Record<string, string>>
  /** The projection. Null for all fields. */
  readonly fields: string | null
  /**
   * Where the response is from: `fresh`, `stale` or `expired` from the cache, on a `miss` from
   * LinkedIn. `refused` when LinkedIn was not called: no quota, budget or token. Null before
   * there is a response.
   */
  readonly source: 'fresh' | 'stale' | 'expired' | 'miss' | 'refused' | null
  /** How many calls it took; more than one where it was retried. */
  readonly calls: number
  /** The status of LinkedIn's last response. Null when there was none. */
  readonly status: number | null
  /** From the request to its response. */
  readonly durationMs: number | null
}

/** How the calls of an operation are counted. */
export interface OperationCallsOptions {
  /** Aborts when the client no longer waits for the operation. */
  readonly signal?: AbortSignal | undefined
  /** The most calls of the operation; retries are not counted. */
  readonly maxCalls: number
  /** When the operation no longer waits for LinkedIn, in milliseconds of `monotonicNow`. */
  readonly deadlineMs: number
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
}

interface RecordedRequest {
  readonly request: LinkedInRequest
  readonly exchanges: Exchange[]
  readonly startedAtMs: number
  source: ExplainedRequest['source']
  durationMs: number | null
  lifetime: AnswerLifetime | null
}

/** The calls of an operation that has made none yet. */
export function createOperationCalls(options: OperationCallsOptions): OperationCalls {
  const { signal, maxCalls, deadlineMs, monotonicNow } = options
  const recorded: RecordedRequest[] = []
  const charged = new Set<string>()
  const remainingMs = () => deadlineMs - monotonicNow()
  let isVolatile = false
  // Each request adds a listener while it waits, and an operation has many at a time: not a leak.
  if (signal) setMaxListeners(0, signal)

  /** Requests that differ in their fields alone are charged once: they are coalesced. */
  function chargeCall({ path, parameters, window, targetLocale }: LinkedInRequest): void {
    const target = formatTarget({
      path,
      parameters,
      ...(window && { window }),
      ...(targetLocale && { targetLocale }),
    })
    if (!charged.has(target) && charged.size >= maxCalls) throw new CallBudgetError(maxCalls)
    charged.add(target)
  }

  /** Each exchange once: coalesced requests have them in common. */
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
        lifetime: null,
      }
      recorded.push(entry)
      return {
        signal,
        remainingMs,
        chargeCall: () => chargeCall(request),
        onServed({ source, failure, ...ends }) {
          const isRefused = failure !== undefined && entry.exchanges.length === 0
          entry.source = isRefused ? 'refused' : toPublicSource(source)
          entry.durationMs = monotonicNow() - entry.startedAtMs
          entry.lifetime = toLifetime(ends)
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

    lifetime() {
      if (isVolatile || recorded.length === 0) return null
      const parts: AnswerLifetime[] = []
      for (const { lifetime } of recorded) {
        if (lifetime === null) return null
        parts.push(lifetime)
      }
      return parts.reduce(intersect)
    },
  }
}

/** Null for a response that is not fresh. */
function toLifetime({
  freshUntilMs,
  staleUntilMs,
  expiresAtMs,
}: Pick<Served, 'freshUntilMs' | 'staleUntilMs' | 'expiresAtMs'>): AnswerLifetime | null {
  if (freshUntilMs === null) return null
  return {
    freshUntilMs,
    staleUntilMs: staleUntilMs ?? freshUntilMs,
    expiresAtMs: expiresAtMs ?? freshUntilMs,
  }
}

function intersect(one: AnswerLifetime, other: AnswerLifetime): AnswerLifetime {
  return {
    freshUntilMs: Math.min(one.freshUntilMs, other.freshUntilMs),
    staleUntilMs: Math.min(one.staleUntilMs, other.staleUntilMs),
    expiresAtMs: Math.min(one.expiresAtMs, other.expiresAtMs),
  }
}

/** The public name of a response that is served stale-if-error is `expired`. */
function toPublicSource(source: Served['source']): ExplainedRequest['source'] {
  return source === 'stale-if-error' ? 'expired' : source
}

function toExplained(recorded: RecordedRequest): ExplainedRequest {
  const { request, exchanges, source, durationMs } = recorded
  const last = exchanges.at(-1)
  // What was sent can be for more than this request: coalesced, or with prefetched fields.
  const sent = last?.request ?? request
  return {
    path: sent.path,
    parameters: Object.fromEntries(toQueryParameters(sent)),
    fields: sent.fields?.length ? formatProjection(sent.fields) : null,
    source,
    calls: exchanges.length,
    status: last?.status ?? null,
    durationMs: durationMs === null ? null : Math.round(durationMs * 10) / 10,
  }
}
