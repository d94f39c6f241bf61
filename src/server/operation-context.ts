/** From an HTTP request to an operation and the context that it is executed in. */
import { isUtf8 } from 'node:buffer'
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerConfig } from '../config/options.ts'
import {
  type Context,
  createContext,
  type OperationMode,
  type RouterTrust,
} from '../graphql/context.ts'
import {
  ForbiddenError,
  InvalidHeaderError,
  OperationAbortedError,
  UnreadableRequestError,
} from '../graphql/errors.ts'
import type { LinkedIn } from '../upstream/pipeline.ts'
import { bodyFaultOf, decompress, isInUtf8, UnsupportedMediaTypeError } from './request-body.ts'

/** Requests `extensions.explain`: the LinkedIn requests of the operation. `true` or `false`. */
export const EXPLAIN_HEADER = 'x-explain'

/** Requests `extensions.cost` in place of an answer, without a call to LinkedIn. `true` or `false`. */
export const DRY_RUN_HEADER = 'x-dry-run'

/** Carries the secret that the router of a supergraph shares with this server. */
export const ROUTER_SECRET_HEADER = 'router-authorization'

/** The server's settings that an operation's context depends on. */
export interface OperationContextOptions
  extends Pick<
    ServerConfig,
    | 'areActivityReportsEnabled'
    | 'isExplainEnabled'
    | 'routerSecret'
    | 'maxCallsPerOperation'
    | 'operationTimeoutMs'
  > {
  readonly linkedIn: LinkedIn
  readonly arrivals: Arrivals
}

/**
 * When requests arrived that Fastify gets later, with their bodies, in milliseconds of `performance.now`.
 */
export type Arrivals = WeakMap<IncomingMessage, number>

/** Gives the context of a request's operation. */
export type CreateContext = (request: FastifyRequest, reply: FastifyReply) => Promise<Context>

/**
 * Refuses requests of any path that another reader could take for another one: `Host` malformed, or
 * missing where HTTP/1.1 requires it (RFC 9112 §3.2), addresses that are not percent-encoded UTF-8
 * (RFC 3986 §2.1), and bodies in an unknown transfer coding (RFC 9112 §6.1).
 */
export function checkRequestHeads(app: FastifyInstance): void {
  app.addHook('onRequest', ({ raw }, _reply, done) => done(headFaultOf(raw)))
}

/** RFC 9112 §3.2: a host of RFC 3986 §3.2.2, which may be empty, and a port. */
const HOST = /^(?:\[[\da-f:.]+\]|(?:[\w.~!$&'()*+,;=-]|%[\da-f]{2})*)(?::\d*)?$/i

function headFaultOf({ headers, httpVersion, url = '' }: IncomingMessage) {
  const { host, 'transfer-encoding': transferCoding = 'chunked' } = headers
  if (host === undefined ? httpVersion === '1.1' : !HOST.test(host)) {
    return new UnreadableRequestError('HTTP/1.1 requires one header "Host": a host and a port.')
  }
  if (!isEncoded(url)) {
    return new UnreadableRequestError('The address is not percent-encoded UTF-8.')
  }
  // Node takes what another coding has made of a body for the body.
  if (!/^chunked$/i.test(transferCoding)) {
    return new UnreadableRequestError('The only transfer coding is "chunked".', { status: 501 })
  }
  return undefined
}

/** False also for an address with a fragment: a `#` in what is sent is encoded. */
function isEncoded(url: string): boolean {
  if (url.includes('#')) return false
  try {
    decodeURIComponent(url)
    return true
  } catch {
    return false
  }
}

/**
 * Reads the bodies of these routes' requests: JSON in UTF-8 (RFC 8259 §8.1), compressed or not, with a
 * byte order mark or without.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error')

  function parseBytes(request: FastifyRequest, bytes: Buffer, done: BodyParsed): void {
    if (!isUtf8(bytes)) {
      done(new UnreadableRequestError('The body is not in UTF-8.'))
      return
    }
    parse(request, bytes.toString(), (error, body: unknown) => {
      const isObject = typeof body === 'object' && body !== null && !Array.isArray(body)
      done(error === null && !isObject ? bodyFaultOf(body) : error, body)
    })
  }

  app.removeAllContentTypeParsers()
  app.addContentTypeParser<Buffer>(
    'application/json',
    { parseAs: 'buffer' },
    (request, bytes, done) => {
      const { 'content-type': type = '', 'content-encoding': coding } = request.headers
      if (type.includes(';') && !isInUtf8(type)) return done(new UnsupportedMediaTypeError())
      if (coding === undefined) return parseBytes(request, bytes, done)
      decompress(coding, bytes).then((body) => parseBytes(request, body, done), done)
    },
  )
}

/** Called with the parsed body, or with the error. */
type BodyParsed = (error: Error | null, body?: unknown) => void

/**
 * A function from an HTTP request to the context of its operation: mode and trust by the request
 * headers, signal by the life of the connection, deadline by the request's arrival.
 *
 * @throws {InvalidHeaderError | ForbiddenError} from that function, when the headers do not allow the
 *   operation to be executed
 */
export function createOperationContext(options: OperationContextOptions): CreateContext {
  const { linkedIn, arrivals, areActivityReportsEnabled } = options
  const { maxCallsPerOperation, operationTimeoutMs } = options
  const monotonicNow = () => performance.now()

  return async ({ headers, raw }, reply) => {
    const arrivedAtMs = arrivals.get(raw) ?? monotonicNow() - reply.elapsedTime
    return createContext({
      linkedIn,
      areActivityReportsEnabled,
      mode: toOperationMode(headers, options.isExplainEnabled),
      routerTrust: toRouterTrust(headers, options.routerSecret),
      signal: abortOnDisconnect(reply.raw),
      maxCalls: maxCallsPerOperation,
      deadlineMs: arrivedAtMs + operationTimeoutMs,
      monotonicNow,
    })
  }
}

/**
 * Where explanations are switched off, `x-explain` is ignored, but a dry run is refused: an execution in
 * its place would spend the calls that it was sent to avoid.
 */
function toOperationMode(headers: IncomingHttpHeaders, isExplainEnabled: boolean): OperationMode {
  const isExplainRequested = readBoolean(headers, EXPLAIN_HEADER)
  const isDryRun = readBoolean(headers, DRY_RUN_HEADER)
  if (isDryRun && !isExplainEnabled) {
    throw new ForbiddenError('Dry runs are turned off on this server.', { status: 403 })
  }
  if (isDryRun) return 'dryRun'
  return isExplainRequested && isExplainEnabled ? 'explain' : 'answer'
}

const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

/** False for a header that is absent. */
function readBoolean(headers: IncomingHttpHeaders, name: string): boolean {
  const text = String(headers[name] ?? 'false')
  const value = BOOLEANS.get(text.trim().toLowerCase())
  if (value !== undefined) return value
  throw new InvalidHeaderError(name)
}

function toRouterTrust(headers: IncomingHttpHeaders, secret: string | null): RouterTrust {
  const given = headers[ROUTER_SECRET_HEADER]
  if (secret === null) return 'open'
  if (typeof given !== 'string') return 'unproven'
  // Digests have one length, so that the comparison takes the same time for every value.
  return timingSafeEqual(digestOf(secret), digestOf(given)) ? 'proven' : 'unproven'
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}

/** A signal that aborts when the client disconnects before the response is complete. */
function abortOnDisconnect(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new OperationAbortedError())
  })
  return controller.signal
}
