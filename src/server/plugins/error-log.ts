import type { ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import type { Logger } from '../../config/logger.ts'
import { isClientError } from '../../graphql/format-error.ts'
import { LinkedInError } from '../../linkedin/errors.ts'

/**
 * Tells the operator of the errors that clients see masked: LinkedIn's failures as warnings, each kind
 * once an operation, and our own as errors.
 */
export function reportErrors(logger: Logger): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, operationName }) {
          const told = new Set<string>()
          for (const error of errors) {
            if (isClientError(error)) continue
            const cause = unwrapResolverError(error)
            const facts = { operationName, path: error.path?.join('.'), error: cause }
            if (!(cause instanceof LinkedInError)) logger.error(facts, 'A field failed')
            // What fails a hundred fields alike is said once; that calls are used up has been said.
            else if (cause.code !== 'LINKEDIN_QUOTA' && !told.has(cause.message)) {
              told.add(cause.message)
              logger.warn(facts, 'LinkedIn failed a field')
            }
          }
        },
      }
    },
    async unexpectedErrorProcessingRequest({ error }) {
      logger.error({ error }, 'A request failed')
    },
  }
}
