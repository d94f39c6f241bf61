import { LinkedInStatusError } from '../errors.ts'
import type { Middleware } from '../middleware/compose.ts'
import type { AccessTokenSource } from './access-token.ts'

/**
 * Sends the application's access token with each request. A request that is refused with 401 is sent
 * once more, where a token is expected to be taken: the older one, a new one, or the same; a third time
 * only with a new token that LinkedIn did not take at once. (Learning APIs, Authentication.)
 */
export function authorize(
  accessToken: Pick<AccessTokenSource, 'current' | 'accept' | 'afterRefusal'>,
): Middleware {
  return (next) => async (request, context) => {
    const { signal } = context
    let token = await accessToken.current(signal)
    let isRepeated = false
    for (let count = 1; ; count += 1) {
      try {
        const response = await next(
          { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } },
          context,
        )
        accessToken.accept(token)
        return response
      } catch (error) {
        if (!isUnauthorized(error)) throw error
        const another = await accessToken.afterRefusal(token, { count, isRepeated, signal })
        if (another === null) throw error
        isRepeated = another === token
        token = another
      }
    }
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof LinkedInStatusError && error.refusal.status === 401
}
