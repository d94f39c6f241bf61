import fc from 'fast-check'
import { type GraphQLField, isRequiredArgument } from 'graphql'
import { MissingPoolError } from './missing-pool-error.ts'
import type { NamedValuePlan } from './operation-plan.ts'
import type { OperationPools } from './operation-pools.ts'
import { valueArbitrary } from './value-arbitrary.ts'

/**
 * Arguments for a field: all that it needs, some of the others.
 *
 * @throws {MissingPoolError} when it needs one that no pool has values for
 */
export function argumentArbitrary(
  typeName: string,
  { name: fieldName, args }: GraphQLField<unknown, unknown>,
  pools: OperationPools,
): fc.Arbitrary<readonly NamedValuePlan[]> {
  const known = args.flatMap((argument) => {
    const { name, type } = argument
    const isRequired = isRequiredArgument(argument)
    const place = { coordinate: `${typeName}.${fieldName}(${name}:)`, name, type }
    const value = valueArbitrary(place, pools)
    if (!value && isRequired) throw new MissingPoolError(place)
    return value ? [{ name, isRequired, value }] : []
  })
  const groups = pools.alternatives.filter((names) =>
    names.every((name) => known.some((argument) => argument.name === name)),
  )
  const grouped = new Set(groups.flat())
  const values = known.map(({ name, isRequired, value }) => {
    const named = value.map((plan): NamedValuePlan => ({ name, value: plan }))
    return isRequired || grouped.has(name) ? named : fc.option(named)
  })
  return fc
    .tuple(fc.tuple(...values), fc.tuple(...groups.map((names) => fc.constantFrom(...names))))
    .map(([given, chosen]) =>
      given
        .filter((argument) => argument !== null)
        .filter(({ name }) => !grouped.has(name) || chosen.includes(name)),
    )
}
