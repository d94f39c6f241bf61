import { ApolloServerErrorCode } from '@apollo/server/errors'
import type { FastifyError, FastifyInstance } from 'fastify'

/**
 * Answers what never reaches GraphQL (unreadable, too large, of an unknown kind, at no known path)
 * in the form in which GraphQL answers failures, so that clients have one form to read.
 */
export function answerFailures(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) {
      return reply.code(status).send(toBody(error.message, ApolloServerErrorCode.BAD_REQUEST))
    }
    request.log.error({ error }, 'A request failed')
    return reply
      .code(500)
      .send(toBody('Internal server error', ApolloServerErrorCode.INTERNAL_SERVER_ERROR))
  })
  app.setNotFoundHandler((_, reply) => reply.code(404).send(toBody('Not found', 'NOT_FOUND')))
}

function toBody(message: string, code: string) {
  return { errors: [{ message, extensions: { code } }] }
}
