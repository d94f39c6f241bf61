import { checkOptions } from '../config/check-options.ts'
import { type LinkedInOptions, linkedInChecks, loggerChecks } from '../config/options.ts'
import type { LinkedInClient } from '../linkedin/client.ts'
import { connectToLinkedIn } from '../upstream/connect.ts'

/** A client of LinkedIn's REST API that keeps its connections open. */
export interface ConnectedLinkedInClient extends LinkedInClient {
  /**
   * Waits for requests in flight, for at most ten seconds, then closes the connections to LinkedIn and
   * empties the cache.
   */
  readonly close: () => Promise<void>
}

/**
 * Creates a client of LinkedIn's REST API, without GraphQL, that authorizes, caches, retries and counts
 * its requests. Clients share neither token nor cache nor quota.
 *
 * @throws {ConfigError} when an option is missing, unknown or invalid
 */
export function createLinkedInClient(options: LinkedInOptions): ConnectedLinkedInClient {
  const { logger, ...config } = checkOptions({ ...linkedInChecks, ...loggerChecks }, options)
  const linkedIn = connectToLinkedIn(config, logger)
  return { ...linkedIn.clientFor(), close: () => linkedIn.close() }
}
