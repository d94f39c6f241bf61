import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PageWindow } from '../../src/linkedin/page.ts'
import {
  type Coverage,
  coverageOf,
  covers,
  unite,
  withCoverage,
} from '../../src/upstream/coverage.ts'

const page = (start: number, count: number, fields: readonly string[] | null = null): Coverage => ({
  fields,
  locales: null,
  window: { start, count },
})
const entity = (...fields: readonly string[]): Coverage => ({ fields, locales: null, window: null })
const lookUp = (...targets: readonly (string | null)[]): Coverage => ({
  ...ALL,
  locales: { targets, availableLocales: null },
})
const ALL: Coverage = { fields: null, locales: null, window: null }

/** Windows of a small collection, also those of its total alone. */
const anyWindow: fc.Arbitrary<PageWindow> = fc.record({ start: fc.nat(12), count: fc.nat(6) })

/** Paths of which some are below others. */
const anyFields = fc.uniqueArray(
  fc.constantFrom(
    'urn',
    'title',
    'details',
    'details.level',
    'details.urls',
    'details.urls.webLaunch',
  ),
  { minLength: 1 },
)

const anyTarget = fc.constantFrom(null, 'en-US', 'de-DE', 'de')

/** The coverage of a response, which is for any number of target locales. */
const anyCoverage = withTargets(fc.uniqueArray(anyTarget, { minLength: 1 }))

/** The coverage of a request, which is for one target locale. */
const anyRequestedCoverage = withTargets(anyTarget.map((target) => [target]))

function withTargets(targets: fc.Arbitrary<(string | null)[]>): fc.Arbitrary<Coverage> {
  return fc.record({
    fields: fc.option(anyFields),
    locales: fc.option(fc.record({ targets, availableLocales: fc.constant(null) })),
    window: fc.option(anyWindow),
  })
}

