import { type GraphQLTaggedNode, getRequest } from 'relay-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import AssetCardRefetchQuery from '../../examples/clients/relay/__generated__/AssetCardRefetchQuery.graphql.ts'
import ClassificationChipRefetchQuery from '../../examples/clients/relay/__generated__/ClassificationChipRefetchQuery.graphql.ts'
import { assetListQuery } from '../../examples/clients/relay/asset-list.ts'
import { assetPageQuery } from '../../examples/clients/relay/asset-page.ts'
import { catalogListQuery } from '../../examples/clients/relay/catalog-list.ts'
import { classificationListQuery } from '../../examples/clients/relay/classification-list.ts'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

const COURSE = 'urn:li:lyndaCourse:563322'

/** LinkedIn has certifications in its assets, but no look-up of them. */
const WITHOUT_LOOK_UP = /^urn:li:lyndaCredentialingProgram:/

/** An object of a response. */
// biome-ignore lint/suspicious/noExplicitAny: a test reads the fields that it has selected.
type Fetched = Record<string, any>

let server: SandboxedTestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.close())

describe('an object with an id', () => {
  it.each([
    {
      place: 'a search in all languages',
      query: assetListQuery,
      variables: { filter: { keyword: 'java' }, first: 100 },
    },
    {
      place: 'a search in other languages',
      query: assetListQuery,
      variables: { filter: { keyword: 'data', locales: ['de-DE', 'ja-JP', 'fr'] }, first: 100 },
    },
    {
      place: 'a list of all assets',
      query: assetListQuery,
      variables: { filter: { includeRetired: true }, first: 100 },
    },
    {
      place: 'the last assets changed',
      query: assetListQuery,
      variables: { filter: { modifiedAfter: '2020-01-01T00:00:00Z' }, last: 100 },
    },
    {
      place: 'learning paths',
      query: assetListQuery,
      variables: { filter: { assetTypes: ['LEARNING_PATH'] }, first: 100 },
    },
    ...['en-US', 'de-DE', 'ja-JP', 'id-ID'].flatMap((locale) => [
      {
        place: `the courses of ${locale}`,
        query: catalogListQuery,
        variables: { assetType: 'COURSE', locale, first: 100 },
      },
      {
        place: `the videos of ${locale}`,
        query: catalogListQuery,
        variables: { assetType: 'VIDEO', locale, last: 100 },
      },
      {
        place: `the topics of ${locale}`,
        query: classificationListQuery,
        variables: { type: 'TOPIC', locale, first: 100 },
      },
      {
        place: `a course, its contents and its categories, in ${locale}`,
        query: assetPageQuery,
        variables: { urn: COURSE, locale, otherLocale: 'de-DE' },
      },
    ]),
    {
      place: 'a course, its contents and its categories, in its own language',
      query: assetPageQuery,
      variables: { urn: COURSE, otherLocale: 'ja-JP' },
    },
    {
      place: 'classifications that match a keyword',
      query: classificationListQuery,
      variables: { keyword: 'business', locale: 'en-US', first: 100 },
    },
  ])('is the same when it is fetched by its id: $place', async ({ query, variables }) => {
    const nodes = nodesIn(await fetchData(query, variables))
      .map(scalarsOf)
      .filter(({ urn }) => !WITHOUT_LOOK_UP.test(urn))

    expect(nodes.length).toBeGreaterThan(0)
    expect(await Promise.all(nodes.map(refetch))).toEqual(nodes)
  })
})

/** Sends a compiled query without Relay's store, which would merge the responses. */
async function fetchData(query: GraphQLTaggedNode, variables: Fetched): Promise<Fetched> {
  const { data, errors } = await server.query(getRequest(query).params.text ?? '', variables)
  expect(errors).toBeUndefined()
  return data
}

/** Fetches an object by its `id` alone, as a refetchable fragment does. */
async function refetch({ id, urn }: Fetched): Promise<Fetched> {
  const isClassification = /^urn:li:(lyndaCategory|skill):/.test(urn)
  const query = isClassification ? ClassificationChipRefetchQuery : AssetCardRefetchQuery
  const { node } = await fetchData(query, { id, withDescription: false })
  return scalarsOf(node)
}

/** The scalar fields of an object. */
function scalarsOf({ id, urn, title, name, locale }: Fetched): Fetched {
  return { id, urn, title, name, locale }
}

/** Every object with an `id` anywhere in a response. */
function nodesIn(value: unknown): Fetched[] {
  if (typeof value !== 'object' || value === null) return []
  const below = Object.values(value).flatMap(nodesIn)
  return 'id' in value ? [value, ...below] : below
}
