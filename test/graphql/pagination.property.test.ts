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

/** The numbers from 0; like LinkedIn, no further than to a cap. */
interface Collection {
  readonly length: number
  readonly cap: number
}

/** The connection of a collection for those arguments. */
async function connect(
  collection: Collection,
  args: ConnectionArguments,
): Promise<Connection<number>> {
  const page = await readRange(toRange('numbers', args), async ({ start, count }) => ({
    elements: numbersOf(collection).slice(start, start + count),
    total: totalOf(collection),
    count,
    hasNext: start + count < totalOf(collection),
  }))
  return toConnection('numbers', page, (number) => number)
}

const totalOf = ({ length, cap }: Collection) => Math.min(length, cap)
const numbersOf = (collection: Collection) =>
  Array.from({ length: totalOf(collection) }, (_, index) => index)
const cursorOf = (index: number | null) =>
  index === null ? null : formatCursor('numbers', placeAt(index))

/** The pages that are met by following the cursors to the end, in the given sizes. */
async function walk(
  collection: Collection,
  sizes: readonly number[],
  toArguments: (size: number, page: Connection<number> | null) => ConnectionArguments,
  hasMore: (page: Connection<number>) => boolean,
): Promise<readonly number[][]> {
  const pages: number[][] = []
  let page: Connection<number> | null = null
  for (let turn = 0; turn <= collection.length; turn += 1) {
    page = await connect(collection, toArguments(sizes[turn % sizes.length] ?? 1, page))
    pages.push([...page.nodes])
    if (!hasMore(page)) return pages
  }
  throw new Error('The walk does not end')
}

const RUNS = { numRuns: 500 }

const pageSize = fc.integer({ min: 1, max: 100 })
const pageSizes = fc.array(pageSize, { minLength: 1, maxLength: 5 })
const collections = fc.record({
  length: fc.integer({ min: 0, max: 500 }),
  cap: fc.oneof(fc.constant(Number.POSITIVE_INFINITY), fc.integer({ min: 0, max: 500 })),
})

/** Places in collections and behind their ends. */
const place = fc.option(fc.integer({ min: 0, max: 600 }))
const windows = fc
  .record({
    after: place,
    before: place,
    size: fc.record({
      first: fc.option(fc.integer({ min: 0, max: 100 })),
      last: fc.option(fc.integer({ min: 0, max: 100 })),
    }),
  })
  .filter(({ size: { first, last } }) => first === null || last === null)

describe('pagination', () => {
  it('visits each element once, in order, from the start to the end', async () => {
    await fc.assert(
      fc.asyncProperty(collections, pageSizes, async (collection, sizes) => {
        const pages = await walk(
          collection,
          sizes,
          (first, page) => ({ first, after: page?.pageInfo.endCursor }),
          ({ pageInfo }) => pageInfo.hasNextPage,
        )

        expect(pages.flat()).toEqual(numbersOf(collection))
      }),
      RUNS,
    )
  })

  it('visits each element once, in the same order page by page, from the end to the start', async () => {
    await fc.assert(
      fc.asyncProperty(collections, pageSizes, async (collection, sizes) => {
        const pages = await walk(
          collection,
          sizes,
          (last, page) => ({ last, before: page?.pageInfo.startCursor }),
          ({ pageInfo }) => pageInfo.hasPreviousPage,
        )

        expect(pages.toReversed().flat()).toEqual(numbersOf(collection))
      }),
      RUNS,
    )
  })

  it('gives the slice that the arguments name, with the cursors of its places', async () => {
    await fc.assert(
      fc.asyncProperty(collections, windows, async (collection, { after, before, size }) => {
        const between = numbersOf(collection).filter(
          (number) => (after === null || number > after) && (before === null || number < before),
        )
        const { first, last } = size
        const expected =
          last === null
            ? between.slice(0, first ?? 20)
            : between.slice(Math.max(0, between.length - last))

        const { edges, nodes, pageInfo, totalCount } = await connect(collection, {
          ...size,
          after: cursorOf(after),
          before: cursorOf(before),
        })

        expect(nodes).toEqual(expected)
        expect(edges.map(({ node }) => node)).toEqual(expected)
        expect(edges.map(({ cursor }) => cursor)).toEqual(expected.map(cursorOf))
        expect(pageInfo.startCursor).toBe(cursorOf(expected[0] ?? null))
        expect(pageInfo.endCursor).toBe(cursorOf(expected.at(-1) ?? null))
        expect(totalCount).toBe(totalOf(collection))
      }),
      RUNS,
    )
  })

  it('has a next and a previous page exactly when there are elements, in any range', async () => {
    await fc.assert(
      fc.asyncProperty(collections, windows, async (collection, { after, before, size }) => {
        await expectTruePageInfo(collection, {
          ...size,
          after: cursorOf(after),
          before: cursorOf(before),
        })
      }),
      RUNS,
    )
  })

  it('has them also in a collection that has grown or shrunk since the page before', async () => {
    await fc.assert(
      fc.asyncProperty(
        collections,
        collections,
        fc.record({ size: pageSize, isFromEnd: fc.boolean() }),
        fc.record({ size: pageSize, isBackward: fc.boolean() }),
        async (collection, changed, { size, isFromEnd }, next) => {
          const { pageInfo } = await connect(
            collection,
            isFromEnd ? { last: size } : { first: size },
          )

          await expectTruePageInfo(
            changed,
            next.isBackward
              ? { last: next.size, before: pageInfo.startCursor }
              : { first: next.size, after: pageInfo.endCursor },
          )
        },
      ),
      RUNS,
    )
  })
})

/** Reads a page, and the pages next to it, which must have elements exactly when it says so. */
async function expectTruePageInfo(
  collection: Collection,
  args: ConnectionArguments,
): Promise<void> {
  const { nodes, pageInfo } = await connect(collection, args)
  const { startCursor, endCursor, hasNextPage, hasPreviousPage } = pageInfo
  if (nodes.length === 0) {
    const place = placeOf(collection, args)
    expect({ hasNextPage, hasPreviousPage }).toEqual({
      hasNextPage: place < totalOf(collection),
      hasPreviousPage: place > 0 && totalOf(collection) > 0,
    })
    return
  }

  const next = await connect(collection, { first: 1, after: endCursor })
  const previous = await connect(collection, { last: 1, before: startCursor })

  expect({ hasNextPage, hasPreviousPage }).toEqual({
    hasNextPage: next.nodes.length > 0,
    hasPreviousPage: previous.nodes.length > 0,
  })
}

/** The place of an empty page, which has no cursors: the end of its range that it is counted from. */
function placeOf(collection: Collection, { after, before, last }: ConnectionArguments): number {
  const from = after ? (parseCursor('numbers', after)?.last ?? 0) + 1 : 0
  if (typeof last !== 'number') return from
  const to = before ? (parseCursor('numbers', before)?.first ?? 0) : Number.POSITIVE_INFINITY
  return Math.max(from, Math.min(to, totalOf(collection)))
}
