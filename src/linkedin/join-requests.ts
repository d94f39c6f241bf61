import { type Coverage, withCoverage } from './coverage.ts'
import type { LinkedInRequest } from './send.ts'

/** One request in place of several for parts of the same thing; all are told of its exchanges. */
export function joinRequests(
  requests: ReadonlySet<LinkedInRequest>,
  coverage: Coverage,
  signal: AbortSignal,
): LinkedInRequest {
  const [first] = requests
  if (!first) throw new TypeError('There is nothing to join')
  return {
    ...withCoverage(first, coverage),
    signal,
    beforeAsking: undefined,
    onExchange(exchange) {
      for (const { onExchange } of requests) onExchange?.(exchange)
    },
  }
}
