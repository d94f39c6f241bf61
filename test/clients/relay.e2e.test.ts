import { type Environment, fetchQuery, type GraphQLTaggedNode } from 'relay-runtime'
import { waitForFragmentData } from 'relay-runtime/experimental.js'
import {
  afterAll,
  beforeAll,
  beforeEach,
  describe,
  expect,
  expectTypeOf,
  it,
  onTestFinished,
} from 'vitest'
import type { AssetCard_asset$key } from '../../examples/clients/relay/__generated__/AssetCard_asset.graphql.ts'
import assetCardRefetchQuery, {
  type AssetCardRefetchQuery,
} from '../../examples/clients/relay/__generated__/AssetCardRefetchQuery.graphql.ts'
import type { AssetPageQuery } from '../../examples/clients/relay/__generated__/AssetPageQuery.graphql.ts'
import { assetCard } from '../../examples/clients/relay/asset-card.ts'
import { assetList, assetListQuery } from '../../examples/clients/relay/asset-list.ts'
import { assetPageQuery } from '../../examples/clients/relay/asset-page.ts'
import { catalogListQuery } from '../../examples/clients/relay/catalog-list.ts'
import { createRelayEnvironment } from '../../examples/clients/relay/create-relay-environment.ts'
import { createFetchRecorder, type FetchRecorder } from '../support/recorders.ts'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'
import { readRelayFragment } from './relay-fragment.ts'
import { openRelayList } from './relay-list.ts'

const COURSE = 'urn:li:lyndaCourse:700332'

let server: SandboxedTestServer
let recorder: FetchRecorder
let environment: Environment

beforeAll(async () => {
  server = await startTestServer()
})

beforeEach(() => {
  recorder = createFetchRecorder()
  environment = createRelayEnvironment({ url: `${server.url}/graphql`, fetch: recorder.fetch })
})

afterAll(() => server.close())

describe('Relay', () => {
  it('has generated types', async () => {
    const card = await loadCard('en-US')

    expectTypeOf<AssetPageQuery['variables']['locale']>().toEqualTypeOf<string | null | undefined>()
    expectTypeOf(card.title).toEqualTypeOf<string>()
    expect(card).toMatchObject({ urn: COURSE, title: 'Introduction to Java', locale: 'en-US' })
  })

  it('caches an asset once a locale', async () => {
    const english = await loadCard('en-US')

    const german = await loadCard('de-DE')

    expect(german).toMatchObject({ urn: COURSE, title: 'Einstieg in Java' })
    expect(german.id).not.toBe(english.id)
    expect(await readById(english.id)).toEqual(english)
  })

  it('reads a node of a list by its id, without a request', async () => {
    const list = await openRelayList(environment, assetListQuery, assetList, {
      filter: { keyword: 'java' },
      first: 3,
    })
    const requests = recorder.exchanges.length

    const [first] = list.read().edges
    const found = await readById(first?.node.id ?? '')

    expect(found).toMatchObject({ title: 'Learning Java' })
    expect(recorder.exchanges).toHaveLength(requests)
  })

  it('adds to an asset the fields that are fetched by its id', async () => {
    const card = await loadCard('de-DE')
    expect(card.description).toBeUndefined()

    await load<AssetCardRefetchQuery>(assetCardRefetchQuery, { id: card.id, withDescription: true })

    expect(await readById(card.id, true)).toEqual({ ...card, description: expect.any(String) })
  })

  it('distinguishes a failure from an asset that does not exist', async () => {
    const variables = { urn: 'urn:li:lyndaCourse:1', otherLocale: 'de-DE' }
    server.sandbox.injectFault({ status: 400 })

    const failed = await load<AssetPageQuery>(assetPageQuery, variables)
    const absent = await load<AssetPageQuery>(assetPageQuery, variables)

    expect(failed?.learningAsset).toMatchObject({ ok: false })
    expect(absent?.learningAsset).toEqual({ ok: true, value: null })
  })

  it('fails in the fragment that reads a failed field, and in no other', async () => {
    const refusing = await startTestServer({
      account: { unpermittedFields: { '/v2/learningAssets': ['contents.asset.title'] } },
    })
    onTestFinished(() => refusing.close())
    environment = createRelayEnvironment({ url: `${refusing.url}/graphql` })

    const { learningAsset } =
      (await load<AssetPageQuery>(assetPageQuery, { urn: COURSE, otherLocale: 'de-DE' })) ?? {}

    const course = (learningAsset?.ok && learningAsset.value) || undefined
    const chapter = course?.contents[0]
    if (!course || !chapter) throw new Error('There is no such course')
    expect(await readCard(course)).toMatchObject({ title: 'Introduction to Java' })
    await expect(readCard(chapter)).rejects.toThrow('Unexpected response payload')
  })

  it('sends the hash, and the text after PERSISTED_QUERY_NOT_FOUND', async () => {
    const variables = { assetType: 'COURSE', locale: 'en-US', first: 1 } as const
    await load(catalogListQuery, variables)
    expect(recorder.exchanges.map(({ method }) => method)).toEqual(['GET', 'POST'])

    await load(catalogListQuery, variables)

    const last = recorder.exchanges[2]
    expect(recorder.exchanges).toHaveLength(3)
    expect(last?.method).toBe('GET')
    expect([...(last?.url.searchParams.keys() ?? [])]).toEqual(['variables', 'extensions'])
    expect(last?.response.headers.get('cache-control')).toMatch(/^public, max-age=\d+/)
  })
})

async function load<Query extends { response: unknown; variables: object }>(
  query: GraphQLTaggedNode,
  variables: Query['variables'],
): Promise<Query['response'] | undefined> {
  return fetchQuery(environment, query, variables).toPromise()
}

/** Reads a card as its component does, which throws where a field has failed. */
async function readCard(card: AssetCard_asset$key) {
  return waitForFragmentData(environment, assetCard, card)
}

async function loadCard(locale: string) {
  const data = await load<AssetPageQuery>(assetPageQuery, {
    urn: COURSE,
    locale,
    otherLocale: 'ja-JP',
  })
  const asset = data?.learningAsset
  if (!asset?.ok || !asset.value) throw new Error('There is no such course')
  return readRelayFragment<AssetCard_asset$key>(environment, assetCard, asset.value)
}

/** Reads an asset by its `id`, from the store where it holds it. */
async function readById(id: string, withDescription = false) {
  const data = await fetchQuery<AssetCardRefetchQuery>(
    environment,
    assetCardRefetchQuery,
    { id, withDescription },
    { fetchPolicy: 'store-or-network' },
  ).toPromise()
  return data?.node && readRelayFragment<AssetCard_asset$key>(environment, assetCard, data.node)
}
