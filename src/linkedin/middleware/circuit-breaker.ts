/**
 * Outages: an endpoint that keeps failing is called no more, but for one probe at intervals that grow
 * with the outage. Each endpoint has a circuit of its own, as it has a quota: LinkedIn's resources are
 * services of their own behind one gateway, so that one can be down, or slow as activity reports are,
 * while the others answer. When the gateway is down each circuit opens after a few failures of its own.
 */
import {
  isUnavailability,
  LinkedInEncodingError,
  LinkedInOutageError,
  LinkedInResponseError,
  LinkedInSizeError,
  LinkedInStatusError,
} from '../errors.ts'
import { endpointOf } from '../request-url.ts'
import type { Middleware } from './compose.ts'

/** What a call says of its endpoint; `unknown`: nothing, as when its caller aborted it. */
export type CallResult =
  | { readonly kind: 'answered' | 'unknown' }
  /** With the delay of `Retry-After`, in milliseconds. */
  | { readonly kind: 'failed'; readonly retryAfterMs?: number | undefined }

/** A circuit for each endpoint. */
export interface CircuitBreaker {
  /**
   * Permits a call to `path`. Returns a function that must be called once with its result.
   *
   * @throws {LinkedInOutageError} while the circuit is open
   */
  acquire(path: string): (result: CallResult) => void
  /** Whether calls to the endpoint of `path` are permitted without a probe before them. */
  isClosed(path: string): boolean
  /** Time until the next call to the endpoint of `path` is permitted, in milliseconds; 0: it is now. */
  blockedForMs(path: string): number
}

/** Failures in a row, over at least this time, that open a circuit: at least two requests' attempts. */
const FAILURES_IN_A_ROW = 5
const MIN_ROW_MS = 1_000
/** Part of the calls of the last ten seconds, where they are enough, whose failure opens a circuit. */
const FAILED_PART = 0.5
const MIN_CALLS = 20
const WINDOW_SECONDS = 10

const FIRST_OPENING_MS = 1_000
/** Longer than two seconds, so that of one query in two seconds not each is a probe. */
const MIN_LATER_OPENING_MS = 2_500
const MAX_OPENING_MS = 60_000
/** The longest opening, as a part of the outage before it. */
const OPENING_PART = 1 / 7

/** The calls that ended within one second. */
interface SecondOfCalls {
  readonly second: number
  calls: number
  failures: number
}

/** The results since the circuit was last closed. */
interface Results {
  seconds: SecondOfCalls[]
  failuresInARow: number
  firstOfRowAtMs: number
}

interface Opening {
  /** When the circuit was first opened in this outage. */
  readonly sinceMs: number
  readonly lengthMs: number
  untilMs: number
}

interface Circuit {
  results: Results
  /** Null while the circuit is closed. */
  opening: Opening | null
}

/**
 * Circuits that open when half of at least twenty calls within ten seconds fail, or, so that little
 * traffic or an outage after much traffic is enough, five in a row over at least a second.
 *
 * The first opening lasts a second, and each further one twice the one before, up to a seventh of the
 * outage so far, or 2.5 seconds if that is more, and a minute. So recovery is noticed within three
 * seconds after an outage of twenty, within nine after one of a minute, and an outage of an hour is
 * probed once a minute. `Retry-After` makes an opening longer, up to a minute.
 *
 * A call after an opening is a probe, and begins the next opening: other calls are blocked meanwhile, and
 * a probe that hangs is followed by another. An answer to any of them closes the circuit.
 *
 * @param monotonicNow now, in milliseconds of a clock that never goes back
 */
