import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'
import {
  type Answered,
  createRelayApp,
  nodesIn,
  type PaginatedList,
  type RelayApp,
} from './relay-app.ts'
import { compileRelay } from './relay-compiler.ts'

const COURSE = 'urn:li:lyndaCourse:563322'

/** LinkedIn names certifications in its assets, and looks none up. */
const LOOKED_UP_BY_NOBODY = /^urn:li:lyndaCredentialingProgram:/

let server: SandboxedTestServer
let app: RelayApp

beforeAll(async () => {
  server = await startTestServer({}, { isGraphiqlEnabled: false })
  app = createRelayApp(server, await compileRelay())
})

afterAll(() => server.close())

describe('what has an id', () => {
  it.each([
    {
      place: 'a search in all languages',
      operation: 'AssetListQuery',
      variables: { filter: { keyword: 'java' }, first: 100 },
    },
    {
      place: 'a page that holds its connection itself',
      operation: 'SearchPageQuery',
      variables: { keyword: 'data', first: 20 },
    },
    {
      place: 'a search in other languages',
      operation: 'AssetListQuery',
      variables: { filter: { keyword: 'data', locales: ['de-DE', 'ja-JP', 'fr'] }, first: 100 },
    },
    {
      place: 'a list of all assets',
      operation: 'AssetListQuery',
      variables: { filter: { includeRetired: true }, first: 100 },
    },
    {
      place: 'the last assets changed',
      operation: 'AssetListQuery',
      variables: { filter: { modifiedAfter: '2020-01-01T00:00:00Z' }, last: 100 },
    },
    {
      place: 'learning paths',
      operation: 'AssetListQuery',
      variables: { filter: { assetTypes: ['LEARNING_PATH'] }, first: 100 },
    },
    ...['en-US', 'de-DE', 'ja-JP', 'id-ID'].flatMap((locale) => [
      {
        place: `the courses of ${locale}`,
        operation: 'CatalogListQuery',
        variables: { assetType: 'COURSE', locale, first: 100 },
      },
      {
        place: `the videos of ${locale}`,
        operation: 'CatalogListQuery',
        variables: { assetType: 'VIDEO', locale, last: 100 },
      },
      {
        place: `the topics of ${locale}`,
        operation: 'ClassificationListQuery',
        variables: { type: 'TOPIC', locale, first: 100 },
      },
      {
        place: `a course, its contents and its categories, in ${locale}`,
        operation: 'AssetPageQuery',
        variables: { urn: COURSE, locale, otherLocale: 'de-DE' },
      },
    ]),
    {
      place: 'a course, its contents and its categories, in its own language',
      operation: 'AssetPageQuery',
      variables: { urn: COURSE, otherLocale: 'ja-JP' },
    },
    {
      place: 'classifications that match a keyword',
      operation: 'ClassificationListQuery',
      variables: { keyword: 'business', locale: 'en-US', first: 100 },
    },
  ])('is fetched again as it was: $place', async ({ operation, variables }) => {
    const nodes = nodesIn(await app.fetch(operation, variables))
      .map(factsOf)
      .filter(({ urn }) => !LOOKED_UP_BY_NOBODY.test(urn))

    expect(nodes.length).toBeGreaterThan(0)
    expect(await Promise.all(nodes.map(refetch))).toEqual(nodes)
  })
})

describe('a paginated list', () => {
  const lists = [
    {
      list: 'a search',
      component: 'AssetList',
      variables: { filter: { keyword: 'java' } },
    },
    {
      list: 'a search that LinkedIn caps',
      component: 'AssetList',
      variables: { filter: {}, sortBy: 'RECENCY' },
    },
    {
      list: 'a catalogue',
      component: 'CatalogList',
      variables: { assetType: 'COURSE', locale: 'de-DE' },
    },
    {
      list: 'classifications of a type',
      component: 'ClassificationList',
      variables: { type: 'TOPIC', locale: 'en-US' },
    },
    {
      list: 'classifications with a keyword',
      component: 'ClassificationList',
      variables: { keyword: 'management', locale: 'en-US' },
    },
  ]

  it.each(lists)('is the same from either end: $list', async ({ component, variables }) => {
    const forth = await app.usePaginationFragment(component, { ...variables, first: 3 })
    const back = await app.usePaginationFragment(component, { ...variables, last: 3 })
    expect([forth.hasPrevious, back.hasNext]).toEqual([false, false])

    while (forth.hasNext) await forth.loadNext(41)
    while (back.hasPrevious) await back.loadPrevious(29)

    const ids = idsIn(forth)
    expect(ids).toHaveLength(forth.totalCount)
    expect(new Set(ids).size).toBe(ids.length)
    expect(idsIn(back)).toEqual(ids)
  })

  it.each(lists)('grows at both ends from its middle: $list', async ({ component, variables }) => {
    const whole = await app.usePaginationFragment(component, { ...variables, first: 100 })
    const after = whole.edges[3]?.['cursor']
    const middle = await app.usePaginationFragment(component, { ...variables, after, first: 2 })
    expect([middle.hasPrevious, middle.hasNext]).toEqual([true, true])

    await middle.loadPrevious(3)
    await middle.loadNext(1)
    await middle.loadPrevious(20)
    await middle.loadNext(18)

    expect(idsIn(middle)).toEqual(idsIn(whole).slice(0, 25))
    expect(middle.hasPrevious).toBe(false)
  })
})

function idsIn({ edges }: PaginatedList): string[] {
  return edges.map(({ node }) => node.id)
}

/** Asks for an object by its `id` alone, as a refetchable fragment does. */
async function refetch({ id, urn }: Answered): Promise<Answered> {
  const isClassification = /^urn:li:(lyndaCategory|skill):/.test(urn)
  const component = isClassification ? 'ClassificationChip' : 'AssetCard'
  const { node } = await app.fetch(`${component}RefetchQuery`, { id, withDescription: false })
  return factsOf(node)
}

/** What an object is, without what was selected below it. */
function factsOf({ id, urn, title, name, locale }: Answered): Answered {
  return { id, urn, title, name, locale }
}
