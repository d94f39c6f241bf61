/**
 * Middleware: a function around sending a request for each thing that every request needs, such as
 * retries, a limit of concurrency and the quota.
 */
import type { Send } from '../request.ts'

/** Adds one behaviour to sending. */
export type Middleware = (next: Send) => Send

/** One middleware of many; a request passes them in the order in which they are written. */
export function compose(...middleware: readonly Middleware[]): Middleware {
  return (send) => middleware.reduceRight((next, each) => each(next), send)
}
