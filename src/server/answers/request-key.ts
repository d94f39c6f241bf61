import { hash } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { DRY_RUN_HEADER, EXPLAIN_HEADER, ROUTER_SECRET_HEADER } from '../operation-context.ts'
import { MAX_BODY_BYTES } from '../request-body.ts'

/**
 * The headers that decide whether and how an operation is answered: those that this server reads, Fastify
 * and its plugin for CORS, and Apollo Server, its protection from cross-site requests included.
 */
const KEY_HEADERS = [
  'host',
  'accept',
  'accept-encoding',
  'content-encoding',
  'content-type',
  'origin',
  EXPLAIN_HEADER,
  DRY_RUN_HEADER,
  'apollo-require-preflight',
  'x-apollo-operation-name',
] as const

/** Requests with one of these are never known: they are the router's, or ask for more than an answer. */
const UNKNOWN_HEADERS = [ROUTER_SECRET_HEADER, 'expect', 'upgrade'] as const

/** In place of a header that is absent; no value has this character. */
const ABSENT = '\r'

/**
 * Judges the head of a request before its body is read, and before everything else sees it. Gives all of
 * it that its answer can depend on, as text; null for a request that is answered as if no answer was known.
 * Any further condition for a known answer belongs here.
 */
export function headKeyOf(request: IncomingMessage): string | null {
  const { method, url = '', headers } = request
  if (method !== 'POST' && method !== 'GET' && method !== 'HEAD') return null
  if (request.httpVersion !== '1.1' || !isOperationPath(url)) return null
  for (const name of UNKNOWN_HEADERS) if (headers[name] !== undefined) return null
  if (method === 'POST' ? !hasPlainBody(request) : hasBody(request)) return null
  // The response to HEAD is the one to GET, of which the body is not sent.
  let key = `${method === 'POST' ? 'POST' : 'GET'}\n${url}`
  for (const name of KEY_HEADERS) key += `\n${headers[name] ?? ABSENT}`
  return key
}

/** Longer keys, in characters, take more time to look up than their digest takes to make. */
const MAX_KEY_LENGTH = 2_048

/**
 * The key of a request: all of it that its answer can depend on, or the SHA-256 of that. No shorter digest
 * would do, of which a client could find two requests with the same.
 */
export function toRequestKey(headKey: string, body?: Buffer): string {
  // One character a byte, so that no two bodies have the same.
  const key = body === undefined ? headKey : `${headKey}\n${body.toString('latin1')}`
  return key.length <= MAX_KEY_LENGTH ? key : hash('sha256', key, 'base64')
}

/** `/graphql` as it is usually written; how else it can be written is for the router to know. */
function isOperationPath(url: string): boolean {
  if (!url.startsWith('/graphql')) return false
  const end = url.charAt(8) === '/' ? 9 : 8
  return url.length === end || url.charAt(end) === '?'
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined
}

/** A body that is not empty, and no larger than this server reads, as far as its head says. */
function hasPlainBody({ headers }: IncomingMessage): boolean {
  const { 'content-length': contentLength, 'transfer-encoding': transferCoding } = headers
  if (contentLength === undefined) return transferCoding === 'chunked'
  const length = Number(contentLength)
  return transferCoding === undefined && length > 0 && length <= MAX_BODY_BYTES
}
