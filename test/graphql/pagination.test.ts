import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Connection,
  type ConnectionArguments,
  formatCursor,
  parseCursor,
  readRange,
  toConnection,
  toRange,
} from '../../src/graphql/pagination.ts'
import type { Page, PageWindow } from '../../src/linkedin/page.ts'

const cursorAt = (index: number) => formatCursor('numbers', { first: index, last: index })

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

    expect(parseCursor('numbers', edges[0]?.cursor ?? '')).toEqual({ first: 3, last: 5 })
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges[0]?.cursor])
  })

  it('has a next page also where the page is of size 0', async () => {
    const { nodes, pageInfo, totalCount } = await connect({ places: [1] }, { first: 0 })

    expect({ nodes, totalCount }).toEqual({ nodes: [], totalCount: 1 })
    expect(pageInfo.hasNextPage).toBe(true)
  })
})

describe('a cursor', () => {
  const encode = (text: string) => Buffer.from(text).toString('base64url')

  it('is read back as the place that it stands for', () => {
    fc.assert(
      fc.property(fc.nat(499_999_999), fc.nat(499_999_999), (first, length) => {
        const place = { first, last: first + length }

        expect(parseCursor('numbers', formatCursor('numbers', place))).toEqual(place)
      }),
    )
  })

  it.each([
    { description: 'empty text', cursor: '' },
    { description: 'a number', cursor: '3' },
    {
      description: 'the cursor of another connection',
      cursor: formatCursor('letters', { first: 3, last: 3 }),
    },
    { description: 'padding', cursor: `${cursorAt(3)}==` },
    { description: 'white space', cursor: ` ${cursorAt(3)}` },
    { description: 'a negative place', cursor: encode('numbers:-1') },
    { description: 'a fraction', cursor: encode('numbers:1.5') },
    { description: 'a leading zero', cursor: encode('numbers:01') },
    { description: 'a place that ends before it begins', cursor: encode('numbers:3-2') },
    { description: 'one place written as two', cursor: encode('numbers:3-3') },
    { description: 'no place', cursor: encode('numbers:') },
    { description: 'a place too far', cursor: encode('numbers:9999999999') },
  ])('is not $description', ({ cursor }) => {
    expect(parseCursor('numbers', cursor)).toBeNull()
  })
})
