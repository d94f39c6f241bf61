import type { ApolloServerPlugin } from '@apollo/server'
import { unwrapResolverError } from '@apollo/server/errors'
import { LinkedInError } from '../linkedin/errors.ts'
import type { Logger } from '../logger.ts'
import { isClientError } from './format-error.ts'

/**
 * Tells the operator, once each, of the errors that clients see masked: LinkedIn's failures as
 * warnings, our own as errors.
 */
export function reportErrors(logger: Logger): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async didEncounterErrors({ errors, operationName }) {
          for (const error of errors) {
            if (isClientError(error)) continue
            const cause = unwrapResolverError(error)
            const facts = { operationName, path: error.path?.join('.'), error: cause }
            if (cause instanceof LinkedInError) logger.warn(facts, 'LinkedIn failed a field')
            else logger.error(facts, 'A field failed')
          }
        },
      }
    },
    async unexpectedErrorProcessingRequest({ error }) {
      logger.error({ error }, 'A request failed')
    },
  }
}
