/** One parameter of a query: its dotted name, and its value before any encoding. */
export type QueryParameter = readonly [name: string, value: string]

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
