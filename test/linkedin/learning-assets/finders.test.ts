import { describe, expect, it } from 'vitest'
import { LinkedInResponseError, LinkedInStatusError } from '../../../src/linkedin/errors.ts'
import { isRecord } from '../../../src/linkedin/json.ts'
import type { LearningAssetField } from '../../../src/linkedin/learning-assets/fields.ts'
import {
  createLearningAssets,
  type LearningAssetCriteria,
} from '../../../src/linkedin/learning-assets/finders.ts'
import type { QueryParameter } from '../../../src/linkedin/request.ts'
import { formatTarget } from '../../../src/linkedin/request-url.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const emptyPage = (total: number) => ({ metadata: {}, elements: [], paging: { total } })
const EMPTY_PAGE = emptyPage(0)

/** The resource, and the paths and queries that it requests. */
function createSubject(respond: () => unknown) {
  const targets: string[] = []
  const learningAssets = createLearningAssets(
    async (request) => {
      targets.push(formatTarget(request))
      const body = respond()
      if (body === null && request.isLookUp) return null
      if (!request.accepts?.(isRecord(body) ? body : {})) {
        throw new LinkedInResponseError(request.path, 'has an unexpected shape')
      }
      return body
    },
    { isSearchInOwnLocale: true },
  )
  return { learningAssets, targets }
}

function refuses(refusal: { readonly status: number; readonly refusalCode?: string }) {
  return () => {
    throw new LinkedInStatusError('/v2/learningAssets', refusal)
  }
}

const project = (...fields: LearningAssetField[]) => ({ fields: new Set(fields) })

describe('LearningAssets.get', () => {
  it('looks up an asset in a locale, retired or not', async () => {
    const { learningAssets, targets } = createSubject(() => ({ urn: COURSE }))

    await learningAssets.get(COURSE, project('title'), 'en-US')

    expect(targets).toEqual([
      `/v2/learningAssets/${COURSE}?targetLocale.language=en&targetLocale.country=US` +
        '&includeRetired=true&fields=urn,title',
    ])
  })

  it('sends no locale where none is given', async () => {
    const { learningAssets, targets } = createSubject(() => ({ urn: COURSE }))

    await learningAssets.get(COURSE, project())

    expect(targets).toEqual([`/v2/learningAssets/${COURSE}?includeRetired=true&fields=urn`])
  })

  it('sends the URN of a video unencoded', async () => {
    const urn = `urn:li:lyndaVideo:(${COURSE},45)`
    const { learningAssets, targets } = createSubject(() => ({ urn }))

    await learningAssets.get(urn, project())

    expect(targets).toEqual([`/v2/learningAssets/${urn}?includeRetired=true&fields=urn`])
  })

  it('reads the documented response', async () => {
    const title = { locale: { country: 'US', language: 'en' }, value: 'Measuring Company Culture' }
    const { learningAssets } = createSubject(() => ({ urn: COURSE, title }))

    expect(await learningAssets.get(COURSE, project('title'))).toEqual({
      urn: COURSE,
      title: { value: 'Measuring Company Culture', locale: 'en-US' },
      type: null,
      details: null,
      contents: [],
    })
  })

  it('is null where LinkedIn has no such asset', async () => {
    const { learningAssets } = createSubject(() => null)

    expect(await learningAssets.get(COURSE, project())).toBeNull()
  })

  it.each([
    {
      description: 'an unknown resource',
      refusal: { status: 404, refusalCode: 'RESOURCE_NOT_FOUND' },
    },
    { description: 'no permission', refusal: { status: 403, refusalCode: 'ACCESS_DENIED' } },
    { description: 'an exhausted quota', refusal: { status: 429 } },
    { description: 'an internal error', refusal: { status: 500 } },
  ])('fails for $description', async ({ refusal }) => {
    const { learningAssets } = createSubject(refuses(refusal))

    await expect(learningAssets.get(COURSE, project())).rejects.toMatchObject({ refusal })
  })

  it.each([
    { description: 'an object without a URN', answer: { title: 'x' } },
    { description: 'an empty object', answer: {} },
    { description: 'a page', answer: EMPTY_PAGE },
  ])('fails for $description', async ({ answer }) => {
    const { learningAssets } = createSubject(() => answer)

    await expect(learningAssets.get(COURSE, project())).rejects.toThrow(
      new LinkedInResponseError(`/v2/learningAssets/${COURSE}`, 'has an unexpected shape'),
    )
  })
})

