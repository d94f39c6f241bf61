import { type ApolloClient, CombinedGraphQLErrors, gql } from '@apollo/client'
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  expectTypeOf,
  it,
  onTestFinished,
  vi,
} from 'vitest'
import { createApolloClient } from '../../examples/clients/apollo-client/create-apollo-client.ts'
import { assetQuery, assetSearchQuery } from '../../examples/clients/operations.ts'
import { createFetchRecorder, type FetchRecorder } from '../support/recorders.ts'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

const COURSE = 'urn:li:lyndaCourse:700332'

let server: SandboxedTestServer
let recorder: FetchRecorder
let client: ApolloClient

beforeAll(async () => {
  server = await startTestServer()
})

beforeEach(() => {
  recorder = createFetchRecorder()
  client = createApolloClient({ uri: `${server.url}/graphql`, fetch: recorder.fetch })
  // Apollo Client reports there what its cache cannot keep.
  const warn = vi.spyOn(console, 'warn')
  const error = vi.spyOn(console, 'error')
  onTestFinished(() => {
    client.stop()
    expect([...warn.mock.calls, ...error.mock.calls]).toEqual([])
    vi.restoreAllMocks()
  })
})

afterAll(() => server.close())

describe('Apollo Client', () => {
  it('has generated types', async () => {
    const { data } = await loadCourse('en-US')

    expectTypeOf(data?.learningAsset?.title).toEqualTypeOf<string | null | undefined>()
    expectTypeOf(data?.learningAsset?.locale).toEqualTypeOf<string | null | undefined>()
    expect(data?.learningAsset).toMatchObject({ urn: COURSE, title: 'Introduction to Java' })
  })

  it('caches an asset once a locale', async () => {
    const { data: english } = await loadCourse('en-US')

    const { data: german } = await loadCourse('de-DE')

    expect(german?.learningAsset).toMatchObject({ urn: COURSE, title: 'Einstieg in Java' })
    expect((await loadCourse('en-US')).data).toEqual(english)
    expect(assetsInCache()).toHaveLength(2)
  })

  it('caches an asset once for its own locale and for none', async () => {
    const { data: english } = await loadCourse('en-US')

    const { data: own } = await loadCourse()

    expect(own).toEqual(english)
    expect(assetsInCache()).toHaveLength(1)
  })

  it('reads a node of a list by its id, without a request', async () => {
    const { data } = await client.query({
      query: assetSearchQuery,
      variables: { filter: { keyword: 'java' }, first: 1 },
    })
    const { length } = recorder.exchanges

    const found = await client.query({
      query: gql`
        query ById($id: ID!) {
          node(id: $id) {
            id
            ... on LearningAsset {
              title
            }
            ... on Classification {
              name
            }
          }
        }
      `,
      variables: { id: data?.learningAssets?.edges[0]?.node.id },
    })

    expect(found.data).toMatchObject({ node: { title: 'Learning Java' } })
    expect(recorder.exchanges).toHaveLength(length)
  })

  it.each([
    {
      part: 'the facets of a search',
      one: gql`{ learningAssets(first: 0) { facets { assetTypes { value } } } }`,
      other: gql`{ learningAssets(first: 0) { facets { difficultyLevels { value } } } }`,
    },
    {
      part: 'the owner of a category',
      one: gql`{ classification(urn: "urn:li:lyndaCategory:7220") { id owner { name } } }`,
      other: gql`{ classification(urn: "urn:li:lyndaCategory:7220") { id owner { urn } } }`,
    },
    {
      part: 'the state of the server',
      one: gql`{ upstream { endpoints { path } accessToken { state } } }`,
      other: gql`{ upstream { accessToken { expiresAt } } }`,
    },
  ])('merges the fields of an object without an id: $part', async ({ one, other }) => {
    const { data } = await client.query({ query: one })

    await client.query({ query: other })

    expect(client.readQuery({ query: one })).toEqual(data)
  })

  it('returns the data beside an error', async () => {
    server.sandbox.injectFault({ status: 400 })

    const { data, error } = await client.query({
      query: gql`{ learningAsset(urn: "urn:li:lyndaCourse:563322") { id } upstream { accessToken { state } } }`,
    })

    expect(data).toMatchObject({
      learningAsset: null,
      upstream: { accessToken: { state: 'VALID' } },
    })
    if (!CombinedGraphQLErrors.is(error)) throw new Error('There is no error')
    expect(error.errors).toMatchObject([
      { path: ['learningAsset'], extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } },
    ])
  })

  it('caches the null of a failure until a query with network-only', async () => {
    const search = { query: assetSearchQuery, variables: { filter: { keyword: 'rust' } } }
    server.sandbox.injectFault({ status: 400 })
    await client.query(search)

    const cached = await client.query(search)
    const refetched = await client.query({ ...search, fetchPolicy: 'network-only' })

    expect(cached).toEqual({ data: { learningAssets: null } })
    expect(refetched.data?.learningAssets?.totalCount).toEqual(expect.any(Number))
  })

  it('sends the hash, and the text after PERSISTED_QUERY_NOT_FOUND', async () => {
    const query = gql`query NotPersisted { learningAssets(first: 1) { totalCount } }`
    await client.query({ query, fetchPolicy: 'network-only' })
    expect(recorder.exchanges.map(({ method }) => method)).toEqual(['GET', 'POST'])

    await client.query({ query, fetchPolicy: 'network-only' })

    const [, , last] = recorder.exchanges
    expect(recorder.exchanges).toHaveLength(3)
    expect(last?.method).toBe('GET')
    expect(last?.url.searchParams.has('query')).toBe(false)
    expect(last?.response.headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
  })
})

function loadCourse(locale?: string) {
  return client.query({ query: assetQuery, variables: { urn: COURSE, locale } })
}

function assetsInCache(): string[] {
  return Object.keys(client.extract() as object).filter((key) => key.startsWith('LearningAsset:'))
}
