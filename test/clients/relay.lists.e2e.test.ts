import type { Environment, GraphQLTaggedNode } from 'relay-runtime'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { assetList, assetListQuery } from '../../examples/clients/relay/asset-list.ts'
import { catalogList, catalogListQuery } from '../../examples/clients/relay/catalog-list.ts'
import {
  classificationList,
  classificationListQuery,
} from '../../examples/clients/relay/classification-list.ts'
import { createRelayEnvironment } from '../../examples/clients/relay/create-relay-environment.ts'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'
import { openRelayList, type RelayList } from './relay-list.ts'

/** The query, the paginated fragment and the variables of a list. */
interface ListCase {
  readonly list: string
  readonly tags: readonly [query: GraphQLTaggedNode, fragment: GraphQLTaggedNode]
  readonly variables: Readonly<Record<string, unknown>>
}

const assets = [assetListQuery, assetList] as const
const catalog = [catalogListQuery, catalogList] as const
const classifications = [classificationListQuery, classificationList] as const

const LISTS: readonly ListCase[] = [
  { list: 'a search', tags: assets, variables: { filter: { keyword: 'java' } } },
  {
    list: 'a search that LinkedIn caps',
    tags: assets,
    variables: { filter: {}, sortBy: 'RECENCY' },
  },
  { list: 'a catalogue', tags: catalog, variables: { assetType: 'COURSE', locale: 'de-DE' } },
  {
    list: 'classifications of a type',
    tags: classifications,
    variables: { type: 'TOPIC', locale: 'en-US' },
  },
  {
    list: 'classifications with a keyword',
    tags: classifications,
    variables: { keyword: 'management', locale: 'en-US' },
  },
]

let server: SandboxedTestServer

beforeAll(async () => {
  server = await startTestServer()
})

afterAll(() => server.close())

describe("a list in Relay's store", () => {
  it.each(LISTS)('is the same from either end: $list', async ({ tags, variables }) => {
    const forth = await open(tags, { ...variables, first: 3 })
    const back = await open(tags, { ...variables, last: 3 })
    expect(pageInfoOf(forth).hasPreviousPage).toBe(false)
    expect(pageInfoOf(back).hasNextPage).toBe(false)

    while (pageInfoOf(forth).hasNextPage) await forth.loadNext(41)
    while (pageInfoOf(back).hasPreviousPage) await back.loadPrevious(29)

    const ids = idsIn(forth)
    expect(ids).toHaveLength(forth.read().totalCount)
    expect(new Set(ids).size).toBe(ids.length)
    expect(idsIn(back)).toEqual(ids)
  })

  it.each(LISTS)('grows at both ends from its middle: $list', async ({ tags, variables }) => {
    const whole = await open(tags, { ...variables, first: 100 })
    const after = whole.read().edges[3]?.cursor
    const middle = await open(tags, { ...variables, after, first: 2 })
    expect(pageInfoOf(middle)).toMatchObject({ hasPreviousPage: true, hasNextPage: true })

    await middle.loadPrevious(3)
    await middle.loadNext(1)
    await middle.loadPrevious(20)
    await middle.loadNext(18)

    expect(idsIn(middle)).toEqual(idsIn(whole).slice(0, 25))
    expect(pageInfoOf(middle).hasPreviousPage).toBe(false)
  })

  it('is separate from the list of another filter', async () => {
    const environment = createEnvironment()
    const java = await openRelayList(environment, ...assets, {
      filter: { keyword: 'java' },
      first: 2,
    })
    const figma = await openRelayList(environment, ...assets, {
      filter: { keyword: 'figma' },
      first: 2,
    })
    const before = idsIn(java)

    await figma.loadNext(2)

    expect(idsIn(figma)).toHaveLength(4)
    expect(idsIn(java)).toEqual(before)
  })
})

function createEnvironment(): Environment {
  return createRelayEnvironment({ url: `${server.url}/graphql` })
}

/** Opens a list in a store of its own. */
function open([query, fragment]: ListCase['tags'], variables: ListCase['variables']) {
  return openRelayList(createEnvironment(), query, fragment, variables)
}

function pageInfoOf(list: RelayList) {
  return list.read().pageInfo
}

function idsIn(list: RelayList): string[] {
  return list.read().edges.map(({ node }) => node.id)
}
