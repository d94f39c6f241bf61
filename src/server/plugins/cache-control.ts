import type { ApolloServerPlugin, GraphQLResponse } from '@apollo/server'
import type { Context } from '../../graphql/context.ts'

/** Who may keep answers: everybody, for they are the same for all clients. */
const AUDIENCE = 'public'

/** What the plugin works with. */
export interface TellFreshnessOptions {
  /** Now, in epoch milliseconds. */
  readonly now: () => number
}

/**
 * Tells the caches between us and a client for how long an answer is good: as long as all that it was
 * made from is fresh, in whole seconds. No cache may keep an answer with an error in it, one of which a
 * part is stale or never kept, one that nothing was asked for, nor what came in place of an answer or
 * beside one. (RFC 9111 §5.2.2.)
 */
export function tellFreshness({ now }: TellFreshnessOptions): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ contextValue, response }) {
          const { mode, calls } = contextValue.linkedInLearning
          const isPlain = mode === 'answer' && isDataAlone(response)
          const freshUntilMs = isPlain ? calls.freshUntilMs() : null
          response.http.headers.set('cache-control', toCacheControl(freshUntilMs, now()))
        },
      }
    },
  }
}

/** Errors may pass, and extensions, such as a trace, tell of this one execution. */
function isDataAlone({ body }: GraphQLResponse): boolean {
  if (body.kind !== 'single') return false
  const { errors, extensions } = body.singleResult
  return errors === undefined && extensions === undefined
}

function toCacheControl(freshUntilMs: number | null, nowMs: number): string {
  const maxAge = Math.floor(((freshUntilMs ?? nowMs) - nowMs) / 1_000)
  return maxAge > 0 ? `${AUDIENCE}, max-age=${maxAge}` : 'no-store'
}
