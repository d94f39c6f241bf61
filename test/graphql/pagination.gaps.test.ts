import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../support/fake-linkedin.ts'
import { type PagedCollection, servePages } from '../support/paged-collection.ts'
import { startServerFor, type TestServer } from '../support/test-server.ts'

/** Twenty places, of which LinkedIn leaves out the first five, as documented in all else. */
const COLLECTION: PagedCollection = {
  places: Array.from({ length: 20 }, (_, index) =>
    index < 5 ? null : `urn:li:lyndaCourse:${index}`,
  ),
  maxPlaces: null,
  countEcho: 'requested',
  startEcho: 'requested',
  links: 'relative',
  linkForm: 'list',
  totalEcho: 'places',
  surplus: [0],
  refusesBehindEnd: false,
}

const PAGE = `query ($first: Int, $after: String, $last: Int, $before: String) {
  learningAssets(
    filter: { keyword: "java" }, first: $first, after: $after, last: $last, before: $before
  ) {
    edges { cursor node { urn } }
    pageInfo { hasNextPage hasPreviousPage endCursor }
  }
}`

describe('a page from an edge of a page that LinkedIn left elements out of', () => {
  let fake: FakeLinkedIn
  let server: TestServer

  beforeAll(async () => {
    fake = await startFakeLinkedIn()
    server = await startServerFor(fake.config)
    const serve = servePages(COLLECTION)
    fake.answers(({ target }) => {
      const parameters = new URL(target, 'http://linkedin').searchParams
      const start = Number(parameters.get('start') ?? 0)
      const served = serve({ start, count: Number(parameters.get('count')) })
      return { body: served.status === 200 ? served.body : {} }
    })
  })

  afterAll(async () => {
    await server.close()
    await fake.close()
  })

  async function ask(variables: Record<string, unknown>) {
    const { data, errors } = await server.query(PAGE, variables)
    expect(errors).toBeUndefined()
    const { edges, pageInfo } = data.learningAssets
    return {
      cursors: edges.map(({ cursor }: { cursor: string }) => cursor),
      places: edges.map(({ node }: { node: { urn: string } }) =>
        Number(node.urn.split(':').at(-1)),
      ),
      pageInfo,
    }
  }

  it('has what precedes or follows the edge, and takes one call as any page does', async () => {
    const { places, cursors } = await ask({ first: 10 })
    expect(places).toEqual([5, 6, 7, 8, 9])
    fake.clearRequests()

    const previous = await ask({ last: 10, before: cursors[3] })
    const next = await ask({ first: 10, after: cursors[2] })
    const one = await ask({ last: 1, before: previous.cursors[2] })

    expect(previous).toMatchObject({
      places: [5, 6, 7],
      pageInfo: { hasNextPage: true, hasPreviousPage: false },
    })
    expect(next).toMatchObject({
      places: [8, 9],
      pageInfo: { hasNextPage: true, hasPreviousPage: true },
    })
    expect(one).toMatchObject({
      places: [6],
      pageInfo: { hasNextPage: true, hasPreviousPage: true },
    })
    // LinkedIn's pages with gaps are not kept: that of the edge is requested again.
    expect(fake.requests.map(({ target }) => target)).toEqual(
      Array.from({ length: 3 }, () => expect.stringContaining('&count=10&')),
    )
    expect((await ask({ first: 3, after: next.pageInfo.endCursor })).places).toEqual([10, 11, 12])
  })
})
