import fc from 'fast-check'
import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isIntrospectionType,
} from 'graphql'
import type { FragmentPlan } from './operation-plan.ts'
import type { OperationPools } from './operation-pools.ts'
import { createSelectionArbitraries, fieldsOf } from './selection-arbitrary.ts'
import { type Operation, writeOperation } from './write-operation.ts'

export type { OperationPools } from './operation-pools.ts'
export type { Operation } from './write-operation.ts'

/** How many levels of selection sets stand below the operation's own, and below a fragment's. */
const DEPTH = 6
const FRAGMENT_DEPTH = 2
const MOST_FRAGMENTS = 4

/**
 * Valid queries of a schema: all its fields, in all the ways that GraphQL has to select them. Its
 * types are walked, so that what is new in them is generated too.
 *
 * @throws {MissingPoolError} when a field needs an argument that no pool has values for
 */
export function operationArbitrary(
  schema: GraphQLSchema,
  pools: OperationPools,
): fc.Arbitrary<Operation> {
  const query = schema.getQueryType()
  if (!query) throw new TypeError('The schema has no queries')
  const selections = createSelectionArbitraries(schema, pools)
  const types = compositeTypesOf(schema)
  // A type that many fields are of has many places for its fragments.
  const fragment = fc.oneof(
    ...types.map((type) => ({
      weight: 1 + countFieldsOf(type, types, pools),
      arbitrary: selections(type, FRAGMENT_DEPTH).map(
        (below): FragmentPlan => ({ typeName: type.name, selections: below }),
      ),
    })),
  )
  return fc
    .record({
      selections: selections(query, DEPTH),
      fragments: fc.array(fragment, { maxLength: MOST_FRAGMENTS }),
    })
    .map((plan) => readable(writeOperation(plan, schema)))
}

function compositeTypesOf(schema: GraphQLSchema): readonly GraphQLCompositeType[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => isCompositeType(type))
    .filter((type) => !isIntrospectionType(type))
}

function countFieldsOf(
  type: GraphQLCompositeType,
  types: readonly GraphQLCompositeType[],
  pools: OperationPools,
): number {
  return types
    .flatMap((each) => fieldsOf(each, pools))
    .filter((field) => getNamedType(field.type) === type).length
}

/** Shown by fast-check as it would be typed. */
function readable(operation: Operation): Operation {
  const text = `\n${operation.document}\n${JSON.stringify(operation.variables, null, 2)}\n`
  return Object.assign(operation, { [fc.toStringMethod]: () => text })
}
