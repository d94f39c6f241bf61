import type { ApolloServerPlugin } from '@apollo/server'
import type { Logger } from '../../config/logger.ts'
import { causeOf, isClientError } from '../../graphql/format-error.ts'
import { LinkedInError, type LinkedInErrorCode } from '../../linkedin/errors.ts'

/** Logged once for all operations, where they begin. */
const LOGGED_ELSEWHERE: ReadonlySet<LinkedInErrorCode> = new Set([
  'LINKEDIN_ACCESS_TOKEN',
  'LINKEDIN_QUOTA',
  'LINKEDIN_OVERLOAD',
  'LINKEDIN_OUTAGE',
  'LINKEDIN_PERMISSION',
])

/**
 * Logs the errors whose details clients do not get: failures of LinkedIn as warnings, each message
 * once per operation, and internal errors as errors. Errors that a client caused are not logged.
 */
export function errorLogPlugin(logger: Logger): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, operationName }) {
          const logged = new Set<string>()
          for (const error of errors) {
            if (isClientError(error)) continue
            const cause = causeOf(error)
            const facts = { operationName, path: error.path?.join('.'), error: cause }
            if (!(cause instanceof LinkedInError)) {
              logger.error(facts, 'Field failed: internal error')
              continue
            }
            if (LOGGED_ELSEWHERE.has(cause.code) || logged.has(cause.message)) continue
            logged.add(cause.message)
            logger.warn(facts, 'Field failed: LinkedIn error')
          }
        },
      }
    },
    async unexpectedErrorProcessingRequest({ error }) {
      logger.error({ error }, 'Request failed: internal error')
    },
  }
}
