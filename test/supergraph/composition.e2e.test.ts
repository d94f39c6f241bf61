import { composeServices } from '@apollo/composition'
import { stitchingDirectives } from '@graphql-tools/stitching-directives'
import { buildSchema, parse } from 'graphql'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startTestServer } from '../support/test-server.ts'

/** The SDL that the server serves to gateways. */
async function fetchSdl(config: Parameters<typeof startTestServer>[1] = {}) {
  const server = await startTestServer({}, config)
  onTestFinished(() => server.close())
  const { data } = await server.query('{ _service { sdl } _sdl }')
  return { federation: String(data._service.sdl), stitching: String(data._sdl) }
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

describe('the schema in a composition', () => {
  it('exposes the fields for clients alone', async () => {
    const { federation } = await fetchSdl()

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
  })

  it('composes with node and nodes too', async () => {
    const { federation } = await fetchSdl({ isNodeOffered: true })

    expect(compose(federation).errors).toBeUndefined()
  })

  it('composes with a subgraph that has a node, pages and a status of its own', async () => {
    const { federation } = await fetchSdl()

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
    const { federation } = await fetchSdl()

    const { errors } = compose(
      federation,
      `extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])
       scalar URN
       type Query { rated: [${/type (\w+)/.exec(subgraph)?.[1]}!] }
       ${subgraph}`,
    )

    expect(errors).toBeUndefined()
  })
})

describe('the schema for stitching', () => {
  it('declares the fields that fetch batches', async () => {
    const { stitching } = await fetchSdl()
    const { stitchingDirectivesTransformer, stitchingDirectivesValidator } = stitchingDirectives()

    const schema = stitchingDirectivesValidator(buildSchema(stitching))
    const { merge } = stitchingDirectivesTransformer({ schema })

    expect(merge).toMatchObject({
      LearningAsset: { selectionSet: '{\n  urn\n}', fieldName: 'learningAssetsByUrn' },
      Classification: { selectionSet: '{\n  urn\n}', fieldName: 'classificationsByUrn' },
    })
    expect(Object.keys(schema.getQueryType()?.getFields() ?? {})).not.toContain('upstream')
  })
})
