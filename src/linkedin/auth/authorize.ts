import { LinkedInStatusError } from '../errors.ts'
import type { Layer } from '../request.ts'
import type { AccessTokenSource } from './access-token.ts'

/**
 * Signs each request with the application's token. When LinkedIn refuses it, sends the request once
 * more with a new one, as LinkedIn advises (Learning APIs, Authentication).
 */
export function authorize(
  accessToken: Pick<AccessTokenSource, 'current' | 'replace' | 'distrust'>,
): Layer {
  return (next) => async (request) => {
    const sendWith = (token: string) =>
      next({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } })

    const token = await accessToken.current()
    try {
      return await sendWith(token)
    } catch (error) {
      if (!isUnauthorized(error)) throw error
      const renewed = await accessToken.replace(token)
      if (renewed === null) throw error
      return await sendWith(renewed).catch((secondError: unknown) => {
        if (isUnauthorized(secondError)) accessToken.distrust()
        throw secondError
      })
    }
  }
}

function isUnauthorized(error: unknown): boolean {
  return error instanceof LinkedInStatusError && error.refusal.status === 401
}
