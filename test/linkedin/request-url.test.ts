import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEARNING_ASSET_FIELDS } from '../../src/linkedin/learning-assets/fields.ts'
import type { LinkedInRequest, QueryParameter } from '../../src/linkedin/request.ts'
import { formatProjection, formatTarget, toParameters } from '../../src/linkedin/request-url.ts'

const PATH = '/v2/learningAssets'

const DOCUMENTED: readonly (LinkedInRequest & { description: string; target: string })[] = [
  {
    description: 'the search of the authentication page',
    path: PATH,
    parameters: [
      ['q', 'criteria'],
      ['assetFilteringCriteria.keyword', 'java'],
      ['count', '3'],
    ],
    fields: ['urn', 'title'],
    target:
      '/v2/learningAssets?q=criteria&assetFilteringCriteria.keyword=java&count=3&fields=urn,title',
  },
  {
    description: 'the search of the Learning Assets reference',
    path: PATH,
    parameters: [
      ['q', 'criteria'],
      ['assetFilteringCriteria.assetTypes[0]', 'COURSE'],
      ['assetRetrievalCriteria.includeRetired', 'true'],
      ['assetRetrievalCriteria.expandDepth', '1'],
      ['count', '2'],
      ['start', '3400'],
      ['assetFilteringCriteria.licensedOnly', 'true'],
      ['assetFilteringCriteria.locales[0].country', 'US'],
      ['assetFilteringCriteria.locales[0].language', 'en'],
    ],
    fields: ['urn', 'title', 'details.level'],
    target:
      '/v2/learningAssets?q=criteria&assetFilteringCriteria.assetTypes[0]=COURSE' +
      '&assetRetrievalCriteria.includeRetired=true&assetRetrievalCriteria.expandDepth=1' +
      '&count=2&start=3400&assetFilteringCriteria.licensedOnly=true' +
      '&assetFilteringCriteria.locales[0].country=US' +
      '&assetFilteringCriteria.locales[0].language=en&fields=urn,title,details:(level)',
  },
  {
    description: 'the single asset of the Learning Assets reference',
    path: `${PATH}/urn:li:lyndaCourse:563322`,
    parameters: [
      ['targetLocale.language', 'en'],
      ['targetLocale.country', 'US'],
      ['includeRetired', 'true'],
      ['expandDepth', '3'],
    ],
    fields: ['urn', 'title'],
    target:
      '/v2/learningAssets/urn:li:lyndaCourse:563322?targetLocale.language=en' +
      '&targetLocale.country=US&includeRetired=true&expandDepth=3&fields=urn,title',
  },
  {
    description: 'a path alone, as in the generic OAuth document',
    path: '/v2/jobs',
    parameters: [],
    target: '/v2/jobs',
  },
  {
    description: 'fields alone',
    path: PATH,
    parameters: [],
    fields: ['urn'],
    target: '/v2/learningAssets?fields=urn',
  },
]

const VALUES = [
  { description: 'an ampersand', value: 'R&D', encoded: 'R%26D' },
  { description: 'an equals sign', value: 'a=b', encoded: 'a%3Db' },
  { description: 'a hash', value: 'C#', encoded: 'C%23' },
  { description: 'a percent sign', value: '100%', encoded: '100%25' },
  { description: 'what is encoded already', value: '%26', encoded: '%2526' },
  { description: 'a plus sign', value: 'C++', encoded: 'C%2B%2B' },
  { description: 'a space', value: 'public speaking', encoded: 'public%20speaking' },
  { description: 'a question mark and slashes', value: '/a?b', encoded: '%2Fa%3Fb' },
  { description: 'an apostrophe', value: "it's", encoded: 'it%27s' },
  { description: 'a double quote', value: '"exact"', encoded: '%22exact%22' },
  { description: 'parentheses', value: 'List(a)', encoded: 'List%28a%29' },
  { description: 'a comma', value: 'a,b', encoded: 'a%2Cb' },
  { description: 'what else Rest.li gives a meaning', value: "!'*", encoded: '%21%27%2A' },
  { description: 'brackets', value: 'a[0]', encoded: 'a%5B0%5D' },
  { description: 'a URN', value: 'urn:li:skill:7', encoded: 'urn%3Ali%3Askill%3A7' },
  { description: 'letters of two bytes', value: 'é', encoded: '%C3%A9' },
  { description: 'Japanese', value: '日本', encoded: '%E6%97%A5%E6%9C%AC' },
  { description: 'an emoji', value: '😀', encoded: '%F0%9F%98%80' },
  { description: 'half a surrogate pair', value: 'a\ud83d', encoded: 'a%EF%BF%BD' },
  { description: 'the other half', value: '\ude00a', encoded: '%EF%BF%BDa' },
  { description: 'a new line', value: 'a\nb', encoded: 'a%0Ab' },
  {
    description: 'a line break and a header',
    value: 'a\r\nX-Evil: 1',
    encoded: 'a%0D%0AX-Evil%3A%201',
  },
  { description: 'a null character', value: 'a\0b', encoded: 'a%00b' },
  { description: 'another parameter', value: 'x&count=100', encoded: 'x%26count%3D100' },
  { description: 'nothing', value: '', encoded: '' },
  { description: 'what needs no encoding', value: 'aZ09-_.~', encoded: 'aZ09-_.~' },
]

