import type { LinkedInRequest } from './request.ts'
import { formatTarget } from './request-url.ts'

/** The same function, which sends equal requests once: the others share its response, or its failure. */
export function sendOnce(
  send: (request: LinkedInRequest) => Promise<unknown>,
): (request: LinkedInRequest) => Promise<unknown> {
  const sent = new Map<string, Promise<unknown>>()

  return (request) => {
    // A window of none and one of one element are sent alike, and are answered differently.
    const key = `${request.window?.count} ${formatTarget(request)}`
    const response = sent.get(key) ?? send(request)
    sent.set(key, response)
    return response
  }
}
