import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

const PAGE = `first: $first, after: $after, last: $last, before: $before) {
  nodes { urn }
  totalCount
  isTotalCountCapped
  pageInfo { startCursor endCursor hasNextPage hasPreviousPage }
}`

const CATALOG = `
  query ($first: Int, $after: String, $last: Int, $before: String) {
    page: catalog(assetType: COURSE, locale: "en-US", ${PAGE}
  }
`
const LIST = `
  query ($first: Int, $after: String, $last: Int, $before: String) {
    page: learningAssets(filter: { assetTypes: [VIDEO], includeRetired: true }, ${PAGE}
  }
`

interface Page {
  readonly nodes: readonly { readonly urn: string }[]
  readonly totalCount: number
  readonly isTotalCountCapped: boolean
  readonly pageInfo: {
    readonly startCursor: string
    readonly endCursor: string
    readonly hasNextPage: boolean
    readonly hasPreviousPage: boolean
  }
}

describe('a walk through thousands of assets', () => {
  let server: SandboxedTestServer

  beforeAll(async () => {
    server = await startTestServer({ assetCount: 25_000 }, { isGraphiqlEnabled: false })
  })

  afterAll(() => server.close())

  it.each([
    { description: 'the catalogue of a language', document: CATALOG, atLeast: 10_000 },
    { description: 'a list without a keyword', document: LIST, atLeast: 2_000 },
  ])('visits each once, in one order, either way: $description', async ({ document, atLeast }) => {
    server.sandbox.clearCalls()

    const forth = await walkForth(document)
    const back = await walkBack(document)

    const urns = urnsIn(forth)
    expect(urns.length).toBeGreaterThan(atLeast)
    expect(new Set(urns).size).toBe(urns.length)
    expect(urnsIn(back.toReversed())).toEqual(urns)
    for (const { totalCount, isTotalCountCapped } of [...forth, ...back]) {
      expect({ totalCount, isTotalCountCapped }).toEqual({
        totalCount: urns.length,
        isTotalCountCapped: false,
      })
    }
    // One call a page: the way forth has told where the way back starts.
    const calls = server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/'))
    expect(calls).toHaveLength(2 * Math.ceil(urns.length / 100))
  })

  async function walkForth(document: string): Promise<Page[]> {
    const pages = [await ask(document, { first: 100 })]
    for (let page = pages[0]; page?.pageInfo.hasNextPage; page = pages.at(-1)) {
      pages.push(await ask(document, { first: 100, after: page.pageInfo.endCursor }))
    }
    return pages
  }

  async function walkBack(document: string): Promise<Page[]> {
    const pages = [await ask(document, { last: 100 })]
    for (let page = pages[0]; page?.pageInfo.hasPreviousPage; page = pages.at(-1)) {
      pages.push(await ask(document, { last: 100, before: page.pageInfo.startCursor }))
    }
    return pages
  }

  async function ask(document: string, variables: Record<string, unknown>): Promise<Page> {
    const { data, errors } = await server.query(document, variables)
    expect(errors).toBeUndefined()
    return data.page
  }
})

function urnsIn(pages: readonly Page[]): string[] {
  return pages.flatMap(({ nodes }) => nodes.map(({ urn }) => urn))
}