describe('LearningAssets.findByCriteria', () => {
  it('requests a window of the assets that meet the criteria', async () => {
    const { learningAssets, targets } = createSubject(() => emptyPage(3400))
    const criteria = {
      assetTypes: ['COURSE'],
      locales: ['en-US'],
      isLicensedOnly: true,
      includeRetired: true,
    }

    await learningAssets.findByCriteria(
      criteria,
      { start: 3400, count: 2 },
      project('title', 'details.level'),
    )

    expect(targets).toEqual([
      '/v2/learningAssets?q=criteria&assetFilteringCriteria.assetTypes[0]=COURSE' +
        '&assetFilteringCriteria.locales[0].language=en' +
        '&assetFilteringCriteria.locales[0].country=US' +
        '&assetFilteringCriteria.licensedOnly=true' +
        '&assetRetrievalCriteria.includeRetired=true&start=3400&count=2' +
        '&fields=urn,title,details:(level)',
    ])
  })

  it('sends no start for the first window', async () => {
    const { learningAssets, targets } = createSubject(() => EMPTY_PAGE)

    await learningAssets.findByCriteria({ keyword: 'java' }, { start: 0, count: 3 }, project())

    expect(targets).toEqual([
      '/v2/learningAssets?q=criteria&assetFilteringCriteria.keyword=java&count=3&fields=urn',
    ])
  })

  it('requests fields in one order', async () => {
    const { learningAssets, targets } = createSubject(() => EMPTY_PAGE)
    const window = { start: 0, count: 1 }

    await learningAssets.findByCriteria({}, window, project('details.level', 'title', 'urn'))
    await learningAssets.findByCriteria({}, window, project('title', 'details.level'))

    expect(targets[0]).toBe(targets[1])
    expect(targets[0]).toContain('fields=urn,title,details:(level)')
  })

  it('reads elements, total and facets', async () => {
    const { learningAssets } = createSubject(() => ({
      metadata: { assetTypeFacetMetadata: [{ count: 116, assetType: 'COURSE' }] },
      elements: [{ urn: COURSE }, { urn: 'urn:li:lyndaCourse:2' }],
      paging: { total: 3118, count: 2, start: 0, links: [] },
    }))

    const page = await learningAssets.findByCriteria({}, { start: 0, count: 2 }, project())

    expect(page).toMatchObject({
      elements: [{ urn: COURSE }, { urn: 'urn:li:lyndaCourse:2' }],
      total: 3118,
      facets: { assetTypes: [{ value: 'COURSE', count: 116 }], difficultyLevels: [] },
    })
  })

  it('has null facets where LinkedIn returns none', async () => {
    const { learningAssets } = createSubject(() => EMPTY_PAGE)

    const page = await learningAssets.findByCriteria({}, { start: 0, count: 2 }, project())

    expect(page).toEqual({ elements: [], total: 0, count: 2, hasNext: false, facets: null })
  })

  it('fails for status 404', async () => {
    const { learningAssets } = createSubject(refuses({ status: 404 }))

    await expect(
      learningAssets.findByCriteria({}, { start: 0, count: 2 }, project()),
    ).rejects.toMatchObject({ refusal: { status: 404 } })
  })

  it('fails for a page of something else', async () => {
    const { learningAssets } = createSubject(() => ({ ...EMPTY_PAGE, elements: [{ id: 1 }] }))

    await expect(
      learningAssets.findByCriteria({}, { start: 0, count: 2 }, project()),
    ).rejects.toThrow(LinkedInResponseError)
  })
})

describe('LearningAssets.findByLocaleAndType', () => {
  const COURSES = { assetType: 'COURSE', sourceLocale: 'id-ID', includeRetired: false }

  it('requests a window of the assets with the locale and type', async () => {
    const { learningAssets, targets } = createSubject(() => emptyPage(100))

    await learningAssets.findByLocaleAndType(COURSES, { start: 100, count: 50 }, project('title'))

    expect(targets).toEqual([
      '/v2/learningAssets?q=localeAndType&assetType=COURSE&sourceLocale.language=in' +
        '&sourceLocale.country=ID&start=100&count=50&fields=urn,title',
    ])
  })

  it('includes retired assets', async () => {
    const { learningAssets, targets } = createSubject(() => EMPTY_PAGE)

    await learningAssets.findByLocaleAndType(
      { ...COURSES, includeRetired: true },
      { start: 0, count: 1 },
      project(),
    )

    expect(targets[0]).toContain('&includeRetired=true&count=1')
  })

  it('reads elements and total', async () => {
    const { learningAssets } = createSubject(() => ({
      elements: [{ urn: COURSE }],
      paging: { total: 16_000 },
    }))

    const page = await learningAssets.findByLocaleAndType(
      COURSES,
      { start: 0, count: 1 },
      project(),
    )

    expect(page).toMatchObject({ elements: [{ urn: COURSE }], total: 16_000, count: 1 })
  })
})

