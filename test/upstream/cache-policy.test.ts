import { describe, expect, it } from 'vitest'
import { KEYWORD_PARAMETER, toAssetLookup } from '../../src/linkedin/learning-assets/finders.ts'
import { toClassificationLookup } from '../../src/linkedin/learning-classifications.ts'
import type { LinkedInRequest } from '../../src/linkedin/request.ts'
import { isTunnelled } from '../../src/linkedin/request-url.ts'
import { createCachePolicy } from '../../src/upstream/cache-policy.ts'
import { CHEAP_FIELDS } from '../../src/upstream/coverage.ts'
import { LIFETIMES } from '../support/upstream.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const policy = createCachePolicy(LIFETIMES)
const PAGE = { path: '/v2/learningAssets', parameters: [], window: { start: 0, count: 20 } }
const EXPENSIVE = /description|classifications|contributors|contents|discoverableBy|ssoLaunch/i

const fieldsOf = (request: LinkedInRequest) => policy.prefetch(request).fields

describe('prefetch', () => {
  it('adds the cheap fields to a look-up', () => {
    expect(fieldsOf({ ...toAssetLookup('urn:li:lyndaCourse:1'), fields: ['urn'] })).toEqual([
      'urn',
      ...CHEAP_FIELDS,
    ])
  })

  it('adds them to a page with details', () => {
    expect(fieldsOf({ ...PAGE, fields: ['urn', 'details.level'] })).toEqual(
      expect.arrayContaining(['urn', 'details.level', ...CHEAP_FIELDS]),
    )
  })

  it.each([
    { description: 'a bare list', request: { ...PAGE, fields: ['urn', 'title'] } },
    {
      description: 'a classification',
      request: { ...toClassificationLookup('urn:li:skill:17'), fields: ['urn', 'name'] },
    },
    {
      description: 'another resource',
      request: { path: '/v2/jobs', parameters: [], fields: ['id'] },
    },
  ])('leaves $description as it is', ({ request }) => {
    expect(fieldsOf(request)).toEqual(request.fields)
  })

  it('makes no query too long for a URL, and widens one that is too long already', () => {
    const requestOf = (length: number) => ({
      ...toAssetLookup('urn:li:lyndaCourse:1'),
      fields: ['urn', 'a'.repeat(length)],
    })

    for (let length = 3_700; length < 4_100; length += 1) {
      const request = requestOf(length)
      expect(isTunnelled(policy.prefetch(request))).toBe(isTunnelled(request))
    }
    expect(fieldsOf(requestOf(3_700))).toHaveLength(2 + CHEAP_FIELDS.length)
    expect(fieldsOf(requestOf(4_000))).toHaveLength(2)
    expect(fieldsOf(requestOf(4_100))).toHaveLength(2 + CHEAP_FIELDS.length)
  })

  it('leaves a request for all fields as it is', () => {
    expect(fieldsOf(toAssetLookup('urn:li:lyndaCourse:1'))).toBeUndefined()
  })

  it('has no expensive field among the cheap ones', () => {
    expect(CHEAP_FIELDS.filter((field) => EXPENSIVE.test(field))).toEqual([])
  })
})

