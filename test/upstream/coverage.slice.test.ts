import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PageWindow, readPage } from '../../src/linkedin/page.ts'
import { toWindowParameters } from '../../src/linkedin/request-url.ts'
import { slice } from '../../src/upstream/coverage.ts'
import { anyPartOf, anyWindow } from '../support/coverages.ts'

/** A page of the numbers from 0, as LinkedIn would response a question for it. */
function toPage(window: PageWindow, total: number) {
  const { start = 0, count } = Object.fromEntries(
    toWindowParameters(window).map(([name, value]) => [name, Number(value)]),
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

const coverOf = (window: PageWindow) => ({ fields: null, locales: null, window })
const cover = (start: number, count: number) => coverOf({ start, count })
const entity = (...fields: readonly string[]) => ({ fields, locales: null, window: null })
const readIndex = (element: unknown) => element

describe('slice', () => {
  it('gives the wanted window of a page, and what is stated of the collection', () => {
    const page = toPage({ start: 10, count: 10 }, 100)

    expect(slice(page, cover(10, 10), cover(12, 2))).toEqual({
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
    { description: 'none', response: null, held: entity('a', 'b'), wanted: entity('a') },
    { description: 'no page', response: null, held: cover(0, 10), wanted: cover(0, 5) },
    {
      description: 'a page of the same window, whatever its gaps',
      response: { elements: [], paging: { total: 9 } },
      held: cover(0, 10),
      wanted: cover(0, 10),
    },
  ])('gives $description as it is', ({ response, held, wanted }) => {
    expect(slice(response, held, wanted)).toBe(response)
  })

  it('changes no page', () => {
    const page = toPage({ start: 0, count: 10 }, 100)
    const copy = structuredClone(page)

    slice(page, cover(0, 10), cover(2, 2))
    slice(page, cover(0, 10), cover(0, 0))

    expect(page).toEqual(copy)
  })

  it.each([
    { description: 'a page with a gap', body: { elements: [{}], paging: { total: 9 } } },
    { description: 'no elements', body: { paging: { total: 9 } } },
    { description: 'a page without a total', body: { elements: [{}] } },
  ])('gives undefined for $description', ({ body }) => {
    expect(slice(body, cover(0, 5), cover(0, 2))).toBeUndefined()
  })

  it('gives what is stated of the collection of a page with gaps', () => {
    const body = { elements: [{}], paging: { total: 9 } }

    expect(slice(body, cover(0, 5), cover(0, 0))).toEqual({ elements: [], paging: { total: 9 } })
  })

  it('gives of a whole page what a page of that window would be', () => {
    const windows = anyWindow.chain((held) => fc.tuple(fc.constant(held), anyPartOf(held)))
    fc.assert(
      fc.property(windows, fc.nat(20), ([held, wanted], total) => {
        const narrowed = slice(toPage(held, total), coverOf(held), coverOf(wanted))

        const read = (page: unknown) => readPage(page, wanted, readIndex)
        expect(read(narrowed)).toEqual(read(toPage(wanted, total)))
      }),
      { numRuns: 1_000 },
    )
  })

  it('gives of a narrowed page what it would have given of the whole', () => {
    const windows = anyWindow
      .chain((held) => fc.tuple(fc.constant(held), anyPartOf(held)))
      .chain(([held, part]) => fc.tuple(fc.constant(held), fc.constant(part), anyPartOf(part)))
    fc.assert(
      fc.property(windows, fc.nat(20), ([held, part, wanted], total) => {
        const page = toPage(held, total)
        const read = (page: unknown) => readPage(page, wanted, readIndex)
        const narrowed = slice(page, coverOf(held), coverOf(part))

        expect(read(slice(narrowed, coverOf(part), coverOf(wanted)))).toEqual(
          read(slice(page, coverOf(held), coverOf(wanted))),
        )
      }),
      { numRuns: 1_000 },
    )
  })
})
