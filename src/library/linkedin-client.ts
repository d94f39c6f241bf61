import { checkOptions } from '../config/check-options.ts'
import { type LinkedInOptions, linkedInChecks, loggerChecks } from '../config/options.ts'
import type { LinkedInClient } from '../linkedin/client.ts'
import { connectToLinkedIn } from '../upstream/connect.ts'

/** LinkedIn's REST API as functions, and connections to it that are kept open. */
export interface ConnectedLinkedInClient extends LinkedInClient {
  /** Lets what is under way end, then closes the connections to LinkedIn and forgets its answers. */
  readonly close: () => Promise<void>
}

/**
 * A client of LinkedIn's REST API, without GraphQL: it signs, keeps what LinkedIn answers, asks again
 * and counts its calls. It shares nothing with others.
 *
 * @throws {ConfigError} when an option is missing, unknown or not right
 */
export function createLinkedInClient(options: LinkedInOptions): ConnectedLinkedInClient {
  const { logger, ...config } = checkOptions({ ...linkedInChecks, ...loggerChecks }, options)
  const linkedIn = connectToLinkedIn(config, logger)
  return { ...linkedIn.clientFor(), close: () => linkedIn.close() }
}
