import { describe, expect, it } from 'vitest'
import type { JsonRecord } from '../../src/linkedin/json.ts'
import {
  type GivenLocale,
  impliedLookups,
  toAssetLookup,
  toClassificationLookup,
} from '../../src/linkedin/lookups.ts'
import type { LinkedInRequest } from '../../src/linkedin/request.ts'
import { localesOfAnswer } from '../../src/upstream/locale-coverage.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const FIELDS = ['urn', 'title']
const UNKNOWN: GivenLocale = { kind: 'unknown' }

/** An asset with its title in a language, and perhaps a country. */
function asset(language: string, country?: string): JsonRecord {
  return { urn: COURSE, title: { value: 'x', locale: { language, ...(country && { country }) } } }
}

/** The look-ups that an answer of assets answers, as questions to LinkedIn, without their fields. */
function lookUpsOf(given: GivenLocale, body: JsonRecord, fields: readonly string[] = FIELDS) {
  const answers = impliedLookups({ toLookUp: toAssetLookup, given })
  return answers(body, { path: '/v2/learningAssets', parameters: [], fields })
}

/** For which target locales; null for a look-up without one. */
function localesOf(given: GivenLocale, ...elements: readonly JsonRecord[]) {
  return lookUpsOf(given, { elements }).flatMap(
    ({ request, answer }) => localesOfAnswer(request.targetLocale, answer).targets,
  )
}

/** A look-up for those fields, with whatever it takes for an answer. */
function asked(lookUp: LinkedInRequest, fields: readonly string[]) {
  return { ...lookUp, fields, accepts: expect.any(Function) }
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
      description: 'own, which LinkedIn does not tell: the look-up without a locale',
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
      description: 'a filter, and an asset that does not tell: none',
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
  ])('knows of a locale that is $description', ({ given, element, locales }) => {
    expect(localesOf(given, element)).toEqual(locales)
  })

  it('gives each element of a page, asked for as the page was', () => {
    const elements = [asset('de'), { urn: 'urn:li:lyndaCourse:2' }]

    const answers = lookUpsOf({ kind: 'target', locale: 'de' }, { elements })

    expect(answers).toEqual([
      { request: asked(toAssetLookup(COURSE, 'de'), FIELDS), answer: elements[0] },
      {
        request: asked(toAssetLookup('urn:li:lyndaCourse:2', 'de'), FIELDS),
        answer: elements[1],
      },
    ])
  })

  it.each([{ kind: 'unknown' } as const, { kind: 'filter', locale: 'de-DE' } as const])(
    'knows what is available in one locale only to be in its own, also when that is $kind',
    (given) => {
      const details = { availableLocales: [{ language: 'en', country: 'US' }] }

      expect(localesOf(given, { ...asset('en', 'US'), details })).toEqual([null, 'en-US'])
    },
  )

  it('gives nothing for an answer that is no page', () => {
    expect(lookUpsOf({ kind: 'own' }, asset('en', 'US'))).toEqual([])
  })

  it.each([
    { description: 'no URN', element: { title: 'x' } },
    { description: 'a number for a URN', element: { urn: 563322 } },
    { description: 'a URN that is none', element: { urn: '563322' } },
    { description: 'a URN that leaves its path', element: { urn: 'urn:li:x:1/../2' } },
    { description: 'a URN that adds a parameter', element: { urn: 'urn:li:x:1?q=criteria' } },
    { description: 'a URN with a parenthesis left open', element: { urn: 'urn:li:x:(1' } },
  ])('gives nothing for $description', ({ element }) => {
    expect(lookUpsOf({ kind: 'own' }, { elements: [element] })).toEqual([])
    expect(lookUpsOf({ kind: 'own' }, element)).toEqual([])
  })

  it('passes over elements that are no entities', () => {
    const elements = [null, 'text', [], 1, asset('de')]

    expect(lookUpsOf({ kind: 'target', locale: 'de' }, { elements })).toHaveLength(1)
  })

  it('gives nothing where all fields were asked for: nobody knows which those are', () => {
    const answers = impliedLookups({
      toLookUp: toAssetLookup,
      given: { kind: 'own' },
    })

    expect(answers(asset('de'), { path: '/v2/learningAssets', parameters: [] })).toEqual([])
  })

  it('gives classifications too', () => {
    const urn = 'urn:li:skill:17'
    const answers = impliedLookups({ toLookUp: toClassificationLookup, given: { kind: 'own' } })
    const element = { urn, name: { value: 'x', locale: { language: 'fr', country: 'FR' } } }

    const fields = ['urn', 'name']
    expect(answers({ elements: [element] }, { path: '/', parameters: [], fields })).toEqual([
      { request: asked(toClassificationLookup(urn), fields), answer: element },
    ])
  })
})
