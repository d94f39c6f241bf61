import { describe, expect, it } from 'vitest'
import { toAssetLookup, toClassificationLookup } from '../../src/linkedin/lookups.ts'
import type { LinkedInRequest } from '../../src/linkedin/request.ts'
import { CHEAP_FIELDS, coverageOf } from '../../src/upstream/coverage.ts'
import { prefetch } from '../../src/upstream/prefetch-fields.ts'

const PAGE = { path: '/v2/learningAssets', parameters: [], window: { start: 0, count: 20 } }
const HEAVY = /description|classifications|contributors|contents|discoverableBy|ssoLaunch/i

const fieldsOf = (request: LinkedInRequest) => prefetch(request, coverageOf(request)).fields

describe('prefetch', () => {
  it('lets the light fields ride along with a look-up', () => {
    expect(fieldsOf({ ...toAssetLookup('urn:li:lyndaCourse:1'), fields: ['urn'] })).toEqual([
      'urn',
      ...CHEAP_FIELDS,
    ])
  })

  it('lets them ride along with a page from which details are wanted', () => {
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
  ])('asks for $description as it is', ({ request }) => {
    expect(fieldsOf(request)).toEqual(request.fields)
  })

  it('asks for everything where everything is wanted', () => {
    expect(fieldsOf(toAssetLookup('urn:li:lyndaCourse:1'))).toBeNull()
  })

  it('lets nothing heavy ride along', () => {
    expect(CHEAP_FIELDS.filter((field) => HEAVY.test(field))).toEqual([])
  })
})
