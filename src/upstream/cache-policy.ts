import type { Lifetime } from '../cache/entries.ts'
import type { CachePolicy, ResponseParts } from '../cache/policy.ts'
import { isBadRequest, isOutage } from '../linkedin/errors.ts'
import { isRecord } from '../linkedin/json.ts'
import { KEYWORD_PARAMETER } from '../linkedin/learning-assets/finders.ts'
import { memoize } from '../linkedin/memoize.ts'
import { isWholePage } from '../linkedin/page.ts'
import type { LinkedInRequest, QueryParameter } from '../linkedin/request.ts'
import { formatQuery, isTunnelled, NO_FIELDS, withoutFields } from '../linkedin/request-url.ts'
import {
  CHEAP_FIELDS,
  type Coverage,
  coverageOf,
  covers,
  endsElsewhere,
  slice,
  unite,
  withCoverage,
} from './coverage.ts'
import { elementAt, elementsMayCover, elementsReplace, impliedLookups } from './implied-lookups.ts'

/** For how long LinkedIn's responses may be served, by kind. */
export interface Lifetimes {
  /** Pages of assets. */
  readonly search: Lifetime
  /** Single assets, also those that came on a page. */
  readonly asset: Lifetime
  /** Classifications, on pages or single. */
  readonly classification: Lifetime
}

/** An entity that does not exist can be published at any time. */
const ABSENT: Lifetime = { freshMs: 30_000, staleMs: 0, staleIfErrorMs: 0 }

/**
 * How LinkedIn's responses are cached. Fields that LinkedIn does not permit to be read, by the path of a
 * request, are wanted of no response and held by none.
 */
export function createCachePolicy(
  lifetimes: Lifetimes,
  unpermittedFields: (path: string) => ReadonlySet<string> = () => NO_FIELDS,
): CachePolicy<LinkedInRequest, Coverage> {
  return {
    keyOf,
    coverageOf: (request, response) =>
      coverageOf(withoutFields(request, unpermittedFields(request.path)), response),
    withCoverage,
    covers,
    unite,
    contradicts: endsElsewhere,
    prefetch,
    slice,
    partsOf: (request, response) => partsOf(request, response, lifetimes),
    partAt: elementAt,
    partsMayCover: elementsMayCover,
    partsReplace: elementsReplace,
    isOutage,
    isRefusal: isBadRequest,
    lifetimeOf(request, response) {
      if (response === null && request.isLookUp) return ABSENT
      if (response !== undefined && !isWhole(request, response)) return null
      return lifetimeOf(request, lifetimes)
    },
  }
}

/** Names the resource: method, path and the parameters that no coverage stands for. */
function keyOf({ path, parameters }: LinkedInRequest): string {
  return toKey(path, formatQuery({ path, parameters: parameters.map(foldCase) }))
}

function toKey(path: string, query: string): string {
  return query === '' ? `GET ${path}` : `GET ${path}?${query}`
}

/** The look-ups that the elements of a page answer. Those of one page differ in nothing but the path. */
function partsOf(
  request: LinkedInRequest,
  response: unknown,
  lifetimes: Lifetimes,
): ResponseParts | null {
  const lookups = impliedLookups(request, response)
  const first = lookups?.find((lookup) => lookup !== null)
  const lifetime = first && lifetimeOf(first, lifetimes)
  if (!lookups || !lifetime) return null
  const query = formatQuery(first)
  return { keys: lookups.map((lookup) => lookup && toKey(lookup.path, query)), lifetime }
}

/**
 * LinkedIn searches for a keyword regardless of case (Criteria API). It does not say how it folds what
 * is not ASCII: Unicode folds U+212A KELVIN SIGN to `k`, other rules do not. A keyword is sent as it is
 * given, so only what folds the same by every rule shares a key.
 */
function foldCase([name, value]: QueryParameter): QueryParameter {
  if (name !== KEYWORD_PARAMETER) return [name, value]
  return [name, value.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())]
}

/**
 * Adds the cheap fields of assets: to each look-up, and to a page that more than names and titles are
 * fetched of. A page of names and titles stays as small as it is, and so does a query that they would
 * make too long for a URL. A window ends where the newest of the known pages says that its collection
 * does: LinkedIn may refuse one that goes on.
 */
function prefetch(request: LinkedInRequest, known: readonly Coverage[] = []): LinkedInRequest {
  return addCheapFields(endAtTotal(request, known))
}

function endAtTotal(request: LinkedInRequest, [newest]: readonly Coverage[]): LinkedInRequest {
  const { window } = request
  const total = newest?.page?.total ?? null
  if (!window || total === null || window.start >= total) return request
  const count = Math.min(window.count, total - window.start)
  return count === window.count ? request : { ...request, window: { ...window, count } }
}

function addCheapFields(request: LinkedInRequest): LinkedInRequest {
  const { path, fields, window } = request
  if (!fields?.length || !path.startsWith('/v2/learningAssets')) return request
  if (window && !fields.some((field) => field.startsWith('details.'))) return request
  const widened = { ...request, fields: withCheapFields(fields) }
  return isTunnelled(widened) && !isTunnelled(request) ? request : widened
}

const withCheapFields = memoize((fields: readonly string[]): readonly string[] => [
  ...new Set([...fields, ...CHEAP_FIELDS]),
])

/** A page with gaps is served and not stored. */
function isWhole({ window }: LinkedInRequest, response: unknown): boolean {
  return !window || (isRecord(response) && isWholePage(response, window))
}

/** Null for activity reports, which are personal data, and for resources that are not LinkedIn Learning's. */
function lifetimeOf({ path }: LinkedInRequest, lifetimes: Lifetimes): Lifetime | null {
  if (path === '/v2/learningAssets') return lifetimes.search
  if (path.startsWith('/v2/learningAssets/')) return lifetimes.asset
  if (path.startsWith('/v2/learningClassifications')) return lifetimes.classification
  return null
}
