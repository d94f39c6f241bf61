import { LinkedInOverloadError } from '../errors.ts'
import type { RequestContext } from '../request.ts'
import { endpointOf } from '../request-url.ts'
import type { Middleware } from './compose.ts'

/** How many requests to one endpoint are sent at a time, and how many wait for their turn. */
export interface ConcurrencyOptions {
  readonly maxInFlight: number
  /** Requests that queue however long it takes; further ones do while the queue moves on. */
  readonly maxQueued: number
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
  /** Called with true when a request is refused, with false when the endpoint's queue is empty again. */
  readonly onOverloadChange: (endpoint: string, isOverloaded: boolean) => void
}

/** A request that has been sent, from its turn on. */
interface Place {
  readonly startedAtMs: number
}

/** A request in the queue. */
interface Waiting {
  /** For how long its response is awaited, in milliseconds. */
  readonly remainingMs: () => number
  readonly enter: () => void
  readonly refuse: (waitMs: number) => void
}

/** How often it is checked whether what is queued will have its turn in time, in milliseconds. */
const REVIEW_MS = 250
/** The longest wait that is expected of a request beyond `maxQueued`, in milliseconds. */
const MAX_OVERFLOW_WAIT_MS = 10_000
/** How many times `maxQueued` can be in the queue, so that a burst is not refused before it is known. */
const MAX_OVERFLOW = 16
const MIN_RETRY_AFTER_MS = 1_000

/** The requests to one endpoint. */
interface EndpointQueue {
  /** A place for a request whose turn it is at once. Null when it must wait. */
  take(): Place | null
  /** Resolves when it is the request's turn. Rejects when it aborts, or is refused, before. */
  wait(path: string, context: RequestContext): Promise<Place>
  /** Ends a request's turn. The first in the queue takes over its place. */
  leave(place: Place): void
  /** Whether no request is in flight, and none waits. */
  isIdle(): boolean
}

/**
 * Sends a limited number of requests to each endpoint at a time; further ones queue in order. Endpoints
 * have queues of their own, so that one that hangs takes no place from the others. A queued request is
 * not sent yet: its time-outs do not run, LinkedIn does not count it, and it leaves the queue when it
 * aborts. It is refused when its turn is not expected while its response is still awaited, and when there
 * are too many before it for those to be sent in a few seconds.
 */
export function limitConcurrency(options: ConcurrencyOptions): Middleware {
  return (next) => {
    const queues = new Map<string, EndpointQueue>()

    return async (request, context) => {
      context.signal?.throwIfAborted()
      const endpoint = endpointOf(request.path)
      const queue = queues.get(endpoint) ?? createQueue(endpoint, options)
      queues.set(endpoint, queue)
      const place = queue.take() ?? (await queue.wait(request.path, context))
      try {
        // It can have aborted just after its turn came.
        context.signal?.throwIfAborted()
        return await next(request, context)
      } finally {
        queue.leave(place)
        if (queue.isIdle()) queues.delete(endpoint)
      }
    }
  }
}

function createQueue(
  endpoint: string,
  { maxInFlight, maxQueued, monotonicNow, onOverloadChange }: ConcurrencyOptions,
): EndpointQueue {
  const queue = new Set<Waiting>()
  const inFlight = new Set<Place>()
  let isOverloaded = false
  let review: NodeJS.Timeout | undefined

  function setOverloaded(value: boolean): void {
    if (isOverloaded !== value) onOverloadChange(endpoint, value)
    isOverloaded = value
  }

  function take(): Place {
    const place = { startedAtMs: monotonicNow() }
    inFlight.add(place)
    return place
  }

  function leave(place: Place): void {
    inFlight.delete(place)
    const [first] = queue
    first?.enter()
    if (queue.size === 0) setOverloaded(false)
  }

  /**
   * The expected time between two turns. Requests in flight are half done on average, so that twice
   * their mean age stands for their duration: it takes no history, and grows while LinkedIn hangs.
   */
  function expectedTurnMs(): number {
    const nowMs = monotonicNow()
    let ageMs = 0
    for (const { startedAtMs } of inFlight) ageMs += nowMs - startedAtMs
    return (2 * ageMs) / inFlight.size / maxInFlight
  }

  /** Refuses a request whose turn is not expected in time at this position of the queue. */
  function check(waiting: Waiting, position: number, turnMs: number): void {
    const waitMs = position * turnMs
    const isOverflow = position > maxQueued && waitMs > MAX_OVERFLOW_WAIT_MS
    if (isOverflow || position > maxQueued * MAX_OVERFLOW || waitMs >= waiting.remainingMs()) {
      setOverloaded(true)
      waiting.refuse(waitMs)
    }
  }

  function checkAll(): void {
    const turnMs = expectedTurnMs()
    let refused = 0
    for (const [index, waiting] of [...queue].entries()) {
      check(waiting, index + 1 - refused, turnMs)
      if (!queue.has(waiting)) refused += 1
    }
    if (queue.size > 0) review = setTimeout(checkAll, REVIEW_MS)
  }

  function waitForPlace(path: string, { signal, remainingMs }: RequestContext): Promise<Place> {
    return new Promise((resolve, reject) => {
      const end = () => {
        queue.delete(waiting)
        signal?.removeEventListener('abort', abort)
        if (queue.size === 0) clearTimeout(review)
      }
      const abort = () => {
        end()
        reject(signal?.reason)
      }
      const waiting: Waiting = {
        remainingMs: remainingMs ?? (() => Number.POSITIVE_INFINITY),
        enter() {
          end()
          resolve(take())
        },
        refuse(waitMs) {
          end()
          reject(new LinkedInOverloadError(path, Math.max(waitMs, MIN_RETRY_AFTER_MS)))
        },
      }
      if (queue.size === 0) review = setTimeout(checkAll, REVIEW_MS)
      queue.add(waiting)
      signal?.addEventListener('abort', abort)
      check(waiting, queue.size, expectedTurnMs())
    })
  }

  return {
    take: () => (inFlight.size < maxInFlight ? take() : null),
    wait: waitForPlace,
    leave,
    isIdle: () => inFlight.size === 0 && queue.size === 0,
  }
}
