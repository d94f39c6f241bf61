/** How a request becomes a URL: query parameters, then `fields=`, then encoding. */
import { type Locale, toWireLocale } from './locale.ts'
import { memoize } from './memoize.ts'
import type { PageWindow } from './page.ts'
import type { LinkedInRequest, QueryParameter } from './request.ts'

/** A request's path, and its query where it has one. */
export function formatTarget(request: LinkedInRequest): string {
  return toTarget(request.path, formatQuery(request))
}

/** A path and a query, which may be empty. */
export function toTarget(path: string, query: string): string {
  return query === '' ? path : `${path}?${query}`
}

/**
 * A request's query, in ASCII. Names and `fields` are written as in LinkedIn's documentation, with
 * brackets, commas and parentheses; values are percent-encoded, with every character that has a meaning
 * in Rest.li. Empty without parameters and fields.
 */
export function formatQuery(request: LinkedInRequest): string {
  const { fields } = request
  const pairs = toQueryParameters(request).map(
    ([name, value]) => `${encodeName(name)}=${encodeValue(value)}`,
  )
  if (fields?.length) pairs.push(`fields=${formatProjection(fields)}`)
  return pairs.join('&')
}

/** The longest query that LinkedIn takes in a URL, in bytes: 4 KB. (Query Tunneling.) */
export const MAX_QUERY_BYTES = 4_096

/** Whether a request's query is too long for a URL: LinkedIn would answer 414. */
export function isTunnelled(request: LinkedInRequest): boolean {
  return formatQuery(request).length > MAX_QUERY_BYTES
}

/** All query parameters of a request, but for `fields`. */
export function toQueryParameters(request: LinkedInRequest): readonly QueryParameter[] {
  const { parameters, fields, window, depthParameter, targetLocale } = request
  const depth = depthParameter ? expandDepthOf(fields ?? []) : 1
  return [
    ...(targetLocale ? toLocaleParameters('targetLocale', targetLocale) : []),
    ...parameters,
    // LinkedIn's default is 1.
    ...(depthParameter && depth > 1 ? toParameters({ [depthParameter]: depth }) : []),
    ...(window ? toWindowParameters(window) : []),
  ]
}

/**
 * Names and values as parameters, in their order, without those that are undefined. Booleans are
 * written `true` and `false`, the only forms that LinkedIn takes.
 */
export function toParameters(
  values: Readonly<Record<string, string | number | boolean | undefined>>,
): QueryParameter[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  )
}

/**
 * A list as parameters, `name[0]=…&name[1]=…`: the Learning APIs take the encoding of Rest.li 1.0.
 */
export function toIndexedParameters(name: string, values: readonly string[]): QueryParameter[] {
  return values.map((value, index) => [`${name}[${index}]`, value])
}

/** A locale as LinkedIn's pair of parameters: `<name>.language=en&<name>.country=US`. */
export function toLocaleParameters(name: string, locale: Locale): QueryParameter[] {
  const { language, country } = toWireLocale(locale)
  return toParameters({ [`${name}.language`]: language, [`${name}.country`]: country })
}

/**
 * A window as a finder's parameters. `start=0` is left out: LinkedIn's default. For a count of 0, the
 * first element is requested, wherever the window starts: LinkedIn does not document `count=0`.
 */
function toWindowParameters({ start, count }: PageWindow): QueryParameter[] {
  if (count === 0) return toParameters({ count: 1 })
  return toParameters({ start: start || undefined, count })
}

/**
 * Field paths as the value of `fields=`: `['urn', 'details.level', 'details.urls.webLaunch']` becomes
 * `urn,details:(level,urls:(webLaunch))`. A path covers the paths below it. The order is kept, so that
 * equal projections are equal strings. (Rest.li protocol, Projections.)
 */
export const formatProjection = memoize((paths: readonly string[]): string => formatTree(paths))

function formatTree(paths: readonly string[]): string {
  const children = new Map<string, string[] | 'whole'>()
  for (const path of paths) {
    const [name = '', ...below] = path.split('.')
    const known = children.get(name)
    if (known === 'whole') continue
    if (below.length === 0) children.set(name, 'whole')
    else children.set(name, [...(known ?? []), below.join('.')])
  }
  return [...children]
    .map(([name, below]) => {
      const encoded = encodeName(name)
      return below === 'whole' ? encoded : `${encoded}:(${formatTree(below)})`
    })
    .join(',')
}

/** The resource of a path: its first two segments. */
export function endpointOf(path: string): string {
  return path.split('/', 3).join('/')
}

/** An empty set of fields. */
export const NO_FIELDS: ReadonlySet<string> = new Set()

/** Whether a field is one of `fields`, below one of them or above one. */
export function isWithin(field: string, fields: ReadonlySet<string>): boolean {
  for (const each of fields) {
    if (each === field || field.startsWith(`${each}.`) || each.startsWith(`${field}.`)) return true
  }
  return false
}

/**
 * The same request without these fields, those below and those above them. The URN is never left out:
 * nothing can be read of an element without it. The request itself where nothing changes.
 */
export function withoutFields(
  request: LinkedInRequest,
  unwanted: ReadonlySet<string>,
): LinkedInRequest {
  if (unwanted.size === 0 || !request.fields) return request
  const fields = request.fields.filter((field) => field === 'urn' || !isWithin(field, unwanted))
  if (fields.length === 0 || fields.length === request.fields.length) return request
  return { ...request, fields }
}

/** The beginning of the path of a field of an asset's contents. */
export const CONTENTS = 'contents.asset.'

/** The same for the asset itself, and for its contents at each level: a learning path has three. */
export const LEVELS = ['', CONTENTS, CONTENTS.repeat(2), CONTENTS.repeat(3)]

/**
 * The number of levels of contents that must carry `details` for these fields to be present: 1 for
 * fields of the asset itself.
 */
export function expandDepthOf(paths: readonly string[]): number {
  return paths.reduce((deepest, path) => {
    let level = 1
    let from = 0
    for (; path.startsWith(CONTENTS, from); from += CONTENTS.length) level += 1
    return path.startsWith('details', from) ? Math.max(deepest, level) : deepest
  }, 1)
}

/** Other names than LinkedIn's come from programs alone: none adds a parameter, or ends the query. */
function encodeName(name: string): string {
  return /^[\w.[\]$-]*$/.test(name) ? name : encodeValue(name)
}

/** `encodeURIComponent` leaves `!'()*`, and throws on half a surrogate pair. */
function encodeValue(value: string): string {
  if (/^[\w.~-]*$/.test(value)) return value
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
