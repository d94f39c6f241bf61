import { LinkedInStatusError } from '../errors.ts'
import type { Middleware } from '../middleware/compose.ts'
import type { AccessTokenSource } from './access-token.ts'

/**
 * Sends the application's access token with each request. On 401 the token is replaced and the
 * request sent once more. (Learning APIs, Authentication.)
 */
export function authorize(
  accessToken: Pick<AccessTokenSource, 'current' | 'replace' | 'pauseReplacement'>,
): Middleware {
  return (next) => async (request, context) => {
    const sendWith = (token: string) =>
      next(
        { ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } },
        context,
      )

    const token = await accessToken.current()
    try {
      return await sendWith(token)
    } catch (error) {
      if (!isUnauthorized(error)) throw error
      const replacement = await accessToken.replace(token)
      if (replacement === null) throw error
      return await sendWith(replacement).catch((secondError: unknown) => {
        if (isUnauthorized(secondError)) accessToken.pauseReplacement()
        throw secondError
      })
    }
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof LinkedInStatusError && error.refusal.status === 401
}
