import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type Coverage,
  coverageOf,
  isWhole,
  keyOf,
  withCoverage,
} from '../../src/upstream/coverage.ts'
import { anyCoverage } from '../support/coverages.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const page = (start: number, count: number, fields: readonly string[] | null = null): Coverage => ({
  fields,
  locales: null,
  window: { start, count },
})
const entity = (...fields: readonly string[]): Coverage => ({ fields, locales: null, window: null })
const ALL: Coverage = { fields: null, locales: null, window: null }

describe('keyOf', () => {
  it('names the method, the path and the parameters, in their order', () => {
    const parameters = [['q', 'criteria'] as const, ['assetType', 'A&B'] as const]

    expect(keyOf({ path: '/v2/learningAssets', parameters })).toBe(
      'GET /v2/learningAssets?q=criteria&assetType=A%26B',
    )
  })

  it('says nothing of how much is asked for, nor for whom', () => {
    const question = { path: `/v2/learningAssets/${COURSE}`, parameters: [] }

    expect(
      keyOf({
        ...question,
        fields: ['urn', 'contents.asset.details.level'],
        window: { start: 10, count: 10 },
        depthParameter: 'expandDepth',
        targetLocale: 'de-DE',
        isLookUp: true,
        headers: { authorization: 'Bearer CANARY' },
        signal: new AbortController().signal,
      }),
    ).toBe(keyOf(question))
  })
})

describe('coverageOf', () => {
  it.each([
    { description: 'nothing in particular', request: {}, coverage: ALL },
    { description: 'no fields, which are all', request: { fields: [] }, coverage: ALL },
    { description: 'fields', request: { fields: ['urn'] }, coverage: entity('urn') },
    {
      description: 'a look-up, which is for one locale',
      request: { isLookUp: true, targetLocale: 'de-DE' },
      coverage: { ...ALL, locales: { targets: ['de-DE'], availableLocales: null } },
    },
    {
      description: 'a look-up without a locale',
      request: { isLookUp: true },
      coverage: { ...ALL, locales: { targets: [null], availableLocales: null } },
    },
    {
      description: 'a part of a collection',
      request: { window: { start: 10, count: 5 } },
      coverage: page(10, 5),
    },
  ])('tells of $description', ({ request, coverage }) => {
    expect(coverageOf({ path: '/', parameters: [], ...request })).toEqual(coverage)
  })
})

describe('withCoverage', () => {
  const request = {
    path: '/v2/learningAssets',
    parameters: [['q', 'criteria'] as const],
    window: { start: 0, count: 10 },
    fields: ['urn'],
    targetLocale: 'de-DE',
    isLookUp: true,
  }

  it('changes how much is asked for, and nothing else', () => {
    expect(withCoverage(request, page(5, 5, ['title']))).toEqual({
      ...request,
      window: { start: 5, count: 5 },
      fields: ['title'],
    })
  })

  it('leaves out what is not asked for', () => {
    const { window: _window, fields: _fields, ...rest } = request

    expect(withCoverage(request, ALL)).toStrictEqual(rest)
  })

  it('is undone by coverageOf, but for the locale, which stays what it is', () => {
    const { locales } = coverageOf(request)

    fc.assert(
      fc.property(anyCoverage, (coverage) => {
        expect(coverageOf(withCoverage(request, coverage))).toEqual({ ...coverage, locales })
      }),
    )
  })
})

describe('isWhole', () => {
  const lookUp = { path: `/v2/learningAssets/${COURSE}`, parameters: [], isLookUp: true }
  const search = { path: '/v2/learningAssets', parameters: [], window: { start: 2, count: 2 } }
  const elements = [{ urn: 'a' }, { urn: 'b' }]

  it.each([
    { description: 'an entity', request: lookUp, answer: { urn: COURSE }, is: true },
    { description: 'none', request: lookUp, answer: null, is: true },
    {
      description: 'something else of a resource that we do not know',
      request: { path: '/v2/jobs', parameters: [] },
      answer: { jobs: [] },
      is: true,
    },
    { description: 'no page', request: search, answer: null, is: false },
    { description: 'text in place of a page', request: search, answer: 'text', is: false },
    { description: 'a list in place of a page', request: search, answer: [], is: false },
    {
      description: 'a page with all its places',
      request: search,
      answer: { elements, paging: { total: 9 } },
      is: true,
    },
    {
      description: 'a page with a hole',
      request: search,
      answer: { elements: [{}], paging: { total: 9 } },
      is: false,
    },
    {
      description: 'the last page',
      request: search,
      answer: { elements: [{}], paging: { total: 3 } },
      is: true,
    },
    {
      description: 'a page beyond the end',
      request: search,
      answer: { elements: [], paging: { total: 2 } },
      is: true,
    },
    {
      description: 'what is known of a collection as a whole, with the one element asked for',
      request: { ...search, window: { start: 0, count: 0 } },
      answer: { elements: [{}], paging: { total: 9 } },
      is: true,
    },
    {
      description: 'a page without a total',
      request: search,
      answer: { elements },
      is: false,
    },
  ])('tells of $description: $is', ({ request, answer, is }) => {
    expect(isWhole(request, answer)).toBe(is)
  })
})
