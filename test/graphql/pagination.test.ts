import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatCursor, parseCursor, placeAt } from '../../src/graphql/cursor.ts'
import {
  type Connection,
  type ConnectionArguments,
  readRange,
  toConnection,
  toRange,
} from '../../src/graphql/pagination.ts'
import type { Page, PageWindow } from '../../src/linkedin/page.ts'

const cursorAt = (index: number) => formatCursor('numbers', placeAt(index))

/** A collection, some of whose places have no element, and how many places a page covers at most. */
interface Collection {
  readonly places: readonly (number | null)[]
  readonly maxCount?: number
}

function readWindow({ places, maxCount = 100 }: Collection, { start, count }: PageWindow) {
  const covered = Math.min(count, maxCount)
  return {
    elements: places.slice(start, start + covered).filter((place) => place !== null),
    total: places.length,
    count: covered,
    hasNext: start + covered < places.length,
  }
}

async function connect(collection: Collection, args: ConnectionArguments) {
  const page = await readRange(
    toRange('numbers', args),
    async (window): Promise<Page<number>> => readWindow(collection, window),
  )
  return toConnection('numbers', page, (number) => number)
}

/** The elements that are met on the way through `endCursor`, in pages of the given sizes. */
async function walk(collection: Collection, sizes: readonly number[]): Promise<number[]> {
  const visited: number[] = []
  let after: string | null = null
  for (let turn = 0; turn <= collection.places.length; turn += 1) {
    const first = sizes[turn % sizes.length] ?? 1
    const page: Connection<number> = await connect(collection, { first, after })
    visited.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return visited
    after = page.pageInfo.endCursor
  }
  throw new Error('The walk does not end')
}

/** The connection of a page that begins at a place. */
function connectPage(start: number, page: Page<number>) {
  return toConnection('numbers', { page, start }, (number) => number)
}

