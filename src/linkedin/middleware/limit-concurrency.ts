import { LinkedInOverloadError } from '../errors.ts'
import type { RequestContext } from '../request.ts'
import type { Middleware } from './compose.ts'

/** How many requests are sent at a time, and how many wait for their turn. */
export interface ConcurrencyOptions {
  readonly maxInFlight: number
  readonly maxQueued: number
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
  /** Called with true when a request is refused, with false when the queue is empty again. */
  readonly onOverloadChange: (isOverloaded: boolean) => void
}

/** A request that has been sent, from its turn on. */
interface Place {
  readonly startedAtMs: number
}

const MIN_RETRY_AFTER_MS = 1_000

/**
 * Sends a limited number of requests at a time; further ones queue in order. A queued request is not sent
 * yet: its time-outs do not run, LinkedIn does not count it, and it leaves the queue when it aborts. A
 * request is refused when the queue is full, and when its response would not be awaited any more when
 * its turn comes.
 */
export function limitConcurrency(options: ConcurrencyOptions): Middleware {
  const { maxInFlight, maxQueued, monotonicNow, onOverloadChange } = options

  return (next) => {
    const queue = new Set<() => void>()
    const inFlight = new Set<Place>()
    let isOverloaded = false

    function setOverloaded(value: boolean): void {
      if (isOverloaded !== value) onOverloadChange(value)
      isOverloaded = value
    }

    function take(): Place {
      const place = { startedAtMs: monotonicNow() }
      inFlight.add(place)
      return place
    }

    /** The first in the queue takes over the place. */
    function leave(place: Place): void {
      inFlight.delete(place)
      const [enter] = queue
      enter?.()
      if (queue.size === 0) setOverloaded(false)
    }

    /**
     * The time until the turn of a request that joins the queue. What is in flight has been for half of
     * its duration on average, so that no history is needed, and the estimate grows while LinkedIn hangs.
     */
    function expectedWaitMs(): number {
      const nowMs = monotonicNow()
      let ageMs = 0
      for (const { startedAtMs } of inFlight) ageMs += nowMs - startedAtMs
      const durationMs = (2 * ageMs) / inFlight.size
      return (durationMs * (queue.size + 1)) / maxInFlight
    }

    function refuseWhatIsTooMuch(path: string, { remainingMs }: RequestContext): void {
      const waitMs = expectedWaitMs()
      const isInTime = waitMs < (remainingMs?.() ?? Number.POSITIVE_INFINITY)
      if (queue.size < maxQueued && isInTime) return
      setOverloaded(true)
      throw new LinkedInOverloadError(path, Math.max(waitMs, MIN_RETRY_AFTER_MS))
    }

    function waitForPlace(signal: AbortSignal | undefined): Promise<Place> {
      return new Promise((resolve, reject) => {
        const enter = () => {
          queue.delete(enter)
          signal?.removeEventListener('abort', abort)
          resolve(take())
        }
        const abort = () => {
          queue.delete(enter)
          reject(signal?.reason)
        }
        queue.add(enter)
        signal?.addEventListener('abort', abort, { once: true })
      })
    }

    return async (request, context) => {
      context.signal?.throwIfAborted()
      const isFull = inFlight.size >= maxInFlight
      if (isFull) refuseWhatIsTooMuch(request.path, context)
      const place = isFull ? await waitForPlace(context.signal) : take()
      try {
        // It can have aborted just after its turn came.
        context.signal?.throwIfAborted()
        return await next(request, context)
      } finally {
        leave(place)
      }
    }
  }
}