const NAMES = [
  'q',
  'count',
  'fields',
  'assetFilteringCriteria.keyword',
  'assetFilteringCriteria.assetTypes[0]',
  'assetFilteringCriteria.assetTypes[1]',
]

/** Texts of what could be taken for something else, and of anything at all. */
const anyValue = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'a&=%26#+, ()[]?/\'"\r\n') }),
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom('a', '\ud83d', '\ude00', 'é') }),
)

const anyParameters: fc.Arbitrary<QueryParameter[]> = fc.array(
  fc.tuple(fc.constantFrom(...NAMES), anyValue),
  { maxLength: 4 },
)

const anyRequest: fc.Arbitrary<LinkedInRequest> = fc.record(
  {
    path: fc.constantFrom(PATH, '/v2/learningAssets/urn:li:lyndaCourse:1', '/v2/jobs'),
    parameters: anyParameters.map((found) => found.filter(([name]) => name !== 'fields')),
    fields: fc.subarray([...LEARNING_ASSET_FIELDS], { minLength: 1 }),
  },
  { requiredKeys: ['path', 'parameters'] },
)

/** A request with the texts that can be sent: no halves of surrogate pairs. */
function toSendable({ path, parameters, fields = [] }: LinkedInRequest) {
  return {
    path,
    fields,
    parameters: parameters.map(([name, value]) => [name, value.toWellFormed()]),
  }
}

describe('formatTarget', () => {
  it.each(DOCUMENTED)('writes $description as documented', ({ target, ...request }) => {
    expect(formatTarget(request)).toBe(target)
  })

  it.each(VALUES)('encodes $description', ({ value, encoded }) => {
    const parameters = [['assetFilteringCriteria.keyword', value]] as const

    expect(formatTarget({ path: PATH, parameters })).toBe(
      `${PATH}?assetFilteringCriteria.keyword=${encoded}`,
    )
  })

  it('reads back as exactly the parameters that were meant', () => {
    fc.assert(
      fc.property(anyParameters, (parameters) => {
        const { searchParams } = new URL(formatTarget({ path: PATH, parameters }), 'http://host')

        expect([...searchParams]).toEqual(toSendable({ path: PATH, parameters }).parameters)
      }),
    )
  })

  it('encodes what a name or a field would add to the query', () => {
    const request = {
      path: PATH,
      parameters: [['a&start=5', '1'] as const, ['é#', '2'] as const],
      fields: ['urn&count=9', 'details.le vel'],
    }

    expect(formatTarget(request)).toBe(
      `${PATH}?a%26start%3D5=1&%C3%A9%23=2&fields=urn%26count%3D9,details:(le%20vel)`,
    )
  })

  it('requests the first element for a total, wherever the window starts', () => {
    const targetFor = (start: number) =>
      formatTarget({ path: PATH, parameters: [], window: { start, count: 0 } })

    expect([targetFor(0), targetFor(7)]).toEqual([`${PATH}?count=1`, `${PATH}?count=1`])
  })

  it('is visible ASCII whatever the values', () => {
    fc.assert(
      fc.property(anyRequest, (request) => {
        expect(formatTarget(request)).toMatch(/^[\x21-\x7e]+$/)
      }),
    )
  })

  it('is never the same for different requests', () => {
    fc.assert(
      fc.property(anyRequest, anyRequest, (one, other) => {
        const isSame = formatTarget(one) === formatTarget(other)

        if (isSame) expect(toSendable(one)).toEqual(toSendable(other))
      }),
      { numRuns: 1_000 },
    )
  })

  it('differs for values that differ in one character', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (one, other) => {
        fc.pre(one.toWellFormed() !== other.toWellFormed())
        const targetOf = (value: string) => formatTarget({ path: PATH, parameters: [['q', value]] })

        expect(targetOf(one)).not.toBe(targetOf(other))
      }),
    )
  })
})

