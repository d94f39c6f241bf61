import type { Layer } from '../request.ts'

/**
 * Lets so many requests through at a time; the others wait, in order. What waits here has not been
 * sent, so that its time does not run and LinkedIn does not count it.
 */
export function limitConcurrency(most: number): Layer {
  return (next) => {
    const waiting = new Set<() => void>()
    let underWay = 0

    /** Waits for a place; who is called off leaves the queue. */
    function queue(signal: AbortSignal | undefined): Promise<void> {
      return new Promise((resolve, reject) => {
        const enter = () => {
          waiting.delete(enter)
          signal?.removeEventListener('abort', leave)
          resolve()
        }
        const leave = () => {
          waiting.delete(enter)
          reject(signal?.reason)
        }
        waiting.add(enter)
        signal?.addEventListener('abort', leave, { once: true })
      })
    }

    return async (request) => {
      request.signal?.throwIfAborted()
      if (underWay < most) underWay += 1
      else await queue(request.signal)
      try {
        return await next(request)
      } finally {
        // Whoever is next takes over the place.
        const [enter] = waiting
        if (enter) enter()
        else underWay -= 1
      }
    }
  }
}
