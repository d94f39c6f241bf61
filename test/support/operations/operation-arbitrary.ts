import fc from 'fast-check'
import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isIntrospectionType,
} from 'graphql'
import { type FragmentPlan, type Operation, writeOperation } from './operation-plan.ts'
import { createSelectionArbitraries, fieldsOf } from './selection-arbitrary.ts'
import type { OperationPools } from './value-arbitrary.ts'

/** Levels of selection sets below the operation's own, and below a fragment's. */
const DEPTH = 6
const FRAGMENT_DEPTH = 2
const MAX_FRAGMENTS = 4

/**
 * Valid queries of a schema: all its fields, selected in every way that GraphQL has, also those that
 * are added later.
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
  // The more fields return a type, the more places its fragments have.
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
      fragments: fc.array(fragment, { maxLength: MAX_FRAGMENTS }),
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

/** Makes fast-check print the document and the variables as they would be typed. */
function readable(operation: Operation): Operation {
  const text = `\n${operation.document}\n${JSON.stringify(operation.variables, null, 2)}\n`
  return Object.assign(operation, { [fc.toStringMethod]: () => text })
}
