import type { Layer } from './send.ts'

/**
 * Lets so many requests through at a time; the others wait, in order. What waits here has not been
 * sent, so that its time does not run and LinkedIn does not count it.
 */
export function limitConcurrency(most: number): Layer {
  return (next) => {
    const waiting: (() => void)[] = []
    let underWay = 0

    return async (request) => {
      if (underWay < most) underWay += 1
      else await new Promise<void>((enter) => waiting.push(enter))
      try {
        return await next(request)
      } finally {
        // Whoever is next takes over the place.
        const enter = waiting.shift()
        if (enter) enter()
        else underWay -= 1
      }
    }
  }
}
