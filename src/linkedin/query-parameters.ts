/** One query parameter: its dotted name and its value, not yet percent-encoded. */
export type QueryParameter = readonly [name: string, value: string]

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
