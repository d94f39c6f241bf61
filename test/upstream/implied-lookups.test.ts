import { describe, expect, it } from 'vitest'
import type { JsonRecord } from '../../src/linkedin/json.ts'
import { toAssetLookup } from '../../src/linkedin/learning-assets/finders.ts'
import { toClassificationLookup } from '../../src/linkedin/learning-classifications.ts'
import type { ElementLocale, LinkedInRequest } from '../../src/linkedin/request.ts'
import { coverageOf } from '../../src/upstream/coverage.ts'
import { impliedLookups } from '../../src/upstream/implied-lookups.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const FIELDS = ['urn', 'title']
const UNKNOWN: ElementLocale = { kind: 'unknown' }

/** An asset with its title in a language, and perhaps a country. */
function asset(language: string, country?: string): JsonRecord {
  return { urn: COURSE, title: { value: 'x', locale: { language, ...(country && { country }) } } }
}

/** The look-ups that a page of assets implies. */
function lookupsOf(
  elementLocale: ElementLocale,
  body: JsonRecord,
  fields: readonly string[] = FIELDS,
) {
  return impliedLookups({ path: '/v2/learningAssets', parameters: [], fields, elementLocale }, body)
}

/** Their target locales; null for a look-up without one. */
function localesOf(elementLocale: ElementLocale, ...elements: readonly JsonRecord[]) {
  return lookupsOf(elementLocale, { elements }).flatMap(
    ({ request, response }) => coverageOf(request, response).locales?.targets ?? [],
  )
}

/** A look-up of those fields, whatever it accepts. */
function lookup(request: LinkedInRequest, fields: readonly string[]) {
  return { ...request, fields, accepts: expect.any(Function) }
}

describe('impliedLookups', () => {
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

  it('have the fields of the page', () => {
    const elements = [asset('de'), { urn: 'urn:li:lyndaCourse:2' }]

    const implied = lookupsOf({ kind: 'target', locale: 'de' }, { elements })

    expect(implied).toEqual([
      { request: lookup(toAssetLookup(COURSE, 'de'), FIELDS), response: elements[0] },
      {
        request: lookup(toAssetLookup('urn:li:lyndaCourse:2', 'de'), FIELDS),
        response: elements[1],
      },
    ])
  })

  it.each([{ kind: 'unknown' } as const, { kind: 'filter', locale: 'de-DE' } as const])(
    'include that of the own locale for an entity that exists in one locale only, when it is $kind',
    (given) => {
      const details = { availableLocales: [{ language: 'en', country: 'US' }] }

      expect(localesOf(given, { ...asset('en', 'US'), details })).toEqual([null, 'en-US'])
    },
  )

  it('are none for a response that is no page', () => {
    expect(lookupsOf({ kind: 'own' }, asset('en', 'US'))).toEqual([])
  })

  it.each([
    { description: 'no URN', element: { title: 'x' } },
    { description: 'a number for a URN', element: { urn: 563322 } },
    { description: 'a URN that is none', element: { urn: '563322' } },
    { description: 'a URN that leaves its path', element: { urn: 'urn:li:x:1/../2' } },
    { description: 'a URN that adds a parameter', element: { urn: 'urn:li:x:1?q=criteria' } },
    { description: 'a URN with a parenthesis left open', element: { urn: 'urn:li:x:(1' } },
  ])('are none for an element with $description', ({ element }) => {
    expect(lookupsOf({ kind: 'own' }, { elements: [element] })).toEqual([])
    expect(lookupsOf({ kind: 'own' }, element)).toEqual([])
  })

  it('pass over elements that are no entities', () => {
    const elements = [null, 'text', [], 1, asset('de')]

    expect(lookupsOf({ kind: 'target', locale: 'de' }, { elements })).toHaveLength(1)
  })

  it('are none for a request for all fields, which are not known by name', () => {
    expect(
      impliedLookups(
        { path: '/v2/learningAssets', parameters: [], elementLocale: { kind: 'own' } },
        { elements: [asset('de')] },
      ),
    ).toEqual([])
  })

  it('are none for a page of which the locale is not stated, nor for another resource', () => {
    const body = { elements: [asset('de')] }
    const own: ElementLocale = { kind: 'own' }

    expect(
      impliedLookups({ path: '/v2/learningAssets', parameters: [], fields: FIELDS }, body),
    ).toEqual([])
    expect(
      impliedLookups(
        { path: '/v2/jobs', parameters: [], fields: FIELDS, elementLocale: own },
        body,
      ),
    ).toEqual([])
  })

  it('are of classifications too', () => {
    const urn = 'urn:li:skill:17'
    const element = { urn, name: { value: 'x', locale: { language: 'fr', country: 'FR' } } }
    const fields = ['urn', 'name']

    expect(
      impliedLookups(
        {
          path: '/v2/learningClassifications',
          parameters: [],
          fields,
          elementLocale: { kind: 'own' },
        },
        { elements: [element] },
      ),
    ).toEqual([{ request: lookup(toClassificationLookup(urn), fields), response: element }])
  })
})
