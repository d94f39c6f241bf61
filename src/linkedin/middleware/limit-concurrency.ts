import type { Middleware } from './compose.ts'

/**
 * Sends at most `most` requests at a time; further ones queue in order. A queued request is not sent
 * yet: its time-out does not run, LinkedIn does not count it, and it leaves the queue when it aborts.
 */
export function limitConcurrency(most: number): Middleware {
  return (next) => {
    const queue = new Set<() => void>()
    let inFlight = 0

    function waitForPlace(signal: AbortSignal | undefined): Promise<void> {
      return new Promise((resolve, reject) => {
        const enter = () => {
          queue.delete(enter)
          signal?.removeEventListener('abort', leave)
          resolve()
        }
        const leave = () => {
          queue.delete(enter)
          reject(signal?.reason)
        }
        queue.add(enter)
        signal?.addEventListener('abort', leave, { once: true })
      })
    }

    return async (request, context) => {
      const { signal } = context
      signal?.throwIfAborted()
      if (inFlight < most) inFlight += 1
      else await waitForPlace(signal)
      try {
        return await next(request, context)
      } finally {
        // The first in the queue takes over the place.
        const [enter] = queue
        if (enter) enter()
        else inFlight -= 1
      }
    }
  }
}
