import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Answer, ageSecondsOf } from './answer.ts'
import { type ContentCoding, chooseCoding } from './content-coding.ts'
import { matchesEntityTag, toEntityTag } from './entity-tag.ts'
import type { KnownAnswer } from './known-requests.ts'

/** What is sent of an answer. */
export interface SentAnswer {
  readonly answer: Answer
  /** Whether it was kept, and is sent again. */
  readonly isKept: boolean
  /** The body in a coding. */
  readonly bytesIn: (coding: ContentCoding) => Promise<Uint8Array>
  /** Keeps what is sent, to be sent again for an equal request. */
  readonly keep: (known: KnownAnswer) => void
  /** Now, in epoch milliseconds. */
  readonly nowMs: number
}

/** What names the form of a body, which a response without one does not have. */
const BODY_HEADERS = ['content-type', 'content-encoding'] as const

/**
 * Sends an answer in the content coding that its client accepts, or 304 where its client has it. The
 * reply has its other headers.
 */
export async function sendAnswer(
  { method, headers }: FastifyRequest,
  reply: FastifyReply,
  { answer, isKept, bytesIn, keep, nowMs }: SentAnswer,
) {
  const coding = chooseCoding(headers['accept-encoding'], answer.body.length)
  const body = coding === null ? answer.body : await bytesIn(coding)
  const entityTag = toEntityTag(answer.digest, String(reply.getHeader('content-type')), coding)
  reply.header('etag', entityTag)
  if (coding !== null) reply.header('content-encoding', coding)
  keep(toKnownAnswer(reply, answer, body, entityTag))
  if (isKept) reply.header('age', ageSecondsOf(answer, nowMs))

  if (method !== 'POST' && matchesEntityTag(headers['if-none-match'], entityTag)) {
    for (const name of BODY_HEADERS) reply.removeHeader(name)
    return reply.code(304).send()
  }
  return reply.send(body)
}

function toKnownAnswer(
  reply: FastifyReply,
  { storedAtMs, freshUntilMs, staleUntilMs, expiresAtMs }: Answer,
  body: Uint8Array,
  entityTag: string,
): KnownAnswer {
  const headers = { ...reply.getHeaders(), 'content-length': body.length }
  return {
    headers: Object.entries(headers).flatMap(([name, value]) => [name, String(value)]),
    body,
    entityTag,
    storedAtMs,
    freshUntilMs,
    staleUntilMs,
    expiresAtMs,
  }
}
