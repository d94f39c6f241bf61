import fc from 'fast-check'
import {
  astFromValue,
  GraphQLBoolean,
  type GraphQLField,
  type GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLNonNull,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  print,
} from 'graphql'
import type { ConditionPlan, JsonValue, NamedValuePlan, ValuePlan } from './operation-plan.ts'

/** What operations are generated from beside the schema. */
export interface OperationPools {
  /**
   * Values for arguments and fields of input objects, or for the elements of those that are lists.
   * Found by schema coordinate (`Query.learningAsset(urn:)`, `LearningAssetFilter.keyword`), else by
   * name (`first`), else by type (`URN`). Enums and booleans need none; an optional argument without
   * values is left out.
   */
  readonly values: Readonly<Record<string, readonly JsonValue[]>>
  /** Arguments that exclude each other: a field that has them all is given exactly one. */
  readonly alternatives: readonly (readonly string[])[]
  /** Fields that are never selected, by schema coordinate (`Query.upstream`), each with the reason. */
  readonly excluded: Readonly<Record<string, string>>
}

/** A place that takes a value: an argument or a field of an input object. */
interface InputPlace {
  /** Its schema coordinate. */
  readonly coordinate: string
  readonly name: string
  readonly type: GraphQLInputType
}

const LIST_LENGTH = { maxLength: 3 }

/** An argument or input field is required, and no pool has values for it. */
export class MissingPoolError extends Error {
  override readonly name = 'MissingPoolError'

  constructor({ coordinate, name, type }: InputPlace) {
    super(
      `${coordinate} is required, and there is no pool of values for it: add one by the name of ` +
        `"${coordinate}", "${name}" or "${getNamedType(type).name}".`,
    )
  }
}

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

/** `@skip` and `@include`: mostly neither, now and then both. */
export function conditionArbitrary(pools: OperationPools): fc.Arbitrary<readonly ConditionPlan[]> {
  const value = booleanArbitrary(pools)
  const skip = value.map((plan): ConditionPlan => ({ directive: 'skip', value: plan }))
  const include = value.map((plan): ConditionPlan => ({ directive: 'include', value: plan }))
  return fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.tuple(skip) },
    { weight: 1, arbitrary: fc.tuple(include) },
    { weight: 1, arbitrary: fc.tuple(include, skip) },
  )
}

/**
 * Values for a place, as literals, as variables with and without defaults, and as literals with
 * variables in them. Null where no pool has values for it.
 */
function valueArbitrary(place: InputPlace, pools: OperationPools): fc.Arbitrary<ValuePlan> | null {
  const json = jsonArbitrary(place, pools)
  if (!json) return null
  const parts = partsArbitrary(place, pools)
  return fc.oneof(
    { weight: 4, arbitrary: json.map((value) => toLiteral(value, place.type)) },
    { weight: 3, arbitrary: variableArbitrary(json, place.type) },
    ...(parts ? [{ weight: 3, arbitrary: parts }] : []),
  )
}

/** Conditions of `@skip` and `@include`. */
function booleanArbitrary(pools: OperationPools): fc.Arbitrary<ValuePlan> {
  const place = { coordinate: '', name: 'if', type: new GraphQLNonNull(GraphQLBoolean) }
  const values = valueArbitrary(place, pools)
  if (!values) throw new TypeError('There are always booleans')
  return values
}

function toLiteral(value: JsonValue, type: GraphQLInputType): ValuePlan {
  return { kind: 'literal', text: toText(value, type) }
}

function toText(value: JsonValue, type: GraphQLInputType): string {
  const node = astFromValue(value, type)
  if (!node) throw new TypeError(`${JSON.stringify(value)} is no ${type}`)
  return print(node)
}

function variableArbitrary(
  json: fc.Arbitrary<JsonValue>,
  type: GraphQLInputType,
): fc.Arbitrary<ValuePlan> {
  const toPlan = (value: JsonValue | undefined, byDefault: JsonValue | undefined): ValuePlan => ({
    kind: 'variable',
    type: String(type),
    value,
    defaultText: byDefault === undefined ? undefined : toText(byDefault, type),
  })
  return fc.oneof(
    json.map((value) => toPlan(value, undefined)),
    json.map((byDefault) => toPlan(undefined, byDefault)),
    fc.tuple(json, json).map(([value, byDefault]) => toPlan(value, byDefault)),
    // A variable that is not given is as if its argument were not there.
    ...(isNonNullType(type) ? [] : [fc.constant(toPlan(undefined, undefined))]),
  )
}

/** Lists and input objects of which each part is a literal or a variable of its own. */
function partsArbitrary(place: InputPlace, pools: OperationPools): fc.Arbitrary<ValuePlan> | null {
  const type = getNullableType(place.type)
  if (isListType(type)) {
    const item = valueArbitrary({ ...place, type: type.ofType }, pools)
    return item && fc.array(item, LIST_LENGTH).map((items) => ({ kind: 'list', items }))
  }
  if (!isInputObjectType(type)) return null
  const fields = fieldsOf(type).flatMap(({ isRequired, ...field }) => {
    const value = valueArbitrary(field, pools)
    const named = value?.map((plan): NamedValuePlan => ({ name: field.name, value: plan }))
    return named ? [isRequired ? named : fc.option(named)] : []
  })
  return fc.tuple(...fields).map((given) => ({
    kind: 'object',
    fields: given.filter((field) => field !== null),
  }))
}

function jsonArbitrary(place: InputPlace, pools: OperationPools): fc.Arbitrary<JsonValue> | null {
  if (isNonNullType(place.type)) return presentArbitrary(place, pools)
  const present = presentArbitrary(place, pools)
  return present && fc.option(present, { freq: 12 })
}

function presentArbitrary(
  place: InputPlace,
  pools: OperationPools,
): fc.Arbitrary<JsonValue> | null {
  const type = getNullableType(place.type)
  if (isListType(type)) {
    const item = jsonArbitrary({ ...place, type: type.ofType }, pools)
    return item && fc.array(item, LIST_LENGTH)
  }
  const { coordinate, name } = place
  const pool = [coordinate, name, getNamedType(type).name]
    .map((key) => (Object.hasOwn(pools.values, key) ? pools.values[key] : undefined))
    .find((values) => values !== undefined)
  if (pool) return fc.constantFrom(...pool)
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map((value) => value.name))
  if (isInputObjectType(type)) return objectArbitrary(type, pools)
  return type === GraphQLBoolean ? fc.boolean() : null
}

function objectArbitrary(
  type: GraphQLInputObjectType,
  pools: OperationPools,
): fc.Arbitrary<JsonValue> {
  const fields = fieldsOf(type).flatMap(({ isRequired, ...field }) => {
    const value = jsonArbitrary(field, pools)
    if (!value && isRequired) throw new MissingPoolError(field)
    return value ? [{ name: field.name, value, isRequired }] : []
  })
  const requiredKeys = fields.filter(({ isRequired }) => isRequired).map(({ name }) => name)
  return fc.record(Object.fromEntries(fields.map(({ name, value }) => [name, value])), {
    requiredKeys,
    noNullPrototype: true,
  })
}

function fieldsOf(type: GraphQLInputObjectType) {
  return Object.values(type.getFields()).map((field) => ({
    coordinate: `${type.name}.${field.name}`,
    name: field.name,
    type: field.type,
    isRequired: isRequiredInputField(field),
  }))
}
