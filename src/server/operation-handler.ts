import type { IncomingHttpHeaders } from 'node:http'
import { Readable } from 'node:stream'
import {
  type ApolloServer,
  HeaderMap,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from '@apollo/server'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Answer, createAnswer } from './answers/answer.ts'
import type { AnswerStore } from './answers/answer-store.ts'
import { chooseCoding, compress } from './answers/content-coding.ts'
import { createDelivery, type Delivery, type ServerContext } from './answers/delivery.ts'
import type { KnownRequests } from './answers/known-requests.ts'
import { sendAnswer } from './answers/send-answer.ts'
import type { CreateContext } from './operation-context.ts'

/** How operations are executed, and their answers kept. */
export interface OperationHandlerOptions {
  readonly apollo: ApolloServer<ServerContext>
  readonly createContext: CreateContext
  readonly answers: AnswerStore
  readonly known: KnownRequests
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/**
 * Answers requests by GET, HEAD and POST with the answer to their operation, and keeps it. Nothing
 * depends on the host that a request names.
 */
export function createOperationHandler(options: OperationHandlerOptions) {
  const { apollo, createContext, answers, known, now } = options

  return async (request: FastifyRequest, reply: FastifyReply) => {
    const delivery = createDelivery()
    const response = await apollo.executeHTTPGraphQLRequest({
      httpGraphQLRequest: toGraphQLRequest(request),
      context: async () => ({ ...(await createContext(request, reply)), delivery }),
    })
    const answer = toAnswer(response, delivery)
    if (answer === null) return respond(request, reply, response)
    const { key, kept } = delivery
    if (kept === null && key !== null) await answers.keep(key, answer)
    reply.headers(Object.fromEntries(response.headers))
    return sendAnswer(request, reply, {
      answer,
      isKept: kept !== null,
      bytesIn: (coding) => answers.bytesIn(coding, answer, key),
      keep(sent) {
        if (key !== null) known.keep(request.raw, sent)
      },
      nowMs: now(),
    })
  }
}

/** Null for a response that no cache may store; one to an operation that failed later has a status. */
function toAnswer({ status, body }: HTTPGraphQLResponse, delivery: Delivery): Answer | null {
  if (status !== undefined || body.kind !== 'complete') return null
  return delivery.kept ?? (delivery.times && createAnswer(body.string, delivery.times))
}

/**
 * Answers requests with errors that were met before their operation. Apollo Server words them, as it
 * does its own, in the media type that the client accepts.
 */
export function createErrorSender(apollo: ApolloServer<ServerContext>) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    respond(
      request,
      reply.header('cache-control', 'no-store'),
      await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: {
          method: 'GET',
          // The second header passes the check for cross-site requests, which comes before the error.
          headers: toHeaderMap({
            accept: request.headers.accept,
            'apollo-require-preflight': 'true',
          }),
          search: '',
          body: undefined,
        },
        context: () => Promise.reject(error),
      }),
    )
}

async function respond(
  request: FastifyRequest,
  reply: FastifyReply,
  { status, headers, body }: HTTPGraphQLResponse,
) {
  reply.code(status ?? 200).headers(Object.fromEntries(headers))
  if (body.kind === 'chunked') return reply.send(Readable.from(body.asyncIterator))
  const coding = chooseCoding(request.headers['accept-encoding'], Buffer.byteLength(body.string))
  if (coding === null) return reply.send(body.string)
  const bytes = await compress(coding, Buffer.from(body.string))
  return reply.header('content-encoding', coding).send(bytes)
}

function toGraphQLRequest({ method, raw, headers, body }: FastifyRequest): HTTPGraphQLRequest {
  const { url = '' } = raw
  const queryAt = url.indexOf('?')
  return {
    // The response to HEAD is the one to GET, of which the body is not sent (RFC 9110 §9.3.2).
    method: method === 'HEAD' ? 'GET' : method,
    headers: toHeaderMap(headers),
    search: queryAt === -1 ? '' : url.slice(queryAt),
    body,
  }
}

function toHeaderMap(headers: IncomingHttpHeaders): HeaderMap {
  const map = new HeaderMap()
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) map.set(name, String(value))
  }
  return map
}
