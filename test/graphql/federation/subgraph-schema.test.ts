import { composeServices } from '@apollo/composition'
import { stitchingDirectives } from '@graphql-tools/stitching-directives'
import {
  buildSchema,
  type DocumentNode,
  execute,
  isNonNullType,
  isObjectType,
  type ObjectTypeDefinitionNode,
  parse,
  print,
  printSchema,
  visit,
} from 'graphql'
import { describe, expect, it } from 'vitest'
import { createSubgraphSchema } from '../../../src/graphql/federation/subgraph-schema.ts'
import { createSchema } from '../../../src/graphql/schema.ts'
import { readTypeDefinitions } from '../../../src/graphql/type-definitions.ts'

async function readSdl(isNodeOffered = false) {
  const schema = createSubgraphSchema(createSchema(), {
    isIntrospectionEnabled: true,
    isNodeOffered,
  })
  const { data, errors } = await execute({
    schema,
    document: parse('{ _service { sdl } _sdl }'),
    contextValue: { linkedInLearning: { routerTrust: 'open', calls: { noteVolatile() {} } } },
  })
  expect(errors).toBeUndefined()
  const { _service, _sdl } = data as { _service: { sdl: string }; _sdl: string }
  return { schema, federation: _service.sdl, stitching: _sdl }
}

function compose(...subgraphs: readonly string[]) {
  return composeServices(
    subgraphs.map((sdl, index) => ({
      name: `subgraph${index}`,
      url: `http://subgraph${index}.test/graphql`,
      typeDefs: parse(sdl),
    })),
  )
}

/** The directives that a document uses, each with where it stands. */
function directivesIn(sdl: string): string[] {
  const used = new Set<string>()
  visit(parse(sdl), { Directive: ({ name }) => void used.add(name.value) })
  return [...used].sort()
}

const rootFieldsIn = (document: DocumentNode) =>
  document.definitions
    .filter(
      (node): node is ObjectTypeDefinitionNode => 'name' in node && node.name?.value === 'Query',
    )
    .flatMap(({ fields }) => fields ?? [])

