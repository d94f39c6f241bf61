import { describe, expect, it } from 'vitest'
import { isEntityPage, isPage, isWholePage, readPage } from '../../src/linkedin/page.ts'

const readElement = (element: unknown) => (typeof element === 'string' ? element : null)

function read(body: unknown, count = 3) {
  return readPage(body, { start: 0, count }, readElement)
}

const PAGES = [
  {
    description: 'a page with links',
    body: {
      elements: ['a', 'b', 'c'],
      paging: { total: 3118, count: 3, start: 0, links: [{ rel: 'next', href: '/v2/x' }] },
    },
    page: { elements: ['a', 'b', 'c'], total: 3118 },
  },
  {
    description: 'a page without links',
    body: { elements: ['a'], paging: { total: 1, count: 3, start: 0 } },
    page: { elements: ['a'], total: 1 },
  },
  {
    description: 'links of a wrong type',
    body: {
      elements: ['a'],
      paging: { total: 7, links: [null, { rel: 'next', href: 'javascript:x' }] },
    },
    page: { elements: ['a'], total: 7 },
  },
  {
    description: 'an empty page',
    body: { elements: [], paging: { total: 0 } },
    page: { elements: [], total: 0 },
  },
  {
    description: 'fewer elements than requested, before the end',
    body: { elements: ['a'], paging: { total: 1000 } },
    page: { elements: ['a'], total: 1000 },
  },
  {
    description: 'more elements than requested, which are cut off',
    body: { elements: ['a', 'b', 'c', 'd', 'e'], paging: { total: 5 } },
    page: { elements: ['a', 'b', 'c'], total: 5 },
  },
  {
    description: 'a total that is no integer',
    body: { elements: [], paging: { total: 2.9 } },
    page: { elements: [], total: 3 },
  },
  {
    description: 'a total over 2³¹ − 1',
    body: { elements: [], paging: { total: 1e12 } },
    page: { elements: [], total: 2_147_483_647 },
  },
  {
    description: 'a smaller count than requested',
    body: { elements: ['a'], paging: { total: 9, count: 2 } },
    page: { elements: ['a'], total: 9, count: 2 },
  },
  {
    description: 'a larger count than requested',
    body: { elements: ['a'], paging: { total: 9, count: 10 } },
    page: { elements: ['a'], total: 9 },
  },
  {
    description: 'a negative total as 0',
    body: { elements: [], paging: { total: -1 } },
    page: { elements: [], total: 0 },
  },
]

const URN = 'urn:li:lyndaCourse:1'

const NO_PAGES = [
  { description: 'no elements', body: { paging: { total: 1 } } },
  { description: 'elements that are null', body: { elements: null, paging: { total: 1 } } },
  { description: 'elements that are an object', body: { elements: {}, paging: { total: 1 } } },
  { description: 'an error', body: { status: 500, message: 'Internal Server Error' } },
  { description: 'an element of a wrong type', body: { elements: [{}, 7], paging: { total: 2 } } },
  { description: 'an element that is null', body: { elements: [null], paging: { total: 1 } } },
  { description: 'no paging', body: { elements: [{ urn: URN }] } },
  { description: 'no total', body: { elements: [{ urn: URN }], paging: { count: 3, start: 0 } } },
  { description: 'a total that is a string', body: { elements: [], paging: { total: '3118' } } },
  { description: 'paging of a wrong type', body: { elements: [], paging: [1] } },
]

describe('readPage', () => {
  it.each(PAGES)('reads $description', ({ body, page }) => {
    expect(read(body)).toEqual({ count: 3, ...page })
  })

  it('cuts elements off at the window', () => {
    expect(read({ elements: ['a', 'b'], paging: { total: 2 } }, 1).elements).toEqual(['a'])
  })
})

describe('isPage', () => {
  it.each(NO_PAGES)('is false for $description', ({ body }) => {
    expect(isPage(body)).toBe(false)
    expect(isEntityPage(body)).toBe(false)
  })

  it('is true for a page of any objects, isEntityPage only for objects with URNs', () => {
    const paging = { total: 1 }

    expect(isPage({ elements: [{}], paging })).toBe(true)
    expect(isEntityPage({ elements: [{}], paging })).toBe(false)
    expect(isEntityPage({ elements: [{ urn: 7 }], paging })).toBe(false)
    expect(isEntityPage({ elements: [{ urn: URN }], paging })).toBe(true)
  })
})

describe('isWholePage', () => {
  const COURSES = ['1', '2', '3'].map((id) => ({ urn: `urn:li:lyndaCourse:${id}` }))

  it.each([
    { description: 'a full page', elements: COURSES, paging: { total: 10 }, expected: true },
    { description: 'the end', elements: COURSES.slice(1), paging: { total: 6 }, expected: true },
    { description: 'a page after the end', elements: [], paging: { total: 4 }, expected: true },
    { description: 'a gap', elements: COURSES.slice(1), paging: { total: 10 }, expected: false },
    {
      description: 'a repetition',
      elements: [...COURSES.slice(1), COURSES[1]],
      paging: { total: 10 },
      expected: false,
    },
    {
      description: 'another window',
      elements: COURSES,
      paging: { total: 10, start: 0 },
      expected: false,
    },
  ])('is $expected for $description', ({ elements, paging, expected }) => {
    expect(isWholePage({ elements, paging }, { start: 4, count: 3 })).toBe(expected)
  })

  it('expects one element for a window of none', () => {
    const paging = { total: 10 }

    expect(isWholePage({ elements: COURSES.slice(0, 1), paging }, { start: 0, count: 0 })).toBe(
      true,
    )
    expect(isWholePage({ elements: [], paging }, { start: 0, count: 0 })).toBe(false)
  })
})
