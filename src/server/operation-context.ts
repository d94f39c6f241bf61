import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServerConfig } from '../config/options.ts'
import {
  type Context,
  createContext,
  type OperationMode,
  type RouterTrust,
} from '../graphql/context.ts'
import { ForbiddenError, InvalidHeaderError, OperationAbortedError } from '../graphql/errors.ts'
import type { LinkedIn } from '../upstream/pipeline.ts'
import { DRY_RUN_HEADER, EXPLAIN_HEADER, ROUTER_SECRET_HEADER } from './headers.ts'

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
