import { readFileSync } from 'node:fs'
import {
  type ApolloClient,
  gql,
  type ObservableQuery,
  type TypedDocumentNode,
} from '@apollo/client'
import { buildSchema, getNamedType, isInterfaceType } from 'graphql'
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { createApolloClient } from '../../examples/clients/apollo-client/create-apollo-client.ts'
import { nodeTypes, typePolicies } from '../../examples/clients/apollo-client/type-policies.ts'
import type {
  AssetSearchQuery,
  AssetSearchQueryVariables,
} from '../../examples/clients/generated/graphql.ts'
import { assetSearchQuery } from '../../examples/clients/operations.ts'
import { createFetchRecorder, type FetchRecorder } from '../support/recorders.ts'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

/** The arguments that select a page of a list. */
const PAGE: ReadonlySet<string> = new Set(['first', 'after', 'last', 'before'])

const SDL = readFileSync(new URL('../../schema.graphql', import.meta.url), 'utf8')

const JAVA = { filter: { keyword: 'java' } }

let server: SandboxedTestServer
let recorder: FetchRecorder
let client: ApolloClient

beforeAll(async () => {
  server = await startTestServer()
})

beforeEach(() => {
  recorder = createFetchRecorder()
  client = createApolloClient({ uri: `${server.url}/graphql`, fetch: recorder.fetch })
  onTestFinished(() => client.stop())
})

afterAll(() => server.close())

describe("a list in Apollo Client's cache", () => {
  it('grows at its end', async () => {
    const list = await open({ ...JAVA, first: 2 })

    await list.fetchMore({ variables: { after: pageInfoOf(list)?.endCursor } })
    await list.fetchMore({ variables: { after: pageInfoOf(list)?.endCursor, first: 3 } })

    expect(idsIn(list)).toEqual(await fetchIds('filter: { keyword: "java" }, first: 7'))
    expect(pageInfoOf(list)).toMatchObject({ hasPreviousPage: false, hasNextPage: true })
  })

  it('grows at its start', async () => {
    const list = await open({ ...JAVA, last: 2 })

    await list.fetchMore({ variables: { before: pageInfoOf(list)?.startCursor } })

    expect(idsIn(list)).toEqual(await fetchIds('filter: { keyword: "java" }, last: 4'))
    expect(pageInfoOf(list)).toMatchObject({ hasPreviousPage: true, hasNextPage: false })
  })

  it('grows at both ends from its middle', async () => {
    const { endCursor } = pageInfoOf(await open({ ...JAVA, first: 3 })) ?? {}
    await client.clearStore()
    const list = await open({ ...JAVA, first: 2, after: endCursor })

    await list.fetchMore({
      variables: { first: null, after: null, last: 3, before: pageInfoOf(list)?.startCursor },
    })
    await list.fetchMore({ variables: { first: 2, after: pageInfoOf(list)?.endCursor } })

    expect(idsIn(list)).toEqual(await fetchIds('filter: { keyword: "java" }, first: 7'))
  })

  it('is separate from the list of another filter, and of another order', async () => {
    const java = await open({ ...JAVA, first: 2 })
    const figma = await open({ filter: { keyword: 'figma' }, first: 2 })
    const recent = await open({ ...JAVA, sortBy: 'RECENCY', first: 2 })
    const before = [idsIn(java), idsIn(recent)]

    await figma.fetchMore({ variables: { after: pageInfoOf(figma)?.endCursor } })

    expect(idsIn(figma)).toHaveLength(4)
    expect([idsIn(java), idsIn(recent)]).toEqual(before)
  })

  it('is read with all its pages, without a request', async () => {
    const list = await open({ ...JAVA, first: 2 })
    await list.fetchMore({ variables: { after: pageInfoOf(list)?.endCursor } })
    const { length } = recorder.exchanges

    const { data } = await client.query({
      query: assetSearchQuery,
      variables: { ...JAVA, first: 2 },
    })

    expect(data?.learningAssets?.edges.map(({ node }) => node.id)).toEqual(idsIn(list))
    expect(recorder.exchanges).toHaveLength(length)
  })

  it('is the same list from either end', async () => {
    const list = await open({ ...JAVA, first: 2 })

    const fromItsEnd = await open({ ...JAVA, last: 1 })

    expect(idsIn(fromItsEnd)).toEqual(idsIn(list))
  })

  it('keeps its pages when another page fails', async () => {
    const list = await open({ ...JAVA, first: 2 })
    const before = idsIn(list)
    // A window that is refused is requested once more, up to the total.
    server.sandbox.injectFault({ status: 400, times: 2 })

    await list.fetchMore({
      variables: { after: pageInfoOf(list)?.endCursor, first: 37 },
      errorPolicy: 'all',
    })

    expect(idsIn(list)).toEqual(before)
  })
})

