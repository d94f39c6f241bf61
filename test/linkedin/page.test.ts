import { describe, expect, it } from 'vitest'
import {
  deniesTotal,
  isEntityPage,
  isPage,
  isWholePage,
  reachesEnd,
} from '../../src/linkedin/page.ts'

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
  { description: 'a total that is no number', body: { elements: [], paging: { total: 'many' } } },
  { description: 'paging of a wrong type', body: { elements: [], paging: [1] } },
]

describe('isPage', () => {
  it.each(NO_PAGES)('is false for $description', ({ body }) => {
    expect(isPage(body)).toBe(false)
    expect(isEntityPage(body)).toBe(false)
  })

  it('is true for a page of any objects, isEntityPage only for objects with URNs', () => {
    const paging = { total: 1 }

    expect(isPage({ elements: [{}], paging })).toBe(true)
    expect(isPage({ elements: [{}], paging: { total: '1' } })).toBe(true)
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
    { description: 'a page after nothing', elements: [], paging: { total: 0 }, expected: false },
    { description: 'a page behind its end', elements: [], paging: { total: 3 }, expected: false },
    { description: 'a gap', elements: COURSES.slice(1), paging: { total: 10 }, expected: false },
    {
      description: 'an end that a link denies',
      elements: COURSES.slice(1),
      paging: { total: 6, links: [{ rel: 'next', href: '/v2/learningAssets?start=6' }] },
      expected: false,
    },
    {
      description: 'an end that an unreadable link denies',
      elements: COURSES.slice(1),
      paging: { total: 6, links: [{ rel: 'next', href: '/v2/learningAssets?pageToken=6' }] },
      expected: false,
    },
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

  it('expects a total for a window of none, and no elements', () => {
    const window = { start: 0, count: 0 }

    expect(isWholePage({ elements: COURSES.slice(0, 1), paging: { total: 10 } }, window)).toBe(true)
    expect(isWholePage({ elements: [], paging: { total: 10 } }, window)).toBe(true)
    expect(isWholePage({ elements: [], paging: {} }, window)).toBe(false)
  })

  it.each([
    { description: 'the last page', paging: { total: 7 }, expected: true },
    { description: 'a page with more behind it', paging: { total: 8 }, expected: false },
    {
      description: 'a page whose link leads on',
      paging: { total: 7, links: [{ rel: 'next', href: '/v2/learningAssets?start=7' }] },
      expected: false,
    },
  ])('reaches the end: $expected for $description', ({ paging, expected }) => {
    expect(reachesEnd({ elements: COURSES, paging }, { start: 4, count: 3 })).toBe(expected)
  })
})

describe('deniesTotal', () => {
  const elements = [{ urn: URN }, { urn: URN }]
  const links = [{ rel: 'next', href: '/v2/learningAssets?start=2' }]

  it.each([
    { description: 'as many elements', paging: { total: 2 }, expected: false },
    { description: 'more elements', paging: { total: 1 }, expected: true },
    { description: 'a link to elements before it', paging: { total: 3, links }, expected: false },
    { description: 'a link to elements behind it', paging: { total: 2, links }, expected: true },
    {
      description: 'an unreadable link behind it',
      paging: { total: 2, links: { next: '?pageToken=2' } },
      expected: true,
    },
    {
      description: 'an unreadable link before it',
      paging: { total: 3, links: { next: '?pageToken=2' } },
      expected: false,
    },
  ])('is $expected for $description', ({ paging, expected }) => {
    expect(deniesTotal({ elements, paging })).toBe(expected)
  })

  it('is shown by a window of none, whose total then is not kept', () => {
    const paging = { total: 0 }

    expect(isWholePage({ elements, paging }, { start: 0, count: 0 })).toBe(false)
  })
})
