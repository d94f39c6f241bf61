import { formatProjection } from './projection.ts'
import type { LinkedInRequest, QueryParameter } from './send.ts'

/** A value that a parameter can take; an absent one leaves the parameter out. */
export type ParameterValue = string | number | boolean | undefined

/**
 * Names and values to parameters, in the order given, absent ones left out. Booleans are `true` and
 * `false`, the only spellings that LinkedIn takes.
 */
export function toParameters(values: Readonly<Record<string, ParameterValue>>): QueryParameter[] {
  return Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  )
}

/**
 * A list as LinkedIn's Learning API takes it, in the encoding of Rest.li 1.0: `name[0]=…&name[1]=…`.
 */
export function toIndexedParameters(name: string, values: readonly string[]): QueryParameter[] {
  return values.map((value, index) => [`${name}[${index}]`, value])
}

/**
 * A request's path and query, ready for the wire. Names and `fields` stay as the documentation
 * writes them, brackets, commas and parentheses included; values are percent-encoded to the last
 * character that means something to Rest.li.
 */
export function formatTarget({ path, parameters, fields }: LinkedInRequest): string {
  const pairs = parameters.map(([name, value]) => `${name}=${encodeValue(value)}`)
  if (fields?.length) pairs.push(`fields=${formatProjection(fields)}`)
  return pairs.length === 0 ? path : `${path}?${pairs.join('&')}`
}

/** `encodeURIComponent` leaves `!'()*`, and throws where half a surrogate pair stands alone. */
function encodeValue(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
