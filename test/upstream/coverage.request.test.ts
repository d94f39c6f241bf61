import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Coverage, coverageOf, withCoverage } from '../../src/upstream/coverage.ts'
import { anyCoverage } from '../support/coverages.ts'

const page = (start: number, count: number, fields: readonly string[] | null = null): Coverage => ({
  fields,
  locales: null,
  window: { start, count },
})
const entity = (...fields: readonly string[]): Coverage => ({ fields, locales: null, window: null })
const ALL: Coverage = { fields: null, locales: null, window: null }

describe('coverageOf', () => {
  it.each([
    { description: 'no part in particular', request: {}, coverage: ALL },
    { description: 'no fields, which stands for all', request: { fields: [] }, coverage: ALL },
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
  ])('is that of $description', ({ request, coverage }) => {
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

  it('changes the coverage and nothing else', () => {
    expect(withCoverage(request, page(5, 5, ['title']))).toEqual({
      ...request,
      window: { start: 5, count: 5 },
      fields: ['title'],
    })
  })

  it('leaves out what is not wanted', () => {
    const { window: _window, fields: _fields, ...rest } = request

    expect(withCoverage(request, ALL)).toStrictEqual(rest)
  })

  it('is undone by coverageOf, but for the locale, which is kept', () => {
    const { locales } = coverageOf(request)

    fc.assert(
      fc.property(anyCoverage, (coverage) => {
        expect(coverageOf(withCoverage(request, coverage))).toEqual({ ...coverage, locales })
      }),
    )
  })
})