const PROJECTIONS = [
  { description: 'nothing', paths: [], projection: '' },
  { description: 'one field', paths: ['urn'], projection: 'urn' },
  {
    description: 'the documented fields of a search',
    paths: ['urn', 'title'],
    projection: 'urn,title',
  },
  {
    description: 'the documented level',
    paths: ['urn', 'title', 'details.level'],
    projection: 'urn,title,details:(level)',
  },
  {
    description: 'the documented nesting',
    paths: [
      'urn',
      'title',
      'details.level',
      'details.urls.ssoLaunch',
      'details.timeToComplete.duration',
    ],
    projection: 'urn,title,details:(level,urls:(ssoLaunch),timeToComplete:(duration))',
  },
  {
    description: 'a nested field first',
    paths: ['name.value', 'urn'],
    projection: 'name:(value),urn',
  },
  {
    description: 'fields of one record that do not stand together',
    paths: ['details.level', 'urn', 'details.urls.webLaunch'],
    projection: 'details:(level,urls:(webLaunch)),urn',
  },
  { description: 'another order', paths: ['title', 'urn'], projection: 'title,urn' },
  { description: 'a field twice', paths: ['urn', 'urn'], projection: 'urn' },
  {
    description: 'a nested field twice',
    paths: ['details.level', 'details.level'],
    projection: 'details:(level)',
  },
  {
    description: 'a field after what covers it',
    paths: ['details', 'details.level'],
    projection: 'details',
  },
  {
    description: 'a field before what covers it',
    paths: ['details.urls.webLaunch', 'details', 'urn'],
    projection: 'details,urn',
  },
  {
    description: 'a field below what covers it further down',
    paths: ['details.urls.webLaunch', 'details.urls'],
    projection: 'details:(urls)',
  },
  {
    description: 'names that begin alike',
    paths: ['details.description', 'details.descriptionIncludingHtml', 'detailsOf'],
    projection: 'details:(description,descriptionIncludingHtml),detailsOf',
  },
  {
    description: 'names that objects have already',
    paths: ['__proto__.constructor', 'toString'],
    projection: '__proto__:(constructor),toString',
  },
]

describe('formatProjection', () => {
  it.each(PROJECTIONS)('writes $description', ({ paths, projection }) => {
    expect(formatProjection(paths)).toBe(projection)
  })

  it('writes all fields of an asset', () => {
    expect(formatProjection(LEARNING_ASSET_FIELDS)).toBe(
      'urn,title,type,details:(availability,availableLocales,' +
        'classifications:(assigner,associatedClassification:(name,owner,type,urn),' +
        'path:(name,owner,type,urn)),' +
        'contributors:(authorDetails,contributionType,name,urn),description,' +
        'descriptionIncludingHtml,discoverableBy,images:(primary),lastUpdatedAt,level,' +
        'publishedAt,retiredAt,shortDescription,shortDescriptionIncludingHtml,timeToComplete,' +
        'urls:(aiccLaunch,ssoLaunch,webLaunch))',
    )
  })
})

describe('toParameters', () => {
  it('keeps the order and leaves undefined values out', () => {
    expect(
      toParameters({ q: 'criteria', start: 0, licensedOnly: undefined, includeRetired: false }),
    ).toEqual([
      ['q', 'criteria'],
      ['start', '0'],
      ['includeRetired', 'false'],
    ])
  })

  it('keeps an empty string', () => {
    expect(toParameters({ keyword: '' })).toEqual([['keyword', '']])
  })
})