describe('a list that another component queries too', () => {
  const query = (selection: string, page = 'first: 2') =>
    client.query({
      query: gql`{ learningAssets(filter: { keyword: "java" }, ${page}) { ${selection} } }`,
      fetchPolicy: 'network-only',
    })

  async function openTwoPages() {
    const list = await open({ ...JAVA, first: 2 })
    await list.fetchMore({ variables: { after: pageInfoOf(list)?.endCursor } })
    return list
  }

  it.each([
    { selected: 'a count', selection: 'totalCount', page: 'first: 2' },
    {
      selected: 'whether more follow',
      selection: 'pageInfo { hasNextPage endCursor }',
      page: 'first: 2',
    },
    { selected: 'no edges', selection: 'totalCount edges { cursor }', page: 'first: 0' },
    { selected: 'no nodes', selection: 'nodes { id } pageInfo { endCursor }', page: 'first: 0' },
    { selected: 'none from the end', selection: 'totalCount nodes { id }', page: 'last: 0' },
  ])('keeps its pages, and continues after them: $selected', async ({ selection, page }) => {
    const list = await openTwoPages()

    await query(selection, page)
    await list.fetchMore({ variables: { after: pageInfoOf(list)?.endCursor } })

    expect(idsIn(list)).toEqual(await fetchIds('filter: { keyword: "java" }, first: 6'))
  })

  it.each(['nodes { id title difficultyLevel }', 'edges { node { id } }'])(
    'starts again without a gap: %s',
    async (selection) => {
      await openTwoPages()

      await query(selection)
      const list = await open({ ...JAVA, first: 2 })
      await list.fetchMore({ variables: { after: pageInfoOf(list)?.endCursor } })

      expect(idsIn(list)).toEqual(await fetchIds('filter: { keyword: "java" }, first: 4'))
    },
  )

  it('fetches page info that it does not hold', async () => {
    await query('edges { node { id } }', 'first: 4')

    const { data } = await client.query({
      query: gql`{ learningAssets(filter: { keyword: "java" }, first: 4) { pageInfo { hasNextPage endCursor } } }`,
    })

    expect(data).toMatchObject({
      learningAssets: { pageInfo: { hasNextPage: true, endCursor: expect.stringMatching(/./) } },
    })
  })

  it('is not empty after a query for zero elements', async () => {
    await query('totalCount nodes { id }', 'first: 0')

    expect(idsIn(await open({ ...JAVA, first: 3 }))).toHaveLength(3)
  })

  it('has null cursors for zero elements', async () => {
    const { data } = await query('nodes { id } pageInfo { startCursor endCursor }', 'first: 0')

    expect(data).toMatchObject({
      learningAssets: { nodes: [], pageInfo: { startCursor: null, endCursor: null } },
    })
  })
})

describe('nodes', () => {
  const nodesQuery: TypedDocumentNode<
    { learningAssets: { nodes: { id: string }[]; pageInfo: { endCursor: string } } },
    { first?: number; after?: string }
  > = gql`
    query Nodes($first: Int, $after: String) {
      learningAssets(filter: { keyword: "java" }, first: $first, after: $after) {
        nodes {
          id
        }
        pageInfo {
          endCursor
        }
      }
    }
  `
  const read = () => client.readQuery({ query: nodesQuery })?.learningAssets

  it('grow as edges do', async () => {
    await client.query({ query: nodesQuery, variables: { first: 2 } })
    const list = client.watchQuery({ query: nodesQuery, variables: { first: 2 } })

    await list.fetchMore({ variables: { after: read()?.pageInfo.endCursor ?? '' } })

    expect(read()?.nodes.map(({ id }) => id)).toEqual(
      await fetchIds('filter: { keyword: "java" }, first: 4'),
    )
  })

  it('are those of the edges', async () => {
    const list = await open({ ...JAVA, first: 2 })
    await list.fetchMore({ variables: { after: pageInfoOf(list)?.endCursor } })

    expect(read()?.nodes.map(({ id }) => id)).toEqual(idsIn(list))
  })

  it.each([
    { selected: 'a page of nodes', selection: 'totalCount nodes { id }' },
    { selected: 'a count', selection: 'totalCount' },
  ])('leave edges to be fetched: $selected', async ({ selection }) => {
    const query = gql`{ learningAssets(filter: { keyword: "java" }) { ${selection} } }`
    await client.query({ query })

    const list = await open({ ...JAVA, first: 2 })

    expect(idsIn(list)).toHaveLength(2)
  })
})

describe('the type policies', () => {
  const schema = buildSchema(SDL)

  it('key each connection by every argument but those that select a page', () => {
    const fields = Object.values(schema.getQueryType()?.getFields() ?? {})
    const expected = fields
      .filter(({ type }) => getNamedType(type).name.endsWith('Connection'))
      .map(({ name, args }) => [name, args.map((arg) => arg.name).filter((arg) => !PAGE.has(arg))])

    const keyArgs = Object.entries(typePolicies['Query']?.fields ?? {})
      .filter(([name]) => name !== 'node')
      .map(([name, policy]) => [name, 'keyArgs' in policy && policy.keyArgs])

    expect(keyArgs.sort()).toEqual(expected.sort())
  })

  it('list every type that has an id', () => {
    const node = schema.getType('Node')
    const { objects } = isInterfaceType(node) ? schema.getImplementations(node) : { objects: [] }

    expect(objects.map(({ name }) => name).sort()).toEqual(nodeTypes)
  })
})

type List = ObservableQuery<AssetSearchQuery, AssetSearchQueryVariables>

/** Opens a list with its first page. */
async function open(variables: AssetSearchQueryVariables): Promise<List> {
  await client.query({ query: assetSearchQuery, variables })
  return client.watchQuery({ query: assetSearchQuery, variables })
}

function connectionOf({ variables }: List) {
  return client.readQuery({ query: assetSearchQuery, variables })?.learningAssets
}

function pageInfoOf(list: List) {
  return connectionOf(list)?.pageInfo
}

function idsIn(list: List): string[] {
  return connectionOf(list)?.edges.map(({ node }) => node.id) ?? []
}

/** The ids that the server returns, without a cache. */
async function fetchIds(parameters: string): Promise<string[]> {
  const { data } = await server.query(`{ learningAssets(${parameters}) { nodes { id } } }`)
  return data.learningAssets.nodes.map(({ id }: { id: string }) => id)
}