describe('a connection', () => {
  it('gives each element once where LinkedIn leaves gaps smaller than a page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 300 }),
        fc.integer({ min: 1, max: 30 }),
        async (gaps, size) => {
          const places = gaps.map((isGap, index) => (isGap ? null : index))
          const isPageEmpty = (start: number) =>
            places.slice(start, start + size).every((place) => place === null)
          fc.pre(!places.some((_, index) => index % size === 0 && isPageEmpty(index)))

          const visited = await walk({ places }, [size])

          expect(visited).toEqual(places.filter((place) => place !== null))
        },
      ),
    )
  })

  it('gives each element once from its end, with gaps and pages smaller than requested', async () => {
    const collection = { places: [0, null, null, 3, 4, null, 6], maxCount: 2 }
    const visited: number[] = []
    let before: string | null = null
    let hasPreviousPage = true
    for (let turn = 0; hasPreviousPage && turn < 20; turn += 1) {
      const { nodes, pageInfo } = await connect(collection, { last: 5, before })
      visited.unshift(...nodes)
      before = pageInfo.startCursor
      hasPreviousPage = pageInfo.hasPreviousPage
    }

    expect(visited).toEqual([0, 3, 4, 6])
  })

  it('reads nothing in front of a range that a collection no longer reaches', async () => {
    const args = { last: 5, after: cursorAt(3), before: cursorAt(10) }
    const windows: PageWindow[] = []

    const page = await readRange(
      toRange('numbers', args),
      async (window): Promise<Page<number>> => {
        windows.push(window)
        return readWindow({ places: [0, 1] }, window)
      },
    )

    expect(windows).toEqual([{ start: 5, count: 5 }])
    expect(toConnection('numbers', page, (number) => number)).toMatchObject({
      nodes: [],
      totalCount: 2,
      pageInfo: { hasNextPage: false, hasPreviousPage: true },
    })
  })

  it('ends at a page that comes empty at its end', () => {
    const { pageInfo } = connectPage(1_000, {
      elements: [],
      total: 9_000,
      count: 20,
      hasNext: false,
    })

    expect(pageInfo).toEqual({
      startCursor: cursorAt(1_000),
      endCursor: null,
      hasNextPage: false,
      hasPreviousPage: true,
    })
  })

  it('continues behind the places that a page covers', () => {
    const { pageInfo } = connectPage(0, { elements: [0, 1], total: 50, count: 2, hasNext: true })

    expect(pageInfo).toMatchObject({ endCursor: cursorAt(1), hasNextPage: true })
  })

  it('gives an edge that is somewhere among gaps a cursor for both ways', () => {
    const { edges, pageInfo } = connectPage(3, { elements: [7], total: 9, count: 3, hasNext: true })

    expect(parseCursor('numbers', edges[0]?.cursor ?? '')).toEqual({
      ...placeAt(3),
      last: 5,
    })
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges[0]?.cursor])
  })

  it.each([
    { description: 'before', args: { last: 10 }, isBackward: true },
    { description: 'after', args: { first: 10 }, isBackward: false },
    { description: 'before, one at a time', args: { last: 1 }, isBackward: true },
    { description: 'after, one at a time', args: { first: 1 }, isBackward: false },
  ])('goes on from each edge of a page with gaps: $description', async ({ args, isBackward }) => {
    const present = [5, 6, 7, 8, 9]
    const collection = {
      places: Array.from({ length: 10 }, (_, index) => (present.includes(index) ? index : null)),
    }
    const { edges } = await connect(collection, { first: 10 })

    expect(edges.map(({ node }) => node)).toEqual(present)
    for (const { cursor, node } of edges) {
      const page = await connect(
        collection,
        isBackward ? { ...args, before: cursor } : { ...args, after: cursor },
      )
      const size = isBackward ? args.last : args.first
      const others = present.filter((other) => (isBackward ? other < node : other > node))
      const expected = isBackward ? others.slice(-(size ?? 0)) : others.slice(0, size)

      expect(page.nodes).toEqual(expected)
      expect(page.pageInfo).toMatchObject({
        hasPreviousPage: isBackward ? expected[0] !== undefined && expected[0] > 5 : true,
        hasNextPage: isBackward || (expected.length > 0 && expected.at(-1) !== 9),
      })
    }
  })

  it('reads the places of such an edge again, as one window', async () => {
    const collection = { places: [null, 1, null, 3, 4, null, 6, 7] }
    const { edges } = await connect(collection, { first: 5 })
    const windows: PageWindow[] = []

    await readRange(toRange('numbers', { first: 2, after: edges[1]?.cursor }), async (window) => {
      windows.push(window)
      return readWindow(collection, window)
    })

    expect(windows).toEqual([{ start: 0, count: 5 }])
  })

  it.each([
    { description: 'one less', places: [null, 1, null, null, 4], after: [4], before: [1] },
    { description: 'one more', places: [0, 1, null, 3, 4], after: [3, 4], before: [0, 1] },
    { description: 'none', places: [null, null, null, null, null], after: [], before: [] },
  ])('loses nothing where such places have by now $description', async (changed) => {
    const { edges } = await connect({ places: [null, 1, null, 3, 4] }, { first: 5 })
    const cursor = edges[1]?.cursor

    const next = await connect(changed, { first: 5, after: cursor })
    const previous = await connect(changed, { last: 5, before: cursor })

    expect(next.nodes).toEqual(expect.arrayContaining(changed.after))
    expect(previous.nodes).toEqual(expect.arrayContaining(changed.before))
  })

  it('ends at every place that an edge may be at where both cursors are given', async () => {
    const collection = { places: [null, null, 2, 3, 4, 5] }
    const { edges } = await connect(collection, { first: 6 })
    const [first, , , last] = edges

    const page = await connect(collection, { after: first?.cursor, before: last?.cursor })

    expect(page.nodes).toEqual(expect.arrayContaining([3, 4]))
  })

  it('has a next page also where the page is of size 0', async () => {
    const { nodes, pageInfo, totalCount } = await connect({ places: [1] }, { first: 0 })

    expect({ nodes, totalCount }).toEqual({ nodes: [], totalCount: 1 })
    expect(pageInfo.hasNextPage).toBe(true)
  })
})
