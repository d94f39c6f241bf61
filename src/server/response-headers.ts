import type { FastifyInstance } from 'fastify'
import type { ServerConfig } from '../config/options.ts'
import { DRY_RUN_HEADER, EXPLAIN_HEADER, ROUTER_SECRET_HEADER } from './operation-context.ts'

/** Requests Apollo's inline trace. Read by `@apollo/server` itself. */
const TRACE_HEADER = 'apollo-federation-include-trace'

/** The settings that decide what an answer can depend on. */
export type VaryOptions = Pick<ServerConfig, 'isExplainEnabled' | 'routerSecret'>

/**
 * Gives every response of these routes `Vary`, and `Cache-Control: no-store` (RFC 9111 §5.2.2.5),
 * which `cacheControlPlugin` replaces where an answer may be cached.
 */
export function addResponseHeaders(app: FastifyInstance, options: VaryOptions): void {
  const vary = toVary(options)
  app.addHook('onRequest', (_, reply, done) => {
    reply.headers({ vary, 'cache-control': 'no-store' })
    done()
  })
}

/**
 * `Vary` (RFC 9110 §12.5.5): the request headers that an answer can depend on, and no more, for some
 * caches store nothing that varies by others than `accept-encoding`.
 */
function toVary({ isExplainEnabled, routerSecret }: VaryOptions): string {
  const names = ['accept-encoding', 'accept']
  if (isExplainEnabled) names.push(EXPLAIN_HEADER, DRY_RUN_HEADER)
  if (routerSecret !== null) names.push(ROUTER_SECRET_HEADER, TRACE_HEADER)
  return names.join(', ')
}
