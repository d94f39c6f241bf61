import type { FastifyError, FastifyInstance } from 'fastify'
import { NotFoundError, UnreadableRequestError } from '../graphql/errors.ts'
import { type PublicError, toPublicError } from '../graphql/format-error.ts'

/**
 * Answers requests that fail before GraphQL (unreadable or too large body, unsupported media type,
 * unknown path) in GraphQL's response format. Errors of status 500 and above are logged and masked.
 */
export function setErrorHandlers(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>((error, request, reply) => {
    const status = error.statusCode ?? 500
    if (status < 500) {
      return reply.code(status).send(toBody(new UnreadableRequestError(error.message)))
    }
    request.log.error({ error }, 'Request failed: internal error')
    return reply.code(500).send(toBody(error))
  })
  app.setNotFoundHandler((_, reply) => reply.code(404).send(toBody(new NotFoundError())))
}

function toBody(error: unknown): { readonly errors: readonly PublicError[] } {
  return { errors: [toPublicError(error)] }
}
