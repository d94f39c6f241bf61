import { type Coverage, coverageOf, withCoverage } from './coverage.ts'
import type { Layer, LinkedInRequest } from './send.ts'

/**
 * The light fields of an asset, about 400 bytes together. They ride along with what is asked for, so
 * that whoever wants another few of them need not ask: calls are what LinkedIn's quota counts.
 */
export const RIDERS: readonly string[] = [
  'title',
  'type',
  'details.availability',
  'details.availableLocales',
  'details.images.primary',
  'details.lastUpdatedAt',
  'details.level',
  'details.publishedAt',
  'details.retiredAt',
  'details.timeToComplete',
  'details.urls.webLaunch',
]

/**
 * What is asked of assets with the light fields beside it: of each look-up, and of a page from which
 * more is wanted than names and titles. A bare list is asked for as it is.
 */
export function addRiders({ path }: LinkedInRequest, coverage: Coverage): Coverage {
  const { fields, window } = coverage
  if (!fields || !path.startsWith('/v2/learningAssets')) return coverage
  if (window && !fields.some((field) => field.startsWith('details.'))) return coverage
  return { ...coverage, fields: [...new Set([...fields, ...RIDERS])] }
}

/** Sends requests for what they want, and the riders beside it. */
export const askWithRiders: Layer = (next) => (request) =>
  next(withCoverage(request, addRiders(request, coverageOf(request))))
