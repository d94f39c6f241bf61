import { describe, expect, it } from 'vitest'
import type { JsonRecord } from '../../src/linkedin/json.ts'
import { toAssetLookup } from '../../src/linkedin/learning-assets/finders.ts'
import { toClassificationLookup } from '../../src/linkedin/learning-classifications.ts'
import type { ElementLocale, LinkedInRequest } from '../../src/linkedin/request.ts'
import { coverageOf } from '../../src/upstream/coverage.ts'
import { elementAt, elementsReplace, impliedLookups } from '../../src/upstream/implied-lookups.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const FIELDS = ['urn', 'title']
const UNKNOWN: ElementLocale = { kind: 'unknown' }

/** An asset with its title in a language, and perhaps a country. */
function asset(language: string, country?: string): JsonRecord {
  return { urn: COURSE, title: { value: 'x', locale: { language, ...(country && { country }) } } }
}

/** A request for a page of assets. */
const pageOf = (elementLocale: ElementLocale, fields = FIELDS): LinkedInRequest => ({
  path: '/v2/learningAssets',
  parameters: [],
  window: { start: 0, count: 10 },
  fields,
  elementLocale,
})

/** What the elements of a page of assets answer, by their places. */
function elementsOf(elementLocale: ElementLocale, ...elements: readonly JsonRecord[]) {
  const body = { elements }
  const coverage = coverageOf(pageOf(elementLocale), body)
  return elements.map((_, place) => elementAt(body, coverage, place))
}

/** The target locales of the look-ups that they answer; null for a look-up without one. */
function localesOf(elementLocale: ElementLocale, ...elements: readonly JsonRecord[]) {
  return elementsOf(elementLocale, ...elements).flatMap(
    (element) => element?.coverage.locales?.targets ?? [],
  )
}

/** A look-up, whatever it accepts. */
const lookup = (request: LinkedInRequest) => ({ ...request, accepts: expect.any(Function) })

describe('elementAt', () => {
  it.each([
    {
      description: 'own: the look-ups without a locale, and with that one',
      given: { kind: 'own' } as const,
      element: asset('en', 'US'),
      locales: [null, 'en-US'],
    },
    {
      description: 'own, of a language alone: the look-up in that language alone',
      given: { kind: 'own' } as const,
      element: asset('de'),
      locales: [null, 'de'],
    },
    {
      description: 'own, in the wire’s name of Indonesian: the look-up in Indonesian',
      given: { kind: 'own' } as const,
      element: asset('in', 'ID'),
      locales: [null, 'id-ID'],
    },
    {
      description: 'own, which LinkedIn does not state: the look-up without a locale',
      given: { kind: 'own' } as const,
      element: { urn: COURSE },
      locales: [null],
    },
    {
      description: 'a target: the look-up in it, whatever it was found in',
      given: { kind: 'target', locale: 'de-DE' } as const,
      element: asset('en', 'US'),
      locales: ['de-DE'],
    },
    {
      description: 'a target, of what has no text: the look-up in it',
      given: { kind: 'target', locale: 'de-DE' } as const,
      element: { urn: COURSE },
      locales: ['de-DE'],
    },
    {
      description: 'a filter that it is in: the look-up in it',
      given: { kind: 'filter', locale: 'de-DE' } as const,
      element: asset('de', 'DE'),
      locales: ['de-DE'],
    },
    {
      description: 'a filter that it is not in: none',
      given: { kind: 'filter', locale: 'de-DE' } as const,
      element: asset('en', 'US'),
      locales: [],
    },
    {
      description: 'a filter of a language, and an asset in a country’s: none',
      given: { kind: 'filter', locale: 'de' } as const,
      element: asset('de', 'DE'),
      locales: [],
    },
    {
      description: 'a filter, and an asset that does not state it: none',
      given: { kind: 'filter', locale: 'de-DE' } as const,
      element: { urn: COURSE, title: { value: 'x' } },
      locales: [],
    },
    {
      description: 'unknown: none',
      given: UNKNOWN,
      element: asset('en', 'US'),
      locales: [],
    },
  ])('follow for a locale that is $description', ({ given, element, locales }) => {
    expect(localesOf(given, element)).toEqual(locales)
  })

  it('has the fields of the page', () => {
    const elements = [asset('de'), { urn: 'urn:li:lyndaCourse:2' }]
    const locales = { targets: ['de'], availableLocales: null }

    expect(elementsOf({ kind: 'target', locale: 'de' }, ...elements)).toEqual(
      elements.map((response) => ({
        coverage: { fields: FIELDS, locales, window: null },
        response,
      })),
    )
  })

  it.each([{ kind: 'unknown' } as const, { kind: 'filter', locale: 'de-DE' } as const])(
    'include that of the own locale for an entity that exists in one locale only, when it is $kind',
    (given) => {
      const details = { availableLocales: [{ language: 'en', country: 'US' }] }

      expect(localesOf(given, { ...asset('en', 'US'), details })).toEqual([null, 'en-US'])
    },
  )

  it('is none beside the elements, and of what is no page', () => {
    const coverage = coverageOf(pageOf({ kind: 'own' }))

    expect(elementAt({ elements: [asset('de')] }, coverage, 1)).toBeNull()
    expect(elementAt({ elements: [null] }, coverage, 0)).toBeNull()
    expect(elementAt(asset('de'), coverage, 0)).toBeNull()
    expect(elementAt(null, coverage, 0)).toBeNull()
  })
})

