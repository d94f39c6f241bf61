import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Connection,
  formatCursor,
  parseCursor,
  readRange,
  toConnection,
  toRange,
} from '../../src/graphql/pagination.ts'

const toCursor = (text: string) => Buffer.from(text).toString('base64url')
const cursorAt = (index: number) => formatCursor('numbers', { first: index, last: index })

/** A collection behind start and count, some of whose places give no element. */
async function ask(places: readonly (number | null)[], first: number, after: string | null) {
  const range = toRange('numbers', { first, after })
  const { page, window } = await readRange(range, async ({ start, size }) => ({
    elements: places.slice(start, start + size).filter((place) => place !== null),
    total: places.length,
    count: size,
  }))
  return toConnection('numbers', page, window)
}

/** Follows `endCursor` to the end, in pages of the given sizes. */
async function walk(
  places: readonly (number | null)[],
  sizes: readonly number[],
): Promise<number[]> {
  const visited: number[] = []
  let after: string | null = null
  for (let turn = 0; turn <= places.length; turn += 1) {
    const page: Connection<number> = await ask(places, sizes[turn % sizes.length] ?? 1, after)
    visited.push(...page.nodes)
    if (!page.pageInfo.hasNextPage) return visited
    after = page.pageInfo.endCursor
  }
  throw new Error('The walk does not end')
}

const pageSizes = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 5 })

describe('a connection', () => {
  it('is walked to its end with each element visited once, in order, whatever the page sizes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 500 }), pageSizes, async (length, sizes) => {
        const places = Array.from({ length }, (_, index) => index)

        expect(await walk(places, sizes)).toEqual(places)
      }),
    )
  })

  it('gives each element once where LinkedIn leaves holes smaller than a page', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { maxLength: 300 }),
        fc.integer({ min: 1, max: 30 }),
        async (holes, size) => {
          const places = holes.map((isHole, index) => (isHole ? null : index))
          const isPageEmpty = (start: number) =>
            places.slice(start, start + size).every((place) => place === null)
          fc.pre(!places.some((_, index) => index % size === 0 && isPageEmpty(index)))

          const visited = await walk(places, [size])

          expect(visited).toEqual(places.filter((place) => place !== null))
        },
      ),
    )
  })

  it('ends at a page that comes empty before the total', () => {
    const page = toConnection(
      'numbers',
      { elements: [], total: 9_000, count: 20 },
      { start: 1_000, size: 20 },
    )

    expect(page.pageInfo).toEqual({
      startCursor: cursorAt(1_000),
      endCursor: null,
      hasNextPage: false,
      hasPreviousPage: true,
    })
  })

  it('is walked from its end where LinkedIn gives fewer at a time than asked for, and holes', async () => {
    const places = [0, null, null, 3, 4, null, 6]
    const visited: number[] = []
    let before: string | null = null
    for (let turn = 0; turn < 20; turn += 1) {
      const range = toRange('numbers', { last: 5, before })
      const { page, window } = await readRange(range, async ({ start, size }) => ({
        elements: places.slice(start, start + Math.min(size, 2)).filter((place) => place !== null),
        total: places.length,
        count: Math.min(size, 2),
      }))
      const { nodes, pageInfo } = toConnection('numbers', page, window)
      visited.unshift(...nodes)
      if (!pageInfo.hasPreviousPage) break
      before = pageInfo.startCursor
    }

    expect(visited).toEqual([0, 3, 4, 6])
  })

  it('goes on behind the places that LinkedIn has looked at, where they are fewer', () => {
    const page = toConnection(
      'numbers',
      { elements: [0, 1], total: 50, count: 2 },
      { start: 0, size: 20 },
    )

    expect(page.pageInfo).toMatchObject({
      endCursor: cursorAt(1),
      hasNextPage: true,
    })
  })

  it('gives an edge that stands somewhere among holes a cursor for both ways', () => {
    const { edges, pageInfo } = toConnection(
      'numbers',
      { elements: [7], total: 9, count: 3 },
      { start: 3, size: 3 },
    )

    expect(parseCursor('numbers', edges[0]?.cursor ?? '')).toEqual({ first: 3, last: 5 })
    expect([pageInfo.startCursor, pageInfo.endCursor]).toEqual([edges[0]?.cursor, edges[0]?.cursor])
  })

  it('tells of a next page also where no element is asked for', () => {
    const page = toConnection(
      'numbers',
      { elements: [1], total: 1, count: 1 },
      { start: 0, size: 0 },
    )

    expect(page.nodes).toEqual([])
    expect(page.pageInfo.hasNextPage).toBe(true)
  })
})

describe('a cursor', () => {
  it('is read back as the place it was made for', () => {
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
    { description: 'a negative place', cursor: toCursor('numbers:-1') },
    { description: 'a fraction', cursor: toCursor('numbers:1.5') },
    { description: 'a leading zero', cursor: toCursor('numbers:01') },
    { description: 'a place that ends before it begins', cursor: toCursor('numbers:3-2') },
    { description: 'one place written as two', cursor: toCursor('numbers:3-3') },
    { description: 'no place', cursor: toCursor('numbers:') },
    {
      description: 'a place too far',
      cursor: toCursor('numbers:9999999999'),
    },
  ])('is not $description', ({ cursor }) => {
    expect(parseCursor('numbers', cursor)).toBeNull()
  })
})
