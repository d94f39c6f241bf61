import type { IncomingMessage } from 'node:http'
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { NotFoundError, OperationError, UnreadableRequestError } from '../graphql/errors.ts'
import { type PublicError, toPublicError } from '../graphql/format-error.ts'
import { BodyTooLargeError, UnsupportedMediaTypeError } from './request-body.ts'

/** Sends an error as the response to a request. */
type SendError = (error: unknown, request: FastifyRequest, reply: FastifyReply) => unknown

/**
 * Answers requests that fail before GraphQL (unreadable or too large body, unsupported media type,
 * unknown path, wrong method) in GraphQL's response format. Errors of status 500 and above are logged
 * and masked.
 */
export function setErrorHandlers(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError>(createErrorHandler(sendError))
  app.setNotFoundHandler(answerWithoutRoute)
}

/** A handler of Fastify's: refusals are sent with their status, all other errors are logged as well. */
export function createErrorHandler(send: SendError) {
  return (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const refusal = toRefusal(error)
    if (refusal === null) request.log.error({ error }, 'Request failed: internal error')
    readRest(request.raw, reply)
    return send(refusal ?? error, request, reply)
  }
}

/** How long a refused client may go on sending, in milliseconds. */
export const LINGER_MS = 5_000

/**
 * Reads on, and drops, what is left of a request: a connection that is closed meanwhile is reset, and
 * its client may not read the answer (RFC 9112 §9.6).
 */
function readRest(request: IncomingMessage, reply: FastifyReply): void {
  // Fastify's, for every body that it does not take.
  reply.removeHeader('connection')
  if (request.complete) return
  const lingering = setTimeout(() => request.destroy(), LINGER_MS).unref()
  request.once('close', () => clearTimeout(lingering))
}

/** The body of a response to a request that failed before GraphQL. */
export function toBody(error: unknown): { readonly errors: readonly PublicError[] } {
  return { errors: [toPublicError(error)] }
}

/** Sends an error as JSON. A cache may not store it. */
export function sendError(error: unknown, _request: FastifyRequest, reply: FastifyReply) {
  const { status, headers = {} } = error instanceof OperationError ? error.response : {}
  return reply
    .code(status ?? 500)
    .headers({ ...headers, 'cache-control': 'no-store' })
    .send(toBody(error))
}

/** Null for errors that the client did not cause. */
function toRefusal(error: FastifyError): OperationError | null {
  if (error instanceof OperationError) return error
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return new UnsupportedMediaTypeError()
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new BodyTooLargeError()
    case 'FST_ERR_BAD_URL':
      return new UnreadableRequestError('The address is not valid.')
  }
  const { statusCode = 500, message } = error
  return statusCode < 500 ? new UnreadableRequestError(message, { status: statusCode }) : null
}

/** The methods that a route can have; Fastify adds HEAD to each with GET. */
const METHODS = ['DELETE', 'GET', 'HEAD', 'PATCH', 'POST', 'PUT'] as const

/**
 * Answers requests for which there is no route: `OPTIONS` with the methods of the path or, for `*`, of
 * the server (RFC 9110 §9.3.7), other methods with 405 where the path has some, and else with 404.
 */
function answerWithoutRoute(request: FastifyRequest, reply: FastifyReply) {
  const { method, url, server } = request
  const path = url === '*' ? '/graphql' : url
  const methods = METHODS.filter((each) => server.findRoute({ method: each, url: path }))
  if (methods.length === 0) return sendError(new NotFoundError(), request, reply)
  const allow = [...methods, 'OPTIONS'].join(', ')
  if (method === 'OPTIONS') return reply.code(204).header('allow', allow).send()
  const refusal = new UnreadableRequestError(`This path takes ${allow}, and no ${method}.`, {
    status: 405,
    headers: { allow },
  })
  return sendError(refusal, request, reply)
}
