import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageWindow } from '../../src/linkedin/page.ts'
import { readWindow } from '../../src/linkedin/read-window.ts'
import { toQueryParameters } from '../../src/linkedin/request-url.ts'
import { slice } from '../../src/upstream/coverage.ts'

/** The response to a request for a window of a collection of numbered elements. */
function toPage(window: PageWindow, total: number) {
  const { start = 0, count } = Object.fromEntries(
    toQueryParameters({ path: '/', parameters: [], window }).map(([name, value]) => [
      name,
      Number(value),
    ]),
  )
  return {
    elements: Array.from({ length: total }, (_, index) => ({ index })).slice(
      start,
      start + (count ?? 10),
    ),
    paging: { start, count, total, links: [] },
    metadata: { facets: ['of all'] },
  }
}

const ofWindow = (window: PageWindow) => ({ fields: null, locales: null, window })
const page = (start: number, count: number) => ofWindow({ start, count })
const entity = (...fields: readonly string[]) => ({ fields, locales: null, window: null })

/** The page that a window is read as from one response. */
async function readPage(body: unknown, window: PageWindow) {
  const collection = {
    path: '/v2/learningAssets',
    send: async () => body,
    readElement: (element: unknown) => element,
    identityOf: (element: unknown) => JSON.stringify(element),
    onContradiction: () => {},
  }
  return (await readWindow(collection, window)).page
}

/** Windows of a small collection, also those of its total alone. */
const anyWindow: fc.Arbitrary<PageWindow> = fc.record({ start: fc.nat(12), count: fc.nat(6) })

/** Windows inside a window, also empty ones. */
function anyPartOf({ start, count }: PageWindow): fc.Arbitrary<PageWindow> {
  return fc
    .tuple(fc.nat(count), fc.nat(count))
    .map(([from, size]) => ({ start: start + from, count: Math.min(size, count - from) }))
}

describe('slice', () => {
  it.each([
    { description: 'a whole page', paging: {} },
    { description: 'a page that states another start', paging: { start: 0 } },
  ])('leaves out nothing behind a former end of the collection: $description', async (given) => {
    const response = toPage({ start: 35, count: 3 }, 51)
    const body = { ...response, paging: { ...response.paging, ...given.paging } }

    const part = slice(body, page(35, 3), page(35, 7))

    expect(await readPage(part, { start: 35, count: 7 })).toMatchObject({
      elements: [{ index: 35 }, { index: 36 }, { index: 37 }],
      count: 3,
      hasNext: true,
    })
  })

  it('is the wanted window of a page, with the metadata and total of the collection', () => {
    const response = toPage({ start: 10, count: 10 }, 100)

    expect(slice(response, page(10, 10), page(12, 2))).toEqual({
      elements: [{ index: 12 }, { index: 13 }],
      paging: { start: 12, count: 2, total: 100, links: [] },
      metadata: { facets: ['of all'] },
    })
  })

  it.each([
    {
      description: 'an entity',
      response: { urn: 'a' },
      held: entity('a', 'b'),
      wanted: entity('a'),
    },
    {
      description: 'an entity that does not exist',
      response: null,
      held: entity('a', 'b'),
      wanted: entity('a'),
    },
    { description: 'an absent page', response: null, held: page(0, 10), wanted: page(0, 5) },
    {
      description: 'a page of the same window, also with gaps',
      response: { elements: [], paging: { total: 9 } },
      held: page(0, 10),
      wanted: page(0, 10),
    },
  ])('returns $description unchanged', ({ response, held, wanted }) => {
    expect(slice(response, held, wanted)).toBe(response)
  })

  it('does not change its argument', () => {
    const response = toPage({ start: 0, count: 10 }, 100)
    const copy = structuredClone(response)

    slice(response, page(0, 10), page(2, 2))
    slice(response, page(0, 10), page(0, 0))

    expect(response).toEqual(copy)
  })

  it('is undefined for a page with gaps up to a former end of the collection', () => {
    const body = { elements: [{}], paging: { total: 9 } }

    expect(slice(body, page(5, 4), page(5, 8))).toBe(body)
    expect(slice(body, page(5, 3), page(5, 8))).toBeUndefined()
  })

  it('keeps elements that deny the total', () => {
    const body = { elements: [{}], paging: { total: 0 } }

    expect(slice(body, page(0, 5), page(0, 0))).toBe(body)
  })

  it.each([
    { description: 'a page with a gap', body: { elements: [{}], paging: { total: 9 } } },
    { description: 'no elements', body: { paging: { total: 9 } } },
    { description: 'a page without a total', body: { elements: [{}] } },
  ])('is undefined for $description', ({ body }) => {
    expect(slice(body, page(0, 5), page(0, 2))).toBeUndefined()
  })

  it('is all of the last page for a window that goes on behind it', () => {
    const response = toPage({ start: 10, count: 10 }, 15)

    expect(slice(response, page(10, 2 ** 31), page(12, 50))).toMatchObject({
      elements: [{ index: 12 }, { index: 13 }, { index: 14 }],
      paging: { start: 12, count: 50, total: 15 },
    })
  })

  it('keeps the total of a page with gaps for a count of zero', () => {
    const body = { elements: [{}], paging: { total: 9 } }

    expect(slice(body, page(0, 5), page(0, 0))).toEqual({ elements: [], paging: { total: 9 } })
  })

  it('equals the page of the wanted window', async () => {
    const windows = anyWindow.chain((held) => fc.tuple(fc.constant(held), anyPartOf(held)))
    await fc.assert(
      fc.asyncProperty(windows, fc.nat(20), async ([held, wanted], total) => {
        // A page that begins behind its total's end is not sliced.
        fc.pre(held.count === 0 || held.start <= total)
        const sliced = slice(toPage(held, total), ofWindow(held), ofWindow(wanted))

        expect(await readPage(sliced, wanted)).toEqual(
          await readPage(toPage(wanted, total), wanted),
        )
      }),
      { numRuns: 1_000 },
    )
  })

  it('of a slice equals the slice of the whole page', async () => {
    const windows = anyWindow
      .chain((held) => fc.tuple(fc.constant(held), anyPartOf(held)))
      .chain(([held, part]) => fc.tuple(fc.constant(held), fc.constant(part), anyPartOf(part)))
    await fc.assert(
      fc.asyncProperty(windows, fc.nat(20), async ([held, part, wanted], total) => {
        fc.pre(held.count === 0 || part.start <= total)
        const response = toPage(held, total)
        const sliced = slice(response, ofWindow(held), ofWindow(part))

        const twice = slice(sliced, ofWindow(part), ofWindow(wanted))
        const once = slice(response, ofWindow(held), ofWindow(wanted))
        expect(await readPage(twice, wanted)).toEqual(await readPage(once, wanted))
      }),
      { numRuns: 1_000 },
    )
  })
})