describe('impliedLookups', () => {
  it('are those of the elements, by their places', () => {
    const elements = [asset('de'), { urn: 'urn:li:lyndaCourse:2' }]

    expect(impliedLookups(pageOf({ kind: 'own' }), { elements })).toEqual([
      lookup(toAssetLookup(COURSE)),
      lookup(toAssetLookup('urn:li:lyndaCourse:2')),
    ])
  })

  it('are of classifications too', () => {
    const page = { ...pageOf({ kind: 'own' }), path: '/v2/learningClassifications' }

    expect(impliedLookups(page, { elements: [{ urn: 'urn:li:skill:17' }] })).toEqual([
      lookup(toClassificationLookup('urn:li:skill:17')),
    ])
  })

  it.each([
    { description: 'no URN', element: { title: 'x' } },
    { description: 'a number for a URN', element: { urn: 563322 } },
    { description: 'a URN that is none', element: { urn: '563322' } },
    { description: 'a URN that leaves its path', element: { urn: 'urn:li:x:1/../2' } },
    { description: 'a URN that adds a parameter', element: { urn: 'urn:li:x:1?q=criteria' } },
    { description: 'a URN with a parenthesis left open', element: { urn: 'urn:li:x:(1' } },
    { description: 'no members: null', element: null },
    { description: 'no members: text', element: 'text' },
    { description: 'no members: a list', element: [] },
  ])('are none for an element with $description, which takes its place', ({ element }) => {
    expect(impliedLookups(pageOf({ kind: 'own' }), { elements: [element, asset('de')] })).toEqual([
      null,
      lookup(toAssetLookup(COURSE)),
    ])
  })

  it('are none for a response that is no page', () => {
    expect(impliedLookups(pageOf({ kind: 'own' }), asset('en', 'US'))).toBeNull()
  })

  it('are none for a request for all fields, which are not known by name', () => {
    const { fields: _, ...page } = pageOf({ kind: 'own' })

    expect(impliedLookups(page, { elements: [asset('de')] })).toBeNull()
  })

  it('are none for a page of which the locale is not stated, nor for another resource', () => {
    const body = { elements: [asset('de')] }
    const { elementLocale: _, ...page } = pageOf({ kind: 'own' })

    expect(impliedLookups(page, body)).toBeNull()
    expect(impliedLookups({ ...pageOf({ kind: 'own' }), path: '/v2/jobs' }, body)).toBeNull()
  })
})

describe('elementsReplace', () => {
  const covering = (elementLocale: ElementLocale, ...fields: string[]) =>
    coverageOf(pageOf(elementLocale, fields), { elements: [] })
  const older = covering({ kind: 'target', locale: 'de-DE' }, 'urn', 'details.level')

  it.each([
    { description: 'the same locale and fields', fields: ['urn', 'details.level'], is: true },
    { description: 'more fields', fields: ['urn', 'details'], is: true },
    { description: 'fewer fields', fields: ['urn'], is: false },
    { description: 'another locale', locale: 'fr-FR', fields: ['urn', 'details'], is: false },
  ])('is $is for a newer page with $description', ({ locale = 'de-DE', fields, is }) => {
    expect(elementsReplace(covering({ kind: 'target', locale }, ...fields), older)).toBe(is)
  })

  it('is false for a locale that comes of another request', () => {
    const newer = covering({ kind: 'filter', locale: 'de-DE' }, 'urn', 'details')

    expect(elementsReplace(newer, older)).toBe(false)
  })
})
