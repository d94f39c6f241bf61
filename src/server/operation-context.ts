/**
 * From an HTTP request to the context that its operation is executed in, and the response headers that
 * follow from what the request headers can ask for.
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ServerConfig } from '../config/options.ts'
import {
  type Context,
  createContext,
  type OperationMode,
  type RouterTrust,
} from '../graphql/context.ts'
import { ForbiddenError, InvalidHeaderError, OperationAbortedError } from '../graphql/errors.ts'
import type { LinkedIn } from '../upstream/pipeline.ts'

/** Requests `extensions.explain`: the LinkedIn requests of the operation. `true` or `false`. */
export const EXPLAIN_HEADER = 'x-explain'

/** Requests `extensions.cost` in place of an answer, without a call to LinkedIn. `true` or `false`. */
export const DRY_RUN_HEADER = 'x-dry-run'

/** Carries the secret that the router of a supergraph shares with this server. */
const ROUTER_SECRET_HEADER = 'router-authorization'

/** Requests Apollo's inline trace. Read by `@apollo/server` itself. */
const TRACE_HEADER = 'apollo-federation-include-trace'

/** The request headers that a response depends on (RFC 9110 §12.5.5). */
const VARY = ['accept', EXPLAIN_HEADER, DRY_RUN_HEADER, ROUTER_SECRET_HEADER, TRACE_HEADER]

/** The server's settings that an operation's context depends on. */
export interface OperationContextOptions
  extends Pick<
    ServerConfig,
    'areActivityReportsEnabled' | 'isExplainEnabled' | 'routerSecret' | 'maxCallsPerOperation'
  > {
  readonly linkedIn: LinkedIn
}

/**
 * A function from an HTTP request to the context of its operation: mode and trust by the request
 * headers, signal by the life of the connection.
 *
 * @throws {InvalidHeaderError | ForbiddenError} from that function, when the headers do not allow the
 *   operation to be executed
 */
export function createOperationContext(options: OperationContextOptions) {
  const { linkedIn, areActivityReportsEnabled, maxCallsPerOperation } = options

  return async ({ headers }: FastifyRequest, { raw }: FastifyReply): Promise<Context> =>
    createContext({
      linkedIn,
      areActivityReportsEnabled,
      mode: toOperationMode(headers, options.isExplainEnabled),
      routerTrust: toRouterTrust(headers, options.routerSecret),
      signal: abortOnDisconnect(raw),
      maxCalls: maxCallsPerOperation,
      monotonicNow: () => performance.now(),
    })
}

/**
 * Gives every response of these routes `Vary`, and `Cache-Control: no-store` (RFC 9111 §5.2.2.5),
 * which `cacheControlPlugin` replaces where an answer may be cached.
 */
export function addResponseHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers({ vary: VARY.join(', '), 'cache-control': 'no-store' })
    done()
  })
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