describe('coverageOf', () => {
  it.each([
    { description: 'a whole resource', request: {}, coverage: ALL },
    {
      description: 'an empty projection, which requests all fields',
      request: { fields: [] },
      coverage: ALL,
    },
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
      description: 'a window of a collection',
      request: { window: { start: 10, count: 5 } },
      coverage: page(10, 5),
    },
  ])('is the coverage of $description', ({ request, coverage }) => {
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

  it('changes the window and the fields alone', () => {
    expect(withCoverage(request, page(5, 5, ['title']))).toEqual({
      ...request,
      window: { start: 5, count: 5 },
      fields: ['title'],
    })
  })

  it('removes a window and fields that are not wanted', () => {
    const { window: _window, fields: _fields, ...rest } = request

    expect(withCoverage(request, ALL)).toStrictEqual(rest)
  })

  it('is the inverse of coverageOf, but for the locale, which it keeps', () => {
    const { locales } = coverageOf(request)

    fc.assert(
      fc.property(anyCoverage, (coverage) => {
        expect(coverageOf(withCoverage(request, coverage))).toEqual({ ...coverage, locales })
      }),
    )
  })
})

describe('covers', () => {
  it.each([
    { description: 'the same fields', held: entity('a', 'b'), wanted: entity('b', 'a'), is: true },
    { description: 'some of the fields', held: entity('a', 'b'), wanted: entity('a'), is: true },
    { description: 'other fields', held: entity('a'), wanted: entity('a', 'b'), is: false },
    { description: 'a field by all fields', held: ALL, wanted: entity('a'), is: true },
    { description: 'all fields by one', held: entity('a'), wanted: ALL, is: false },
    {
      description: 'a path below a held one',
      held: entity('a'),
      wanted: entity('a.b.c'),
      is: true,
    },
    { description: 'a path above a held one', held: entity('a.b'), wanted: entity('a'), is: false },
    {
      description: 'a path that a held one is a prefix of',
      held: entity('a'),
      wanted: entity('ab'),
      is: false,
    },
    { description: 'the same window', held: page(5, 5), wanted: page(5, 5), is: true },
    { description: 'a window inside the held one', held: page(5, 5), wanted: page(6, 3), is: true },
    {
      description: 'a window that starts before it',
      held: page(5, 5),
      wanted: page(4, 3),
      is: false,
    },
    { description: 'a window that ends after it', held: page(5, 5), wanted: page(6, 5), is: false },
    { description: 'a count of zero', held: page(5, 5), wanted: page(0, 0), is: true },
    {
      description: 'a count of zero by a count of zero',
      held: page(0, 0),
      wanted: page(9, 0),
      is: true,
    },
    {
      description: 'an element by a count of zero',
      held: page(0, 0),
      wanted: page(0, 1),
      is: false,
    },
    { description: 'the same locale', held: lookUp('de-DE'), wanted: lookUp('de-DE'), is: true },
    {
      description: 'one of the held locales',
      held: lookUp('de', null),
      wanted: lookUp(null),
      is: true,
    },
    { description: 'another locale', held: lookUp('de-DE'), wanted: lookUp(null), is: false },
    {
      description: 'more locales than are held',
      held: lookUp(null),
      wanted: lookUp('de', null),
      is: false,
    },
    { description: 'an entity by a page', held: page(0, 5), wanted: ALL, is: false },
    { description: 'a page by an entity', held: ALL, wanted: page(0, 0), is: false },
  ])('is $is for $description', ({ held, wanted, is }) => {
    expect(covers(held, wanted)).toBe(is)
  })

  it('is reflexive', () => {
    fc.assert(
      fc.property(anyCoverage, (coverage) => {
        expect(covers(coverage, coverage)).toBe(true)
      }),
    )
  })

  it('is transitive', () => {
    fc.assert(
      fc.property(anyCoverage, anyCoverage, anyCoverage, (one, two, three) => {
        const areChained = covers(one, two) && covers(two, three)
        expect(!areChained || covers(one, three)).toBe(true)
      }),
      { numRuns: 5_000 },
    )
  })
})

describe('unite', () => {
  it.each([
    {
      description: 'is null where fields that are not cheap are wanted of a smaller window alone',
      one: page(0, 10, ['a', 'b']),
      other: page(2, 3, ['b', 'title']),
      united: null,
    },
    {
      description: 'is the larger window with the cheap fields of the smaller one',
      one: page(0, 10, ['a', 'b']),
      other: page(2, 3, ['urn', 'title']),
      united: page(0, 10, ['a', 'b', 'urn', 'title']),
    },
    {
      description: 'has the fields of both for the same window',
      one: page(0, 10, ['a']),
      other: page(0, 10, ['b']),
      united: page(0, 10, ['a', 'b']),
    },
    {
      description: 'has all fields where one of the two has',
      one: entity('a'),
      other: ALL,
      united: ALL,
    },
    {
      description: 'is the page where the other is a count of zero',
      one: page(0, 0, ['a']),
      other: page(20, 10, ['a']),
      united: page(20, 10, ['a']),
    },
    {
      description: 'is null for adjacent windows',
      one: page(0, 10),
      other: page(10, 10),
      united: null,
    },
    {
      description: 'is null for windows that overlap',
      one: page(0, 10),
      other: page(5, 10),
      united: null,
    },
    {
      description: 'is null for two locales',
      one: lookUp('de-DE'),
      other: lookUp(null),
      united: null,
    },
    {
      description: 'is null for a page and an entity',
      one: page(0, 10),
      other: ALL,
      united: null,
    },
  ])('$description', ({ one, other, united }) => {
    expect(unite(one, other)).toEqual(united)
    expect(unite(other, one)?.window).toEqual(united?.window)
  })

  it('covers both', () => {
    fc.assert(
      fc.property(anyCoverage, anyCoverage, (one, other) => {
        const united = unite(one, other)
        expect(united === null || (covers(united, one) && covers(united, other))).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })

  it('is not null for two requests of which one covers the other', () => {
    fc.assert(
      fc.property(anyRequestedCoverage, anyRequestedCoverage, (one, other) => {
        const isUnited = unite(one, other) !== null && unite(other, one) !== null
        expect(!covers(one, other) || isUnited).toBe(true)
      }),
      { numRuns: 1_000 },
    )
  })
})

const ENGLISH = { language: 'en', country: 'US' }
const GERMAN = { language: 'de', country: 'DE' }

/** An asset in a locale, with the locales that it exists in. */
const asset = (locale: object, ...availableLocales: readonly object[]) => ({
  urn: 'urn:li:lyndaCourse:1',
  title: { value: 'x', locale },
  ...(availableLocales.length > 0 && { details: { availableLocales } }),
})

const lookup = (targetLocale: string | undefined) => ({
  path: '/v2/learningAssets/urn:li:lyndaCourse:1',
  parameters: [],
  isLookUp: true,
  ...(targetLocale && { targetLocale }),
})

/** Whether the response to a look-up with target locale `target` is enough for one with `wanted`. */
const isEnough = (target: string | undefined, response: unknown, wanted: string | undefined) =>
  covers(coverageOf(lookup(target), response), coverageOf(lookup(wanted)))

describe('The locales of the response to a look-up', () => {
  it.each([
    { wanted: undefined, isCovered: true },
    { wanted: 'en-US', isCovered: true },
    { wanted: 'de-DE', isCovered: false },
    { wanted: 'fr-FR', isCovered: false },
  ])(
    'without a target locale, in the own locale, cover $wanted: $isCovered',
    ({ wanted, isCovered }) => {
      expect(isEnough(undefined, asset(ENGLISH), wanted)).toBe(isCovered)
    },
  )

  it.each([
    { wanted: undefined, isCovered: true },
    { wanted: 'en-US', isCovered: true },
    { wanted: 'en-GB', isCovered: false },
    { wanted: 'de-DE', isCovered: false },
    { wanted: 'de', isCovered: false },
    { wanted: 'fr-FR', isCovered: true },
    { wanted: 'ja', isCovered: true },
  ])(
    'without a target locale, of an asset with availableLocales, cover $wanted: $isCovered',
    ({ wanted, isCovered }) => {
      expect(isEnough(undefined, asset(ENGLISH, ENGLISH, GERMAN), wanted)).toBe(isCovered)
    },
  )

  it.each([
    { wanted: undefined, isCovered: false },
    { wanted: 'de-DE', isCovered: true },
    { wanted: 'en-US', isCovered: false },
    { wanted: 'fr-FR', isCovered: false },
  ])(
    'with a target locale that the asset exists in, cover $wanted: $isCovered',
    ({ wanted, isCovered }) => {
      expect(isEnough('de-DE', asset(GERMAN, ENGLISH, GERMAN), wanted)).toBe(isCovered)
    },
  )

  it.each([undefined, 'fr-FR', 'en-US', 'ja-JP'])(
    'with a target locale that the asset does not exist in, cover %s',
    (wanted) => {
      expect(isEnough('fr-FR', asset(ENGLISH, ENGLISH, GERMAN), wanted)).toBe(true)
    },
  )

  it('with a target locale, of an asset without availableLocales, cover that target alone', () => {
    expect(isEnough('fr-FR', asset(ENGLISH), undefined)).toBe(false)
    expect(isEnough('fr-FR', asset(ENGLISH), 'fr-FR')).toBe(true)
  })

  it.each([undefined, 'en-US', 'ja'])('of an asset that does not exist, cover %s', (wanted) => {
    expect(isEnough('de-DE', null, wanted)).toBe(true)
  })
})
