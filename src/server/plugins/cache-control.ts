import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server'
import type { Context } from '../../graphql/context.ts'

/** The clock that ages are computed with. */
export interface CacheControlOptions {
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/**
 * Sets `Cache-Control` of each GraphQL response (RFC 9111 §5.2.2). `public, max-age`, in whole seconds,
 * while every LinkedIn answer in it is fresh; it is the same for all clients. `no-store` for errors,
 * stale or uncacheable parts, explanations and dry runs, and where LinkedIn was not requested.
 */
export function cacheControlPlugin({ now }: CacheControlOptions): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response }) {
          const { mode, calls } = contextValue.linkedInLearning
          const isCacheable = mode === 'answer' && hasOnlyData(response)
          const freshUntilMs = isCacheable ? calls.freshUntilMs() : null
          response.http.headers.set('cache-control', toCacheControl(freshUntilMs, now()))
        },
      }
    },
  }
}

/** Errors may be transient, and extensions, such as a trace, belong to one execution. */
function hasOnlyData({ body }: GraphQLResponse): boolean {
  if (body.kind !== 'single') return false
  const { errors, extensions } = body.singleResult
  return errors === undefined && extensions === undefined
}

function toCacheControl(freshUntilMs: number | null, nowMs: number): string {
  const maxAge = Math.floor(((freshUntilMs ?? nowMs) - nowMs) / 1_000)
  return maxAge > 0 ? `public, max-age=${maxAge}` : 'no-store'
}
