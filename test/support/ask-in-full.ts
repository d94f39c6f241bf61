import type { LinkedInRequest, Middleware } from '../../src/linkedin/request.ts'
import { toParameters } from '../../src/linkedin/request-url.ts'

/** A learning path, its courses, their chapters and their videos. */
const DEEPEST = 4

/** Asks LinkedIn for everything there is of what it is asked for, at every level. */
export const askInFull: Middleware = (next) => (request, context) => next(inFull(request), context)

function inFull({ fields: _, depthParameter, ...request }: LinkedInRequest): LinkedInRequest {
  if (!depthParameter) return request
  return {
    ...request,
    parameters: [...request.parameters, ...toParameters({ [depthParameter]: DEEPEST })],
  }
}
