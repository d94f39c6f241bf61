import fc from 'fast-check'
import {
  type GraphQLCompositeType,
  type GraphQLField,
  getNamedType,
  getNullableType,
  isListType,
  isRequiredArgument,
} from 'graphql'
import type { InlineFragmentPlan, SelectionPlan } from './operation-plan.ts'

/** How far a walk goes each way. */
const STEPS = { maxLength: 3 }

/**
 * Walks through objects of one type, such as down to an asset's contents and up to their parents,
 * each with something selected at its end. Where one meets another, what both select is merged;
 * that is too rare among fields that are picked one by one. Null for a type with nothing to walk.
 */
export function walkArbitrary(
  type: GraphQLCompositeType,
  fields: readonly GraphQLField<unknown, unknown>[],
  end: fc.Arbitrary<readonly SelectionPlan[]>,
): fc.Arbitrary<InlineFragmentPlan> | null {
  const steps = fields.filter(
    (field) => getNamedType(field.type) === type && !field.args.some(isRequiredArgument),
  )
  const down = steps.filter((field) => isListType(getNullableType(field.type)))
  const up = steps.filter((field) => !down.includes(field))
  if (down.length === 0 || up.length === 0) return null
  const namesOf = (some: typeof steps) => fc.constantFrom(...some.map(({ name }) => name))
  const walk = fc
    .tuple(fc.array(namesOf(down), STEPS), fc.array(namesOf(up), STEPS), end)
    .map(([downwards, upwards, below]) => toSelections([...downwards, ...upwards], below))
  return fc.array(walk, { minLength: 1, maxLength: 4 }).map((walks) => ({
    kind: 'inline',
    typeCondition: null,
    conditions: [],
    selections: walks.flat(),
  }))
}

function toSelections(
  names: readonly string[],
  end: readonly SelectionPlan[],
): readonly SelectionPlan[] {
  return names.reduceRight<readonly SelectionPlan[]>(
    (selections, name) => [
      {
        kind: 'field',
        name,
        alias: null,
        isAliased: false,
        arguments: [],
        occurrences: [{ conditions: [], selections }],
      },
    ],
    end,
  )
}
