import { describe, expect, it } from 'vitest'
import { LinkedInResponseError } from '../../src/linkedin/errors.ts'
import { readPage } from '../../src/linkedin/page.ts'

const readElement = (element: unknown) => (typeof element === 'string' ? element : null)

function read(body: unknown, count = 3) {
  return readPage(body, '/v2/learningAssets', { start: 0, count }, readElement)
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
    description: 'fewer elements than asked for before the end',
    body: { elements: ['a'], paging: { total: 1000 } },
    page: { elements: ['a'], total: 1000 },
  },
  {
    description: 'as many elements as asked for, of more that came',
    body: { elements: ['a', 'b', 'c', 'd', 'e'], paging: { total: 5 } },
    page: { elements: ['a', 'b', 'c'], total: 5 },
  },
  {
    description: 'a total that is no whole number',
    body: { elements: [], paging: { total: 2.9 } },
    page: { elements: [], total: 3 },
  },
  {
    description: 'a total beyond what GraphQL can tell',
    body: { elements: [], paging: { total: 1e12 } },
    page: { elements: [], total: 2_147_483_647 },
  },
  {
    description: 'fewer places than asked for',
    body: { elements: ['a'], paging: { total: 9, count: 2 } },
    page: { elements: ['a'], total: 9, count: 2 },
  },
  {
    description: 'more places than asked for',
    body: { elements: ['a'], paging: { total: 9, count: 10 } },
    page: { elements: ['a'], total: 9 },
  },
  {
    description: 'a negative total as none',
    body: { elements: [], paging: { total: -1 } },
    page: { elements: [], total: 0 },
  },
]

const NO_PAGES = [
  { description: 'null', body: null, problem: 'is not a page of elements' },
  { description: 'a list', body: ['a'], problem: 'is not a page of elements' },
  {
    description: 'no elements',
    body: { paging: { total: 1 } },
    problem: 'is not a page of elements',
  },
  {
    description: 'elements that are null',
    body: { elements: null, paging: { total: 1 } },
    problem: 'is not a page of elements',
  },
  {
    description: 'elements that are an object',
    body: { elements: { 0: 'a' }, paging: { total: 1 } },
    problem: 'is not a page of elements',
  },
  {
    description: 'an error',
    body: { status: 500, message: 'Internal Server Error' },
    problem: 'is not a page of elements',
  },
  {
    description: 'an element of a wrong type',
    body: { elements: ['a', 7], paging: { total: 2 } },
    problem: 'holds an element without a URN',
  },
  {
    description: 'an element that is null',
    body: { elements: [null], paging: { total: 1 } },
    problem: 'holds an element without a URN',
  },
  { description: 'no paging', body: { elements: ['a'] }, problem: 'does not say its total' },
  {
    description: 'no total',
    body: { elements: ['a'], paging: { count: 3, start: 0 } },
    problem: 'does not say its total',
  },
  {
    description: 'a total that is text',
    body: { elements: ['a'], paging: { total: '3118' } },
    problem: 'does not say its total',
  },
  {
    description: 'paging of a wrong type',
    body: { elements: ['a'], paging: [1] },
    problem: 'does not say its total',
  },
]

describe('readPage', () => {
  it.each(PAGES)('reads $description', ({ body, page }) => {
    expect(read(body)).toEqual({ count: 3, ...page })
  })

  it.each(NO_PAGES)('refuses $description', ({ body, problem }) => {
    expect(() => read(body)).toThrow(new LinkedInResponseError('/v2/learningAssets', problem))
  })

  it('does not look at elements beyond those asked for', () => {
    expect(read({ elements: ['a', 7], paging: { total: 2 } }, 1).elements).toEqual(['a'])
  })
})
