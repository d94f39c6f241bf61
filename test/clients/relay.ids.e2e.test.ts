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

/** LinkedIn names certifications in its assets, and looks none up. */
const LOOKED_UP_BY_NOBODY = /^urn:li:lyndaCredentialingProgram:/

/** An object as a server answered it. */
// biome-ignore lint/suspicious/noExplicitAny: the test selects the fields that it reads.
type Answered = Record<string, any>

let server: SandboxedTestServer

beforeAll(async () => {
  server = await startTestServer({}, { isGraphiqlEnabled: false })
})

afterAll(() => server.close())

describe('what has an id', () => {
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
  ])('is fetched again as it was: $place', async ({ query, variables }) => {
    const nodes = nodesIn(await ask(query, variables))
      .map(factsOf)
      .filter(({ urn }) => !LOOKED_UP_BY_NOBODY.test(urn))

    expect(nodes.length).toBeGreaterThan(0)
    expect(await Promise.all(nodes.map(refetch))).toEqual(nodes)
  })
})

/** Sends what Relay's compiler has made of a query, past the store, which would merge answers. */
async function ask(query: GraphQLTaggedNode, variables: Answered): Promise<Answered> {
  const { data, errors } = await server.query(getRequest(query).params.text ?? '', variables)
  expect(errors).toBeUndefined()
  return data
}

/** Queries an object by its `id` alone, as a refetchable fragment does. */
async function refetch({ id, urn }: Answered): Promise<Answered> {
  const isClassification = /^urn:li:(lyndaCategory|skill):/.test(urn)
  const query = isClassification ? ClassificationChipRefetchQuery : AssetCardRefetchQuery
  const { node } = await ask(query, { id, withDescription: false })
  return factsOf(node)
}

/** What an object is, without what was selected below it. */
function factsOf({ id, urn, title, name, locale }: Answered): Answered {
  return { id, urn, title, name, locale }
}

/** Every object with an `id` that stands anywhere in an answer. */
function nodesIn(answer: unknown): Answered[] {
  if (typeof answer !== 'object' || answer === null) return []
  const below = Object.values(answer).flatMap(nodesIn)
  return 'id' in answer ? [answer, ...below] : below
}
