import fc from 'fast-check'
import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isListType,
  isRequiredArgument,
  isUnionType,
} from 'graphql'
import type {
  FieldPlan,
  InlineFragmentPlan,
  OccurrencePlan,
  SelectionPlan,
} from './operation-plan.ts'
import { argumentArbitrary, conditionArbitrary, type OperationPools } from './value-arbitrary.ts'

/** How far a path goes each way. */
const STEPS = { maxLength: 3 }

/** Selection sets on a type, with at most `depth` levels of others below them. */
export type SelectionArbitraries = (
  type: GraphQLCompositeType,
  depth: number,
) => fc.Arbitrary<readonly SelectionPlan[]>

/** Selection sets on all types of a schema. */
export function createSelectionArbitraries(
  schema: GraphQLSchema,
  pools: OperationPools,
): SelectionArbitraries {
  const known = new Map<string, fc.Arbitrary<readonly SelectionPlan[]>>()
  const conditions = conditionArbitrary(pools)

  function selections(type: GraphQLCompositeType, depth: number) {
    const key = `${type.name} ${depth}`
    const arbitrary =
      known.get(key) ?? fc.array(selection(type, depth), { minLength: 1, maxLength: 4 })
    known.set(key, arbitrary)
    return arbitrary
  }

  function selection(type: GraphQLCompositeType, depth: number): fc.Arbitrary<SelectionPlan> {
    const fields = fieldsOf(type, pools)
    const leaves = fields.filter((field) => !isCompositeType(getNamedType(field.type)))
    const composites = fields.filter((field) => !leaves.includes(field))
    const choices = [
      // The first choice is what the others shrink to.
      { weight: 1, arbitrary: leaf(fc.constant([]), '__typename', null) },
      ...oneField(type, leaves, { depth, weight: Math.min(4, leaves.length) }),
      { weight: 2, arbitrary: spread(type) },
    ]
    if (depth === 0) return fc.oneof({ withCrossShrink: true }, ...choices)
    const walk = walkArbitrary(type, composites, selections(type, 0))
    return fc.oneof(
      { withCrossShrink: true },
      ...choices,
      ...(walk ? [{ weight: 2, arbitrary: walk }] : []),
      ...oneField(type, composites, { depth, weight: Math.min(5, composites.length) }),
      { weight: isAbstractType(type) ? 8 : 1, arbitrary: inlineFragment(type, depth) },
    )
  }

  function oneField(
    type: GraphQLCompositeType,
    fields: readonly GraphQLField<unknown, unknown>[],
    { depth, weight }: { readonly depth: number; readonly weight: number },
  ): readonly fc.WeightedArbitrary<SelectionPlan>[] {
    if (fields.length === 0) return []
    return [{ weight, arbitrary: fc.oneof(...fields.map((field) => fieldOf(type, field, depth))) }]
  }

  function fieldOf(
    type: GraphQLCompositeType,
    field: GraphQLField<unknown, unknown>,
    depth: number,
  ): fc.Arbitrary<FieldPlan> {
    const args = argumentArbitrary(type.name, field, pools)
    const alias = settledAlias(schema, type, field)
    const below = getNamedType(field.type)
    if (!isCompositeType(below)) return leaf(args, field.name, alias)
    return plan(args, field.name, alias, selections(below, depth - 1))
  }

  function leaf(args: Arguments, name: string, alias: string | null): fc.Arbitrary<FieldPlan> {
    return plan(args, name, alias, fc.constant([]))
  }

  function plan(
    args: Arguments,
    name: string,
    alias: string | null,
    below: fc.Arbitrary<readonly SelectionPlan[]>,
  ): fc.Arbitrary<FieldPlan> {
    const occurrence: fc.Arbitrary<OccurrencePlan> = fc.record({ conditions, selections: below })
    const twice = fc.array(occurrence, { minLength: 2, maxLength: 2 })
    const once = occurrence.map((only) => [only])
    return fc.record({
      kind: fc.constant('field'),
      name: fc.constant(name),
      alias: fc.constant(alias),
      isAliased: fc.oneof(
        { weight: 4, arbitrary: fc.constant(false) },
        { weight: 1, arbitrary: fc.constant(true) },
      ),
      arguments: args,
      occurrences: fc.oneof({ weight: 8, arbitrary: once }, { weight: 1, arbitrary: twice }),
    })
  }

  function inlineFragment(type: GraphQLCompositeType, depth: number): fc.Arbitrary<SelectionPlan> {
    const others = isAbstractType(type) ? schema.getPossibleTypes(type) : type.getInterfaces()
    const withoutCondition = { typeCondition: fc.constant(null), on: type }
    const withCondition = [type, ...others].map((on) => ({
      typeCondition: fc.constant(on.name),
      on,
    }))
    const kinds = [withoutCondition, ...withCondition].map(({ typeCondition, on }) =>
      fc.record({
        kind: fc.constant('inline' as const),
        typeCondition,
        conditions,
        selections: selections(on, depth - 1),
      }),
    )
    return fc.oneof(...kinds)
  }

  function spread(type: GraphQLCompositeType): fc.Arbitrary<SelectionPlan> {
    return fc.record({
      kind: fc.constant('spread'),
      typeName: fc.constant(type.name),
      choice: fc.nat({ max: 11 }),
      conditions,
    })
  }

  return selections
}

type Arguments = ReturnType<typeof argumentArbitrary>

/** The fields of a type that are not excluded. */
export function fieldsOf(
  type: GraphQLCompositeType,
  { excluded }: OperationPools,
): readonly GraphQLField<unknown, unknown>[] {
  if (isUnionType(type)) return []
  return Object.values(type.getFields()).filter(
    ({ name }) => !Object.hasOwn(excluded, `${type.name}.${name}`),
  )
}

/**
 * Paths through objects of one type, such as down to an asset's contents and up to their parents,
 * each with selections at its end. Where two paths meet, execution merges their selections, which
 * is too rare among fields that are picked one by one. Null for a type without such fields.
 */
function walkArbitrary(
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

/**
 * The alias that a field needs wherever it is selected: types of one union or interface may have
 * fields of the same name and different types, which cannot be merged. Null where it needs none.
 */
function settledAlias(
  schema: GraphQLSchema,
  { name: typeName }: GraphQLCompositeType,
  { name, type }: GraphQLField<unknown, unknown>,
): string | null {
  const rivals = Object.values(schema.getTypeMap())
    .filter(isAbstractType)
    .map((abstract) => [abstract, ...schema.getPossibleTypes(abstract)])
    .filter((types) => types.some((each) => each.name === typeName))
    .flat()
  const isAmbiguous = rivals.some((rival) => {
    const other = isUnionType(rival) ? undefined : rival.getFields()[name]
    return other !== undefined && String(other.type) !== String(type)
  })
  return isAmbiguous ? `${name}Of${typeName}` : null
}
