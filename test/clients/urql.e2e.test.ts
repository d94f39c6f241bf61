import { type Client, gql } from '@urql/core'
import { afterAll, beforeAll, beforeEach, describe, expect, expectTypeOf, it } from 'vitest'
import { assetQuery, assetSearchQuery } from '../../examples/clients/operations.ts'
import { createUrqlClient } from '../../examples/clients/urql/create-urql-client.ts'
import { createFetchRecorder, type FetchRecorder } from '../support/recorders.ts'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

const COURSE = 'urn:li:lyndaCourse:700332'

let server: SandboxedTestServer
let recorder: FetchRecorder
let client: Client

beforeAll(async () => {
  server = await startTestServer()
})

beforeEach(() => {
  recorder = createFetchRecorder()
  client = createUrqlClient({ url: `${server.url}/graphql`, fetch: recorder.fetch })
})

afterAll(() => server.close())

describe('urql', () => {
  it('has generated types', async () => {
    const { data } = await client.query(assetQuery, { urn: COURSE, locale: 'en-US' })

    expectTypeOf(data?.learningAsset?.title).toEqualTypeOf<string | null | undefined>()
    expectTypeOf(data?.learningAsset?.locale).toEqualTypeOf<string | null | undefined>()
    expect(data?.learningAsset).toMatchObject({ urn: COURSE, title: 'Introduction to Java' })
  })

  it('answers a cached query, by locale, without a request', async () => {
    const english = await client.query(assetQuery, { urn: COURSE, locale: 'en-US' })
    const german = await client.query(assetQuery, { urn: COURSE, locale: 'de-DE' })
    const { length } = recorder.exchanges

    const again = await client.query(assetQuery, { urn: COURSE, locale: 'en-US' })

    expect(german.data?.learningAsset?.title).toBe('Einstieg in Java')
    expect(again.data).toEqual(english.data)
    expect(recorder.exchanges).toHaveLength(length)
  })

  it('continues after the end of a page', async () => {
    const variables = { filter: { keyword: 'java' }, first: 2 }
    const first = await client.query(assetSearchQuery, variables)
    const after = first.data?.learningAssets?.pageInfo.endCursor ?? null

    const second = await client.query(assetSearchQuery, { ...variables, after })

    const pages = [first, second].flatMap(({ data }) => data?.learningAssets?.edges ?? [])
    const { data } = await server.query(
      '{ learningAssets(filter: { keyword: "java" }, first: 4) { nodes { id } } }',
    )
    expect(pages.map(({ node }) => node.id)).toEqual(
      data.learningAssets.nodes.map(({ id }: { id: string }) => id),
    )
  })

  it('returns the data beside an error, and its code', async () => {
    server.sandbox.injectFault({ status: 400 })

    const { data, error } = await client.query(
      gql`{ learningAsset(urn: "urn:li:lyndaCourse:563322") { id } upstream { accessToken { state } } }`,
      {},
    )

    expect(data).toMatchObject({
      learningAsset: null,
      upstream: { accessToken: { state: 'VALID' } },
    })
    expect(error?.graphQLErrors).toMatchObject([
      { path: ['learningAsset'], extensions: { code: 'UPSTREAM_INVALID_RESPONSE' } },
    ])
  })

  it('sends the hash, and the text after PERSISTED_QUERY_NOT_FOUND', async () => {
    const query = gql`query NotPersisted { learningAssets(first: 1) { totalCount } }`
    await client.query(query, {}, { requestPolicy: 'network-only' })
    // A short text is a parameter of a GET too.
    expect(
      recorder.exchanges.map(({ method, url }) => [method, url.searchParams.has('query')]),
    ).toEqual([
      ['GET', false],
      ['GET', true],
    ])

    await client.query(query, {}, { requestPolicy: 'network-only' })

    const [, , last] = recorder.exchanges
    expect(recorder.exchanges).toHaveLength(3)
    expect(last?.method).toBe('GET')
    expect(last?.url.searchParams.has('query')).toBe(false)
    expect(last?.response.headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
  })
})