describe('the schema as a subgraph', () => {
  it('is the contract, and what gateways ask', async () => {
    const { schema } = await readSdl()
    const forGateways: string[] = []
    const leaveOut = ({ name: { value } }: { readonly name: { readonly value: string } }) => {
      if (!value.startsWith('_')) return undefined
      forGateways.push(value)
      return null
    }

    const rest = visit(parse(printSchema(schema)), {
      FieldDefinition: leaveOut,
      ObjectTypeDefinition: leaveOut,
      ScalarTypeDefinition: leaveOut,
      UnionTypeDefinition: leaveOut,
    })

    expect(print(rest)).toBe(print(parse(printSchema(createSchema()))))
    expect(forGateways).toEqual(['_entities', '_service', '_sdl', '_Any', '_Entity', '_Service'])
  })

  it('composes, and offers what a client needs and no more', async () => {
    const { federation } = await readSdl()

    const { errors, schema, hints } = compose(federation)

    expect(errors).toBeUndefined()
    expect(hints).toEqual([])
    const fields = schema?.toAPISchema().schemaDefinition.rootType('query')?.fields() ?? []
    expect([...fields].map(({ name }) => name).sort()).toEqual([
      'catalog',
      'classification',
      'classifications',
      'classificationsByUrn',
      'learningActivityReports',
      'learningAsset',
      'learningAssets',
      'learningAssetsByUrn',
    ])
    // Nothing is left over of what only hidden fields need.
    expect(federation).not.toMatch(/Upstream|AccessToken|Node\b/)
    expect(directivesIn(federation)).toEqual([
      'key',
      'link',
      'lookup',
      'shareable',
      'specifiedBy',
      'tag',
    ])
  })

  it('clashes with no subgraph that has a node, pages and a status of its own', async () => {
    const { federation } = await readSdl()

    const { errors } = compose(
      federation,
      `
        extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable"])
        scalar URN
        scalar DateTime
        interface Node @key(fields: "id") { id: ID! createdAt: DateTime }
        type Query {
          node(id: ID!): Node
          nodes(ids: [ID!]!): [Node]!
          upstream: UpstreamStatus
          _sdl: String!
          employees(first: Int): EmployeeConnection
        }
        type UpstreamStatus { isUp: Boolean! }
        type EmployeeConnection { nodes: [Employee!]! pageInfo: PageInfo! }
        type PageInfo @shareable {
          hasNextPage: Boolean!
          hasPreviousPage: Boolean!
          startCursor: String
          endCursor: String
        }
        type Employee implements Node @key(fields: "id") { id: ID! createdAt: DateTime hiredAt: DateTime favourite: LearningAsset }
        type LearningAsset @key(fields: "urn") { urn: URN! fans: [Employee!]! }
      `,
    )

    expect(errors).toBeUndefined()
  })

  it.each([
    { key: 'urn', subgraph: 'type LearningAsset @key(fields: "urn") { urn: URN! rating: Int }' },
    { key: 'id', subgraph: 'type LearningAsset @key(fields: "id") { id: ID! rating: Int }' },
    { key: 'urn', subgraph: 'type Classification @key(fields: "urn") { urn: URN! rating: Int }' },
    { key: 'id', subgraph: 'type Classification @key(fields: "id") { id: ID! rating: Int }' },
  ])('can be referred to by $key: $subgraph', async ({ subgraph }) => {
    const { federation } = await readSdl()

    const { errors } = compose(
      federation,
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])
       scalar URN
       type Query { rated: [${/type (\w+)/.exec(subgraph)?.[1]}!] }
       ${subgraph}`,
    )

    expect(errors).toBeUndefined()
  })

  it('offers node and nodes where the operator says so', async () => {
    const { federation } = await readSdl(true)

    expect(compose(federation).errors).toBeUndefined()
    const names = rootFieldsIn(parse(federation)).map(({ name }) => name.value)
    expect(names).toEqual(expect.arrayContaining(['node', 'nodes']))
    expect(names).not.toContain('upstream')
  })

  it('marks what is personal, so that a contract can leave it out', async () => {
    const { federation } = await readSdl()

    const tagged = rootFieldsIn(parse(federation)).filter(({ directives }) =>
      directives?.some(({ name }) => name.value === 'tag'),
    )
    expect(tagged.map(({ name }) => name.value)).toEqual(['learningActivityReports'])
  })
})

describe('the schema for stitching', () => {
  it('says by which fields many are fetched at once', async () => {
    const { stitching } = await readSdl()
    const { stitchingDirectivesTransformer, stitchingDirectivesValidator } = stitchingDirectives()

    const schema = stitchingDirectivesValidator(buildSchema(stitching))
    const { merge } = stitchingDirectivesTransformer({ schema })

    expect(directivesIn(stitching)).toEqual(['merge', 'specifiedBy'])
    expect(merge).toMatchObject({
      LearningAsset: { selectionSet: '{\n  urn\n}', fieldName: 'learningAssetsByUrn' },
      Classification: { selectionSet: '{\n  urn\n}', fieldName: 'classificationsByUrn' },
    })
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).not.toContain('upstream')
  })
})

describe('a look-up of the GraphQL Federation draft', () => {
  const contract = createSchema()
  const lookUps = rootFieldsIn(readTypeDefinitions()).filter(({ directives }) =>
    directives?.some(({ name }) => name.value === 'lookup'),
  )

  it('is there for each type that has a key', () => {
    expect(lookUps.map(({ name }) => name.value)).toEqual([
      'node',
      'learningAsset',
      'classification',
    ])
  })

  it.each(lookUps)('may find nothing, and takes what its types have: $name.value', ({ name }) => {
    const field = contract.getQueryType()?.getFields()[name.value]
    if (!field || isNonNullType(field.type)) throw new Error(`${name.value} is no look-up`)
    const type = contract.getType(String(field.type))
    const types =
      type && 'getTypes' in type && !isObjectType(type)
        ? type.getTypes()
        : [type, ...Object.values(contract.getTypeMap())].filter(
            (each) =>
              isObjectType(each) &&
              (each === type || each.getInterfaces().some((one) => one === type)),
          )

    expect(types.length).toBeGreaterThan(0)
    for (const each of types) {
      for (const { name: argument, type: argumentType } of field.args) {
        const key = isObjectType(each) ? each.getFields()[argument] : undefined
        expect(String(key?.type).replace('!', '')).toBe(String(argumentType).replace('!', ''))
      }
    }
  })
})
