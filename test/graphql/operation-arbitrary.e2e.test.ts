import fc from 'fast-check'
import {
  buildSchema,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isObjectType,
  parse,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSchema } from '../../src/graphql/schema.ts'
import { operationArbitrary } from '../support/operations/operation-arbitrary.ts'
import { createSandboxPools } from '../support/operations/sandbox-operations.ts'

const RUNS = { numRuns: 1_000, seed: 20_261_121 }
const NO_POOLS = { values: {}, alternatives: [], excluded: {} }

describe('operationArbitrary', () => {
  const schema = createSchema()
  const pools = createSandboxPools({ seed: 7, assetCount: 300 })
  const documents = fc
    .sample(operationArbitrary(schema, pools), RUNS)
    .map(({ document }) => document)

  it('selects every field of the schema that is reached without excluded ones', () => {
    const selected = new Set<string>()
    const types = new TypeInfo(schema)
    for (const document of documents) {
      visit(
        parse(document),
        visitWithTypeInfo(types, {
          Field: ({ name }) => {
            selected.add(`${types.getParentType()}.${name.value}`)
          },
        }),
      )
    }

    const reachable = reachableFields(schema, pools.excluded)
    expect(reachable.filter((coordinate) => !selected.has(coordinate))).toEqual([])
    expect(Object.keys(pools.excluded).filter((coordinate) => selected.has(coordinate))).toEqual([])
  })

  it.each([
    ['variables with defaults', /\(.*\$\w+: \S+ = /],
    ['variables without', /\$\w+: [\w!]+[,)]/],
    ['variables in input objects', /\{[^}$]*: \$\w+/],
    ['conditions that are literals', /@(skip|include)\(if: (true|false)\)/],
    ['conditions that are variables', /@(skip|include)\(if: \$/],
    ['fields twice', /^( +)(\w+: )?(\w+).*\{\n(?:\1 .*\n)+\1\}\n\1\2\3 /m],
    ['fragments used twice', /(\.\.\.Fragment\d)\b.*\1\b/s],
    ['fragments within fragments', /^fragment .*\n(?: .*\n)*? +\.\.\.Fragment/m],
    ['inline fragments with a condition', /\.\.\. on LearningAsset/],
    ['inline fragments without', /\.\.\. (@.*)?\{/],
    ['one field by several aliases', /(classifications)\d+: \1\(types.*\1\d+: \1\(types/s],
  ])('has %s', (_, form) => {
    expect(documents.filter((document) => form.test(document)).length).toBeGreaterThan(5)
  })

  it('selects the fields of any schema', () => {
    const extended = buildSchema(
      'type Query { thing(isNew: Boolean!): Thing } type Thing { id: ID }',
    )

    const operations = fc.sample(operationArbitrary(extended, NO_POOLS), RUNS)

    for (const { document } of operations) expect(validate(extended, parse(document))).toEqual([])
    expect(
      operations.some(({ document }) => /thing\(isNew: [^)]+\) \{\n +id\n/.test(document)),
    ).toBe(true)
  })

  it('selects fields of one name and several types validly', () => {
    const ambiguous = buildSchema(`type Query { any: Any }
      union Any = One | Other
      type One { size: Int } type Other { size: String }`)

    const operations = fc.sample(operationArbitrary(ambiguous, NO_POOLS), RUNS)

    for (const { document } of operations) expect(validate(ambiguous, parse(document))).toEqual([])
  })
})

describe('misuse', () => {
  it.each([
    ['Query.thing(size:)', 'type Query { thing(size: Int!): ID }'],
    ['Filter.size', 'type Query { thing(filter: Filter): ID } input Filter { size: Int! }'],
  ])('names %s, which is required and which no pool has values for', (coordinate, text) => {
    expect(() => operationArbitrary(buildSchema(text), NO_POOLS)).toThrow(
      `${coordinate} is required, and there is no pool of values for it`,
    )
  })
})

/** The fields of objects that are reached from `Query` without excluded ones. */
function reachableFields(schema: GraphQLSchema, excluded: Readonly<Record<string, string>>) {
  const types = new Set<GraphQLNamedType>([schema.getQueryType()].flatMap((type) => type ?? []))
  const fields: string[] = []
  // Iteration over a set includes what is added to it meanwhile.
  for (const type of types) {
    if (isAbstractType(type))
      for (const possible of schema.getPossibleTypes(type)) types.add(possible)
    if (!isObjectType(type)) continue
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type}.${field.name}`
      if (Object.hasOwn(excluded, coordinate)) continue
      fields.push(coordinate)
      types.add(getNamedType(field.type))
    }
  }
  return fields
}