const FILTERING = 'assetFilteringCriteria'

const CRITERIA: readonly {
  description: string
  criteria: LearningAssetCriteria
  parameters: readonly QueryParameter[]
}[] = [
  { description: 'no criteria', criteria: {}, parameters: [] },
  {
    description: 'a keyword',
    criteria: { keyword: 'java' },
    parameters: [[`${FILTERING}.keyword`, 'java']],
  },
  {
    description: 'a keyword with special characters, not encoded yet',
    criteria: { keyword: 'R&D, C++' },
    parameters: [[`${FILTERING}.keyword`, 'R&D, C++']],
  },
  {
    description: 'asset types',
    criteria: { assetTypes: ['COURSE', 'VIDEO'] },
    parameters: [
      [`${FILTERING}.assetTypes[0]`, 'COURSE'],
      [`${FILTERING}.assetTypes[1]`, 'VIDEO'],
    ],
  },
  {
    description: 'difficulty levels',
    criteria: { difficultyLevels: ['ADVANCED', 'BEGINNER'] },
    parameters: [
      [`${FILTERING}.difficultyLevels[0]`, 'ADVANCED'],
      [`${FILTERING}.difficultyLevels[1]`, 'BEGINNER'],
    ],
  },
  {
    description: 'classifications',
    criteria: { classifications: ['urn:li:lyndaCategory:7189', 'urn:li:skill:7'] },
    parameters: [
      [`${FILTERING}.classifications[0]`, 'urn:li:lyndaCategory:7189'],
      [`${FILTERING}.classifications[1]`, 'urn:li:skill:7'],
    ],
  },
  {
    description: 'locales with and without a country',
    criteria: { locales: ['en-US', 'de', 'id-ID'] },
    parameters: [
      [`${FILTERING}.locales[0].language`, 'en'],
      [`${FILTERING}.locales[0].country`, 'US'],
      [`${FILTERING}.locales[1].language`, 'de'],
      [`${FILTERING}.locales[2].language`, 'in'],
      [`${FILTERING}.locales[2].country`, 'ID'],
    ],
  },
  {
    description: 'licensed assets',
    criteria: { isLicensedOnly: true },
    parameters: [[`${FILTERING}.licensedOnly`, 'true']],
  },
  {
    description: 'assets without a licence too',
    criteria: { isLicensedOnly: false },
    parameters: [[`${FILTERING}.licensedOnly`, 'false']],
  },
  {
    description: 'curated assets',
    criteria: { isCurated: true },
    parameters: [[`${FILTERING}.isCurated`, 'true']],
  },
  {
    description: 'assets modified since a time, in milliseconds',
    criteria: { lastModifiedAfterMs: 1_700_000_000_000 },
    parameters: [[`${FILTERING}.lastModifiedAfter`, '1700000000000']],
  },
  {
    description: 'assets modified since the epoch',
    criteria: { lastModifiedAfterMs: 0 },
    parameters: [[`${FILTERING}.lastModifiedAfter`, '0']],
  },
  {
    description: 'an order',
    criteria: { sortBy: 'POPULARITY' },
    parameters: [['assetPresentationCriteria.sortBy', 'POPULARITY']],
  },
  {
    description: 'retired assets too',
    criteria: { includeRetired: true },
    parameters: [['assetRetrievalCriteria.includeRetired', 'true']],
  },
  {
    description: 'empty lists and undefined members, which are left out',
    criteria: { assetTypes: [], classifications: [], locales: [], keyword: undefined },
    parameters: [],
  },
]

async function parametersOf(criteria: LearningAssetCriteria): Promise<readonly QueryParameter[]> {
  let parameters: readonly QueryParameter[] = []
  const learningAssets = createLearningAssets(
    async (request) => {
      parameters = request.parameters
      return { elements: [], paging: { total: 0 } }
    },
    { isSearchInOwnLocale: true },
  )
  await learningAssets.findByCriteria(criteria, { start: 0, count: 1 }, { fields: new Set() })
  return parameters
}

describe('the parameters of LearningAssets.findByCriteria', () => {
  it.each(CRITERIA)('express $description', async ({ criteria, parameters }) => {
    expect(await parametersOf(criteria)).toEqual([['q', 'criteria'], ...parameters])
  })

  it('are the same for the same criteria in another order', async () => {
    const one = {
      keyword: 'java',
      assetTypes: ['COURSE', 'VIDEO'],
      includeRetired: true,
      sortBy: 'RECENCY',
    }
    const other = {
      sortBy: 'RECENCY',
      includeRetired: true,
      assetTypes: ['VIDEO', 'COURSE'],
      keyword: 'java',
    }

    expect(await parametersOf(one)).toEqual(await parametersOf(other))
  })
})
