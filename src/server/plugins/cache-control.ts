import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server'
import { NO_STORE, toCacheControl } from '../answers/answer.ts'
import type { ServerContext } from '../answers/delivery.ts'

/** The clock that ages are computed with. */
export interface CacheControlOptions {
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/**
 * Sets `Cache-Control` of each GraphQL response (RFC 9111 §5.2.2). `public` with a lifetime in whole
 * seconds, from when the answer was made, while every LinkedIn answer in it is fresh; it is the same for
 * all clients. `no-store` for errors, stale or uncacheable parts, explanations and dry runs, and where
 * LinkedIn was not requested.
 */
export function cacheControlPlugin({
  now,
}: CacheControlOptions): ApolloServerPlugin<ServerContext> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue: { delivery, linkedInLearning }, response }) {
          if (
            delivery.kept === null &&
            linkedInLearning.mode === 'answer' &&
            hasOnlyData(response)
          ) {
            const lifetime = linkedInLearning.calls.lifetime()
            const times = lifetime && { ...lifetime, storedAtMs: now() }
            // What no cache may store for lack of time is not kept here either.
            if (toCacheControl(times) !== NO_STORE) delivery.times = times
          }
          const cacheControl = toCacheControl(delivery.kept ?? delivery.times)
          response.http.headers.set('cache-control', cacheControl)
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
