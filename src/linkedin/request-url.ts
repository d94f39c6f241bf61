import { toLocaleParameters } from './locale.ts'
import { toWindowParameters } from './page.ts'
import type { QueryParameter } from './query-parameters.ts'
import { toParameters } from './query-parameters.ts'
import type { LinkedInRequest } from './request.ts'

/**
 * A request's path and query, ready for the wire. Names and `fields` stay as the documentation
 * writes them, brackets, commas and parentheses included; values are percent-encoded to the last
 * character that means something to Rest.li.
 */
export function formatTarget(request: LinkedInRequest): string {
  const { path, fields } = request
  const pairs = toQueryParameters(request).map(([name, value]) => `${name}=${encodeValue(value)}`)
  if (fields?.length) pairs.push(`fields=${formatProjection(fields)}`)
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

/** All that a request asks with, but for `fields`. */
export function toQueryParameters(request: LinkedInRequest): readonly QueryParameter[] {
  const { parameters, fields, window, depthParameter, targetLocale } = request
  const depth = depthParameter ? expandDepthOf(fields ?? []) : 1
  return [
    ...(targetLocale ? toLocaleParameters('targetLocale', targetLocale) : []),
    ...parameters,
    // The first level is LinkedIn's default.
    ...(depthParameter && depth > 1 ? toParameters({ [depthParameter]: depth }) : []),
    ...(window ? toWindowParameters(window) : []),
  ]
}

/** `encodeURIComponent` leaves `!'()*`, and throws where half a surrogate pair stands alone. */
function encodeValue(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/**
 * Field paths to the value of `fields=`: `['urn', 'details.level', 'details.urls.webLaunch']` to
 * `urn,details:(level,urls:(webLaunch))`. A path that stands above another covers it.
 * Order is kept, so that equal projections are equal strings. (Rest.li protocol, Projections.)
 */
export function formatProjection(paths: readonly string[]): string {
  const children = new Map<string, string[] | 'whole'>()
  for (const path of paths) {
    const [name = '', ...below] = path.split('.')
    const known = children.get(name)
    if (known === 'whole') continue
    if (below.length === 0) children.set(name, 'whole')
    else children.set(name, [...(known ?? []), below.join('.')])
  }
  return [...children]
    .map(([name, below]) => (below === 'whole' ? name : `${name}:(${formatProjection(below)})`))
    .join(',')
}

/** How the path of a field of an asset's contents begins. */
export const CONTENTS = 'contents.asset.'

/**
 * How many levels of contents must carry `details` for these fields to be there: 1 for those of an
 * asset itself.
 */
export function expandDepthOf(paths: readonly string[]): number {
  return paths.reduce((deepest, path) => {
    let level = 1
    let from = 0
    for (; path.startsWith(CONTENTS, from); from += CONTENTS.length) level += 1
    return path.startsWith('details', from) ? Math.max(deepest, level) : deepest
  }, 1)
}
