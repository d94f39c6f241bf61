import type { Layer, LinkedInRequest } from '../linkedin/request.ts'
import { type Coverage, coverageOf, LIGHT_FIELDS, withCoverage } from './coverage.ts'

/**
 * What is asked of assets with the light fields beside it: of each look-up, and of a page from which
 * more is wanted than names and titles. A bare list is asked for as it is.
 */
export function addRiders({ path }: LinkedInRequest, coverage: Coverage): Coverage {
  const { fields, window } = coverage
  if (!fields || !path.startsWith('/v2/learningAssets')) return coverage
  if (window && !fields.some((field) => field.startsWith('details.'))) return coverage
  return { ...coverage, fields: [...new Set([...fields, ...LIGHT_FIELDS])] }
}

/** Sends requests for what they want, and the riders beside it. */
export const askWithRiders: Layer = (next) => (request) =>
  next(withCoverage(request, addRiders(request, coverageOf(request))))
