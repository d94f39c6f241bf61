/**
 * The HTTP headers of GraphQL operations: those that a request may carry, and those that every
 * response begins with.
 */
import type { FastifyInstance } from 'fastify'

/** Asks for `extensions.explain`: the LinkedIn requests of the operation. `true` or `false`. */
export const EXPLAIN_HEADER = 'x-explain'

/** Asks for `extensions.cost` in place of an answer, without a call to LinkedIn. `true` or `false`. */
export const DRY_RUN_HEADER = 'x-dry-run'

/** Carries the secret that the router of a supergraph shares with this server. */
export const ROUTER_SECRET_HEADER = 'router-authorization'

/** Asks for Apollo's inline trace. Read by `@apollo/server` itself. */
const TRACE_HEADER = 'apollo-federation-include-trace'

/** The request headers that a response depends on (RFC 9110 §12.5.5). */
const VARY = ['accept', EXPLAIN_HEADER, DRY_RUN_HEADER, ROUTER_SECRET_HEADER, TRACE_HEADER]

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
