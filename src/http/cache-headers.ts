import type { FastifyInstance } from 'fastify'
import { DRY_RUN_HEADER, EXPLAIN_HEADER, ROUTER_HEADER, TRACE_HEADER } from './operation-headers.ts'

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
