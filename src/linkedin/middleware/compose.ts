/**
 * Middleware: a function around sending a request for each thing that every request needs, such as
 * retries, a limit of concurrency and the quota.
 */
import type { RequestContext, Send } from '../request.ts'

/** Adds one behaviour to sending, whatever the response is. */
export type Middleware = <Response>(
  next: Send<RequestContext, Response>,
) => Send<RequestContext, Response>

/** One middleware of many; a request passes them in the order in which they are written. */
export function compose(...middleware: readonly Middleware[]): Middleware {
  return (send) => middleware.reduceRight((next, each) => each(next), send)
}