describe('keyOf', () => {
  it('names the method, the path and the parameters, in their order', () => {
    const parameters = [['q', 'criteria'] as const, ['assetType', 'A&B'] as const]

    expect(policy.keyOf({ path: '/v2/learningAssets', parameters })).toBe(
      'GET /v2/learningAssets?q=criteria&assetType=A%26B',
    )
  })

  it.each([
    { description: 'capitals', one: 'KOTLIN', other: 'kotlin', isShared: true },
    { description: 'a Kelvin sign and a k', one: '\u212aotlin', other: 'kotlin', isShared: false },
    { description: 'a long s and an s', one: 'cla\u017fs', other: 'class', isShared: false },
    { description: 'a dotted capital I', one: 'İt', other: 'i\u0307t', isShared: false },
    { description: 'a dotless i', one: 'ıt', other: 'IT', isShared: false },
    { description: 'capitals beyond ASCII', one: 'ÉCRIRE', other: 'écrire', isShared: false },
    { description: 'a sharp s', one: 'GROẞ', other: 'groß', isShared: false },
    { description: 'a composed letter', one: '\u00e9', other: 'e\u0301', isShared: false },
    { description: 'a wide letter', one: 'Ｋotlin', other: 'kotlin', isShared: false },
    { description: 'white space', one: 'c  sharp', other: 'c sharp', isShared: false },
  ])('is shared by keywords that differ in $description: $isShared', ({ one, other, isShared }) => {
    const keyFor = (keyword: string) =>
      policy.keyOf({ path: '/v2/learningAssets', parameters: [[KEYWORD_PARAMETER, keyword]] })

    expect(keyFor(one) === keyFor(other)).toBe(isShared)
  })

  it('does not name the coverage, nor headers', () => {
    const request = { path: `/v2/learningAssets/${COURSE}`, parameters: [] }

    expect(
      policy.keyOf({
        ...request,
        fields: ['urn', 'contents.asset.details.level'],
        window: { start: 10, count: 10 },
        depthParameter: 'expandDepth',
        targetLocale: 'de-DE',
        isLookUp: true,
        headers: { authorization: 'Bearer CANARY' },
      }),
    ).toBe(policy.keyOf(request))
  })
})

describe('lifetimeOf', () => {
  const lookUp = { path: `/v2/learningAssets/${COURSE}`, parameters: [], isLookUp: true }
  const search = { path: '/v2/learningAssets', parameters: [], window: { start: 2, count: 2 } }
  const elements = [{ urn: 'a' }, { urn: 'b' }]

  it.each([
    { description: 'an entity', request: lookUp, response: { urn: COURSE }, is: true },
    { description: 'that there is none', request: lookUp, response: null, is: true },
    { description: 'no page', request: search, response: null, is: false },
    { description: 'text in place of a page', request: search, response: 'text', is: false },
    { description: 'a list in place of a page', request: search, response: [], is: false },
    {
      description: 'a page with all its places',
      request: search,
      response: { elements, paging: { total: 9 } },
      is: true,
    },
    {
      description: 'a page with a gap',
      request: search,
      response: { elements: [{}], paging: { total: 9 } },
      is: false,
    },
    {
      description: 'the last page',
      request: search,
      response: { elements: [{}], paging: { total: 3 } },
      is: true,
    },
    {
      description: 'a page beyond the end',
      request: search,
      response: { elements: [], paging: { total: 2 } },
      is: true,
    },
    {
      description: 'the total of a collection, with the one element that is requested',
      request: { ...search, window: { start: 0, count: 0 } },
      response: { elements: [{}], paging: { total: 9 } },
      is: true,
    },
    {
      description: 'a page without a total',
      request: search,
      response: { elements },
      is: false,
    },
  ])('is given to $description: $is', ({ request, response, is }) => {
    expect(policy.lifetimeOf(request, response) !== null).toBe(is)
  })

  it.each([
    { path: '/v2/learningAssets', lifetime: LIFETIMES.search },
    { path: `/v2/learningAssets/${COURSE}`, lifetime: LIFETIMES.asset },
    { path: '/v2/learningClassifications', lifetime: LIFETIMES.classification },
    { path: '/v2/learningClassifications/urn:li:skill:17', lifetime: LIFETIMES.classification },
    { path: '/v2/learningActivityReports', lifetime: null },
    { path: '/v2/jobs', lifetime: null },
  ])('is that of the kind of $path', ({ path, lifetime }) => {
    expect(policy.lifetimeOf({ path, parameters: [] })).toEqual(lifetime)
  })

  it('is half a minute for an entity that does not exist', () => {
    expect(policy.lifetimeOf(lookUp, null)).toEqual({
      freshMs: 30_000,
      staleMs: 0,
      staleIfErrorMs: 0,
    })
  })
})
