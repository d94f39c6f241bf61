import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'

/** The headers by which a client asks for more, or less, than an answer. */
export const EXPLAIN_HEADER = 'x-explain'
export const DRY_RUN_HEADER = 'x-dry-run'

/** The header in which the router of a supergraph sends the secret that it shares with this server. */
export const ROUTER_HEADER = 'router-authorization'

/** The header by which it asks for a trace. */
export const TRACE_HEADER = 'apollo-federation-include-trace'

/** What the headers of a request ask for; `invalidHeader` names one that says neither yes nor no. */
export interface OperationHeaders {
  readonly isExplainWanted: boolean
  readonly isDryRun: boolean
  readonly invalidHeader: string | null
}

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

/** Reads them; a header that is not there says no. */
export function readOperationHeaders(headers: IncomingHttpHeaders): OperationHeaders {
  const read = (name: string) =>
    WORDS.get(
      String(headers[name] ?? 'false')
        .trim()
        .toLowerCase(),
    )
  const isExplainWanted = read(EXPLAIN_HEADER)
  const isDryRun = read(DRY_RUN_HEADER)
  const invalid = isExplainWanted === undefined ? EXPLAIN_HEADER : DRY_RUN_HEADER
  return {
    isExplainWanted: isExplainWanted ?? false,
    isDryRun: isDryRun ?? false,
    invalidHeader: isExplainWanted === undefined || isDryRun === undefined ? invalid : null,
  }
}

/** The headers of a request that its answer depends on. */
const VARY = ['accept', EXPLAIN_HEADER, DRY_RUN_HEADER, ROUTER_HEADER, TRACE_HEADER].join(', ')

/**
 * Says beside every answer of these routes what it depends on, and that no cache may keep it; whoever
 * knows for how long it is good says that instead. (RFC 9110 §12.5.5, RFC 9111 §5.2.2.5.)
 */
export function addCacheHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers({ vary: VARY, 'cache-control': 'no-store' })
    done()
  })
}

/** A signal that aborts, with that reason, when the client goes away before it has its answer. */
export function signalOfAbandonment(response: ServerResponse, reason: () => Error): AbortSignal {
  const controller = new AbortController()
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(reason())
  })
  return controller.signal
}
