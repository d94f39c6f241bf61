import { ApolloServerErrorCode } from '@apollo/server/errors'
import type { FastifyError, FastifyInstance } from 'fastify'

/**
 * Answers requests that fail before GraphQL (unreadable or too large body, unsupported media type,
 * unknown path) in GraphQL's response format. Errors of status 500 and above are logged and masked.
 */
export function setErrorHandlers(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) {
      return reply.code(status).send(toBody(error.message, ApolloServerErrorCode.BAD_REQUEST))
    }
    request.log.error({ error }, 'Request failed: internal error')
    return reply
      .code(500)
      .send(toBody('Internal server error', ApolloServerErrorCode.INTERNAL_SERVER_ERROR))
  })
  app.setNotFoundHandler((_, reply) => reply.code(404).send(toBody('Not found', 'NOT_FOUND')))
}

function toBody(message: string, code: string) {
  return { errors: [{ message, extensions: { code } }] }
}
