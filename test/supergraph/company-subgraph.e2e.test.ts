import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse } from 'graphql'
import { afterAll, describe, expect, it } from 'vitest'
import { startApolloGateway } from '../../examples/supergraph/gateways/start-apollo-gateway.ts'
import { startHiveGateway } from '../../examples/supergraph/gateways/start-hive-gateway.ts'
import { startSubgraph } from '../../examples/supergraph/start-subgraph.ts'
import { type Answer, type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

const COURSE = 'urn:li:lyndaCourse:700332'
/** The `id` of the course in German. */
const GERMAN_ID = Buffer.from(`LearningAsset|de-DE|${COURSE}`).toString('base64url')

/** A subgraph that refers to assets by `id`. */
const FAVOURITES = buildSubgraphSchema({
  typeDefs: parse(`
    extend schema @link(url: "https://specs.apollo.dev/federation/v2.0", import: ["@key"])

    type Query {
      favourite: LearningAsset
      node(id: ID!): Node
    }

    interface Node { id: ID! }

    type LearningAsset implements Node @key(fields: "id") { id: ID! }
  `),
  resolvers: { Query: { favourite: () => ({ id: GERMAN_ID }) } },
})

/** A subgraph that refers to assets by `urn`, and computes a field from two of theirs. */
const createPlanning = (urns: readonly string[]) =>
  buildSubgraphSchema({
    typeDefs: parse(`
    extend schema
      @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires"])

    type Query {
      planned(count: Int!): [LearningAsset]!
    }

    type LearningAsset @key(fields: "urn") {
      urn: URN!
      title: String @external
      durationInSeconds: Int @external
      workingTime: String @requires(fields: "title durationInSeconds")
    }

    scalar URN
  `),
    resolvers: {
      Query: {
        planned: (_, { count }) => urns.slice(0, count).map((urn) => ({ urn })),
      },
      LearningAsset: {
        __resolveReference: (reference) => reference,
        workingTime: ({ title, durationInSeconds }) =>
          `${title}: ${Math.ceil(durationInSeconds / 60)} min`,
      },
    },
  })

describe.each([
  { name: 'Apollo Gateway', startGateway: startApolloGateway },
  { name: 'Hive Gateway', startGateway: startHiveGateway },
])('subgraphs of a company, by $name', async ({ startGateway }) => {
  const server = await startTestServer()
  const favourites = await startSubgraph(FAVOURITES)
  const planning = await startSubgraph(createPlanning(await readUrns(server)))
  const gateway = await startGateway(
    [
      { name: 'linkedin-learning', url: `${server.url}/graphql`, headers: {} },
      { name: 'favourites', url: favourites.url, headers: {} },
      { name: 'planning', url: planning.url, headers: {} },
    ],
    0,
  )

  afterAll(async () => {
    await gateway.close()
    await favourites.close()
    await planning.close()
    await server.close()
  })

  async function execute(query: string): Promise<Answer> {
    server.sandbox.clearCalls()
    const response = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query }),
    })
    return (await response.json()) as Answer
  }

  const calls = () => server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/'))

  it('refer by id to an asset in a locale', async () => {
    const { data, errors } = await execute('{ favourite { id urn title locale } }')

    expect(errors).toBeUndefined()
    expect(data.favourite).toEqual({
      id: GERMAN_ID,
      urn: COURSE,
      title: 'Einstieg in Java',
      locale: 'de-DE',
    })
    expect(calls()).toHaveLength(1)
  })

  it('compute from fields of a found asset, without a call for them', async () => {
    const { data, errors } = await execute(
      '{ learningAssets(filter: { keyword: "java", assetTypes: [COURSE] }, first: 2) { nodes { workingTime } } }',
    )

    expect(errors).toBeUndefined()
    expect(data.learningAssets.nodes).toEqual([
      { workingTime: 'Learning Java: 59 min' },
      { workingTime: 'Java Essential Training for Students: 53 min' },
    ])
    expect(calls()).toHaveLength(1)
  })

  it('refer to a hundred assets in one batch, at one call each', async () => {
    const { data, errors } = await execute('{ planned(count: 100) { description } }')

    expect(errors).toBeUndefined()
    expect(data.planned).toHaveLength(100)
    expect(calls()).toHaveLength(100)
  })

  it('get an error when they refer to more', async () => {
    const { errors } = await execute('{ planned(count: 101) { description } }')

    expect(errors?.[0]).toMatchObject({
      message: 'Argument "representations" takes at most 100 different values; got 101.',
      extensions: { code: 'BAD_USER_INPUT' },
    })
    expect(calls()).toEqual([])
  })
})

/** The URNs of more courses than one batch may refer to. */
async function readUrns(server: SandboxedTestServer): Promise<string[]> {
  const { data } = await server.query(`{
    first: learningAssets(filter: { assetTypes: [COURSE] }, first: 100) { nodes { urn } }
    last: learningAssets(filter: { assetTypes: [COURSE] }, last: 100) { nodes { urn } }
  }`)
  return [...data.first.nodes, ...data.last.nodes].map(({ urn }: { urn: string }) => urn)
}
