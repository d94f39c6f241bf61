/**
 * What Node's HTTP server refuses by itself, where there is no request to hand over: answered like all
 * that fails before GraphQL, in its response format.
 */
import { IncomingMessage, type Server, ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { UnreadableRequestError } from '../graphql/errors.ts'
import { LINGER_MS, toBody } from './error-handler.ts'

/** What Node says of bytes that are no request, and of a connection that fails. */
export interface ClientError extends Error {
  /** `HPE_…` of the HTTP parser, `ERR_HTTP_REQUEST_TIMEOUT`, or one of the connection. */
  readonly code?: string
  /** The parser's, a constant text. */
  readonly reason?: string
  /** What was last received: a `Buffer`. */
  readonly rawPacket?: unknown
  /** How many bytes of it the parser has taken. */
  readonly bytesParsed?: number
}

/** The clock of the header `Date`. */
export interface ConnectionErrorOptions {
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/**
 * For `clientErrorHandler`: answers, after the responses to earlier requests, and closes the connection,
 * for where a next request begins is unknown.
 */
export function createClientErrorHandler({
  now,
}: ConnectionErrorOptions): (error: ClientError, socket: Duplex) => void {
  // The parser fails again at each packet that follows.
  const failed = new WeakSet<Duplex>()

  return (error, socket) => {
    if (failed.has(socket)) return
    failed.add(socket)
    const refusal = toRefusal(error)
    if (refusal) refuse(socket, refusal, now)
    // What follows `connection: close` is ignored (RFC 9112 §9.6); the response to it closes.
    else if (error.code !== 'HPE_CLOSED_CONNECTION' || !pendingResponseOf(socket)) socket.destroy()
  }
}

/** Answers what a server may refuse before it is a request: tunnels, and unknown expectations. */
export function refuseTunnelsAndExpectations(
  server: Server,
  { now }: ConnectionErrorOptions,
): void {
  server.on('connect', (_request, socket) => {
    // Node has removed its own listener.
    socket.on('error', () => socket.destroy())
    refuse(
      socket,
      new UnreadableRequestError('This server is no proxy: it takes no CONNECT.', {
        status: 405,
        headers: { allow: 'GET, HEAD, POST, OPTIONS' },
      }),
      now,
    )
  })
  server.on('checkExpectation', (_request, response) => {
    const { status, headers, body } = toResponse(
      new UnreadableRequestError('The header "Expect" can only be "100-continue".', {
        status: 417,
      }),
      now,
    )
    response.writeHead(status, headers).end(body)
  })
}

/** Null where no client is left to answer, or nothing is to be said. */
function toRefusal(error: ClientError): UnreadableRequestError | null {
  const { code = '', reason = code, rawPacket, bytesParsed = 0 } = error
  const packet = Buffer.isBuffer(rawPacket) ? rawPacket.toString('latin1') : ''
  switch (code) {
    case 'HPE_CLOSED_CONNECTION':
      return null
    case 'HPE_INVALID_EOF_STATE':
      return new UnreadableRequestError('The request ended before it was complete.')
    case 'ERR_HTTP_REQUEST_TIMEOUT':
      return new UnreadableRequestError(
        'The request did not arrive in time: its headers within 10 seconds, the whole within 15.',
        { status: 408 },
      )
    case 'HPE_HEADER_OVERFLOW':
      return new UnreadableRequestError(
        'The address and the headers are larger than 16 KiB: send the operation by POST.',
        // RFC 9110 §15.5.15, where the address alone is seen to be too long; RFC 6585 §5.
        { status: /^[A-Z]+ [^\r\n]*$/.test(packet.slice(0, MAX_HEAD_BYTES)) ? 414 : 431 },
      )
    case 'HPE_CHUNK_EXTENSIONS_OVERFLOW':
      return new UnreadableRequestError('The chunk extensions are too large.', { status: 413 })
    case 'HPE_INVALID_VERSION':
    case 'HPE_PAUSED_H2_UPGRADE':
      return new UnreadableRequestError('This server speaks HTTP/1.1.', { status: 505 })
  }
  if (packet.startsWith(TLS_HANDSHAKE)) {
    return new UnreadableRequestError('This port speaks HTTP, not HTTPS.')
  }
  const line = packet.slice(packet.lastIndexOf('\n', bytesParsed - 1) + 1)
  if (code === 'HPE_INVALID_METHOD' && REQUEST_LINE.test(line)) {
    return new UnreadableRequestError('The method is unknown to this server.', { status: 501 })
  }
  return code.startsWith('HPE_')
    ? new UnreadableRequestError(`The request is not valid HTTP/1.1: ${reason}.`)
    : null
}

/** Node's bound on the request line and the headers, in bytes. */
const MAX_HEAD_BYTES = 16 * 1024

/** The first bytes of a `ClientHello` (RFC 8446 §5.1). */
const TLS_HANDSHAKE = '\x16\x03'

/** A request line (RFC 9112 §3), with any token as its method. */
const REQUEST_LINE = /^[\w!#$%&'*+.^`|~-]+ \S+ HTTP\/1\.1\r?\n/

function refuse(socket: Duplex, refusal: UnreadableRequestError, now: () => number): void {
  const pending = pendingResponseOf(socket)
  // Unless the fault is in the body of the request that waits for this response.
  if (pending && (pending.req.complete || pending.headersSent)) {
    pending.once('close', () => refuse(socket, refusal, now))
    return
  }
  if (!socket.writable || (!pending && isReadingOn(socket))) {
    socket.destroy()
    return
  }
  const lingering = setTimeout(() => socket.destroy(), LINGER_MS).unref()
  socket.once('close', () => clearTimeout(lingering))
  const { status, headers, body } = toResponse(refusal, now)
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${lines.join('')}\r\n${body}`)
  socket.resume()
}

/** The first response of a connection that is not sent yet, under Node's name for it. */
function pendingResponseOf(socket: Duplex): ServerResponse | null {
  const response: unknown = Reflect.get(socket, '_httpMessage')
  return response instanceof ServerResponse ? response : null
}

/** Whether a request, to which the response is sent, has not arrived whole. Read as Node names it. */
function isReadingOn(socket: Duplex): boolean {
  const parser: unknown = Reflect.get(socket, 'parser')
  if (typeof parser !== 'object' || parser === null) return false
  const request: unknown = Reflect.get(parser, 'incoming')
  return request instanceof IncomingMessage && !request.complete
}

function toResponse(refusal: UnreadableRequestError, now: () => number) {
  const { status = 400, headers } = refusal.response
  const body = JSON.stringify(toBody(refusal))
  return {
    status,
    headers: {
      ...headers,
      'cache-control': 'no-store',
      connection: 'close',
      'content-length': String(Buffer.byteLength(body)),
      'content-type': 'application/json; charset=utf-8',
      date: new Date(now()).toUTCString(),
    },
    body,
  }
}
