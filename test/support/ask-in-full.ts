import { toParameters } from '../../src/linkedin/query-parameters.ts'
import type { Layer, LinkedInRequest } from '../../src/linkedin/send.ts'

/** A learning path, its courses, their chapters and their videos. */
const DEEPEST = 4

/** Asks LinkedIn for everything there is of what it is asked for, at every level. */
export const askInFull: Layer = (next) => (request) => next(inFull(request))

function inFull({ fields: _, ...request }: LinkedInRequest): LinkedInRequest {
  if (!/^\/v2\/learningAssets(\/|$)/.test(request.path)) return request
  const isSearch = request.parameters.some(([name, value]) => name === 'q' && value === 'criteria')
  const depth = isSearch ? 'assetRetrievalCriteria.expandDepth' : 'expandDepth'
  return {
    ...request,
    parameters: [
      ...request.parameters.filter(([name]) => name !== depth),
      ...toParameters({ [depth]: DEEPEST }),
    ],
  }
}