export function createCircuitBreaker(monotonicNow: () => number): CircuitBreaker {
  const circuits = new Map<string, Circuit>()

  function circuitOf(path: string): Circuit {
    const endpoint = endpointOf(path)
    const circuit = circuits.get(endpoint) ?? { results: createResults(), opening: null }
    circuits.set(endpoint, circuit)
    return circuit
  }

  function open(circuit: Circuit, sinceMs: number, lengthMs: number): Opening {
    circuit.opening = { sinceMs, lengthMs, untilMs: monotonicNow() + lengthMs }
    return circuit.opening
  }

  /** Results of calls that began before the circuit was last opened or closed are not counted. */
  function release(circuit: Circuit, results: Results, result: CallResult): void {
    if (circuit.opening || circuit.results !== results) return
    const nowMs = monotonicNow()
    count(results, result, nowMs)
    if (result.kind !== 'failed' || !isFailing(results, nowMs)) return
    open(circuit, nowMs, atLeast(result.retryAfterMs, FIRST_OPENING_MS))
  }

  function startProbe(circuit: Circuit, { sinceMs, lengthMs }: Opening) {
    const nextMs = nextOpeningMs(lengthMs, monotonicNow() - sinceMs)
    const opening = open(circuit, sinceMs, nextMs)
    return (result: CallResult): void => {
      if (result.kind === 'answered' && circuit.opening?.sinceMs === sinceMs) {
        circuit.opening = null
        circuit.results = createResults()
      }
      if (result.kind === 'failed') {
        opening.untilMs = monotonicNow() + atLeast(result.retryAfterMs, opening.lengthMs)
      }
    }
  }

  function blockedForMs(path: string): number {
    const { opening } = circuitOf(path)
    return opening ? Math.max(0, opening.untilMs - monotonicNow()) : 0
  }

  return {
    acquire(path) {
      const circuit = circuitOf(path)
      const { results, opening } = circuit
      if (!opening) return (result) => release(circuit, results, result)
      const retryAfterMs = blockedForMs(path)
      if (retryAfterMs > 0) throw new LinkedInOutageError(path, retryAfterMs)
      return startProbe(circuit, opening)
    },

    isClosed: (path) => circuitOf(path).opening === null,

    blockedForMs,
  }
}

function createResults(): Results {
  return { seconds: [], failuresInARow: 0, firstOfRowAtMs: 0 }
}

function count(results: Results, { kind }: CallResult, nowMs: number): void {
  if (kind === 'unknown') return
  const second = Math.floor(nowMs / 1_000)
  let latest = results.seconds.at(-1)
  if (latest?.second !== second) {
    latest = { second, calls: 0, failures: 0 }
    results.seconds = [
      ...results.seconds.filter((each) => each.second > second - WINDOW_SECONDS),
      latest,
    ]
  }
  latest.calls += 1
  if (kind === 'answered') results.failuresInARow = 0
  else {
    latest.failures += 1
    if (results.failuresInARow === 0) results.firstOfRowAtMs = nowMs
    results.failuresInARow += 1
  }
}

function isFailing({ seconds, failuresInARow, firstOfRowAtMs }: Results, nowMs: number): boolean {
  if (failuresInARow >= FAILURES_IN_A_ROW && nowMs - firstOfRowAtMs >= MIN_ROW_MS) return true
  const calls = seconds.reduce((sum, each) => sum + each.calls, 0)
  const failures = seconds.reduce((sum, each) => sum + each.failures, 0)
  return calls >= MIN_CALLS && failures >= calls * FAILED_PART
}

function nextOpeningMs(lastMs: number, outageMs: number): number {
  const longestMs = Math.max(MIN_LATER_OPENING_MS, outageMs * OPENING_PART)
  return Math.min(lastMs * 2, longestMs, MAX_OPENING_MS)
}

function atLeast(retryAfterMs = 0, openingMs: number): number {
  return Math.max(openingMs, Math.min(retryAfterMs, MAX_OPENING_MS))
}

/**
 * Rejects without a call while the circuit of the endpoint is open. Failures are: no response, or a
 * status of 500 and above; any other response shows that LinkedIn answers. A call that fails while
 * others are blocked, such as a probe, rejects as they do, so that it is not retried.
 */
export function breakCircuit(breaker: CircuitBreaker): Middleware {
  return (next) => async (request, context) => {
    const release = breaker.acquire(request.path)
    try {
      const response = await next(request, context)
      release({ kind: 'answered' })
      return response
    } catch (error) {
      release(resultOf(error))
      const retryAfterMs = breaker.blockedForMs(request.path)
      if (!isUnavailability(error) || retryAfterMs === 0) throw error
      throw new LinkedInOutageError(request.path, retryAfterMs, { cause: error })
    }
  }
}

function resultOf(error: unknown): CallResult {
  if (isUnavailability(error)) {
    const refusal = error instanceof LinkedInStatusError ? error.refusal : undefined
    return { kind: 'failed', retryAfterMs: refusal?.retryAfterMs }
  }
  const isResponse =
    error instanceof LinkedInStatusError ||
    error instanceof LinkedInResponseError ||
    error instanceof LinkedInSizeError ||
    error instanceof LinkedInEncodingError
  // All else: the reason of a signal, a fault of this program, a call that the quota refused.
  return { kind: isResponse ? 'answered' : 'unknown' }
}
