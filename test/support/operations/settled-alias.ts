import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  isAbstractType,
  isUnionType,
} from 'graphql'

/**
 * The alias that a field needs wherever it is selected: types that can stand in each other's place
 * may have fields of one name and of different types, and an answer cannot call them the same. Null
 * where it needs none.
 */
export function settledAlias(
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
