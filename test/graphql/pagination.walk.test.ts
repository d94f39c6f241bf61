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

describe('a walk through a long connection', () => {
  let server: SandboxedTestServer

  beforeAll(async () => {
    server = await startTestServer({ assetCount: 5_000 })
  })

  afterAll(() => server.close())

  it.each([
    { description: 'the catalogue of a language', document: CATALOG, atLeast: 2_000 },
    { description: 'a list without a keyword', document: LIST, atLeast: 600 },
  ])(
    'visits each asset once, in one order both ways, with one call a page: $description',
    async ({ document, atLeast }) => {
      server.sandbox.clearCalls()

      const forward = await walkForward(document)
      const forwardCallCount = callCount()
      const backward = await walkBackward(document)

      expect(forwardCallCount).toBe(forward.length)
      // The way forward has found the end, and its first page may answer the last one back.
      expect(callCount()).toBeLessThanOrEqual(forward.length + backward.length)
      const urns = urnsIn(forward)
      expect(urns.length).toBeGreaterThan(atLeast)
      expect(new Set(urns).size).toBe(urns.length)
      expect(urnsIn(backward.toReversed())).toEqual(urns)
      for (const { totalCount, isTotalCountCapped } of [...forward, ...backward]) {
        expect({ totalCount, isTotalCountCapped }).toEqual({
          totalCount: urns.length,
          isTotalCountCapped: false,
        })
      }
    },
  )

  function callCount(): number {
    return server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/')).length
  }

  async function walkForward(document: string): Promise<Page[]> {
    const pages = [await ask(document, { first: 100 })]
    for (let page = pages[0]; page?.pageInfo.hasNextPage; page = pages.at(-1)) {
      pages.push(await ask(document, { first: 100, after: page.pageInfo.endCursor }))
    }
    return pages
  }

  async function walkBackward(document: string): Promise<Page[]> {
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
