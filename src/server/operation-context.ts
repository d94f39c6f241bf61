import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ServerConfig } from '../config/options.ts'
import { type Context, createContext, type OperationMode } from '../graphql/context.ts'
import { ForbiddenError, InvalidHeaderError, OperationAbortedError } from '../graphql/errors.ts'
import { toRouterTrust } from '../graphql/router-trust.ts'
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
 * The GraphQL context of an HTTP request: its mode and trust by the request headers, its signal by the
 * life of the connection.
 *
 * @throws {InvalidHeaderError | ForbiddenError} when the headers do not allow the operation to be executed
 */
export function createOperationContext(
  { headers }: FastifyRequest,
  { raw }: FastifyReply,
  options: OperationContextOptions,
): Context {
  return createContext({
    linkedIn: options.linkedIn,
    areActivityReportsEnabled: options.areActivityReportsEnabled,
    mode: toOperationMode(headers, options.isExplainEnabled),
    routerTrust: toRouterTrust(options.routerSecret, headers[ROUTER_SECRET_HEADER]),
    signal: abortOnDisconnect(raw),
    maxCalls: options.maxCallsPerOperation,
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

/** A signal that aborts when the client disconnects before the response is complete. */
function abortOnDisconnect(response: ServerResponse): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new OperationAbortedError())
  })
  return controller.signal
}
