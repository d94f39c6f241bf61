import { toLocaleParameters } from './locale.ts'
import { toWindowParameters } from './page.ts'
import { expandDepthOf, formatProjection } from './projection.ts'
import type { LinkedInRequest, QueryParameter } from './send.ts'
import { toParameters } from './to-parameters.ts'

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
