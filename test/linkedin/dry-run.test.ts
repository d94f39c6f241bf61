import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRestClient } from '../../src/linkedin/client.ts'
import { createDryRunSend } from '../../src/linkedin/dry-run.ts'
import { LinkedInResponseError } from '../../src/linkedin/errors.ts'
import { LEARNING_ASSET_FIELDS } from '../../src/linkedin/learning-assets/fields.ts'
import { CLASSIFICATION_FIELDS } from '../../src/linkedin/learning-classifications.ts'
import { toAssetLookup, toClassificationLookup } from '../../src/linkedin/lookups.ts'
import type { PageWindow } from '../../src/linkedin/page.ts'
import type { Exchange } from '../../src/linkedin/request.ts'
import { parseUrn } from '../../src/linkedin/urn.ts'
import { isWhole } from '../../src/upstream/coverage.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const SKILL = 'urn:li:skill:17'
const FIRST_TEN = { start: 0, count: 10 }
const WEEK = { span: { startedAtMs: Date.UTC(2026, 10, 1), days: 7 }, groupBy: ['INDIVIDUAL'] }

const assetFields = { fields: new Set(LEARNING_ASSET_FIELDS) }
const withContents = { ...assetFields, contents: { ...assetFields, contents: assetFields } }
const classificationFields = new Set(CLASSIFICATION_FIELDS)
/** A new imagination for each: it has an end. */
const imagined = () => createRestClient(createDryRunSend())

/** All that is asked for in pages. */
const finders = [
  {
    description: 'assets by criteria',
    find: (window: PageWindow) =>
      imagined().learningAssets.findByCriteria({ keyword: 'java' }, window, withContents),
  },
  {
    description: 'assets by locale and type',
    find: (window: PageWindow) =>
      imagined().learningAssets.findByLocaleAndType(
        { assetType: 'COURSE', sourceLocale: 'en-US', includeRetired: true },
        window,
        withContents,
      ),
  },
  {
    description: 'classifications by keyword',
    find: (window: PageWindow) =>
      imagined().learningClassifications.findByKeyword(
        { keyword: 'java', targetLocale: 'en-US' },
        window,
        classificationFields,
      ),
  },
  {
    description: 'classifications by locale and type',
    find: (window: PageWindow) =>
      imagined().learningClassifications.findByLocaleAndType(
        { type: 'SKILL', sourceLocale: 'en-US' },
        window,
        classificationFields,
      ),
  },
  {
    description: 'activity reports',
    find: (window: PageWindow) => imagined().learningActivityReports.findByCriteria(WEEK, window),
  },
]

describe('createDryRunSend', () => {
  it.each(finders)('gives pages of $description, as full as asked', async ({ find }) => {
    const windows = fc.record({ start: fc.nat(5_000), count: fc.nat(100) })
    await fc.assert(
      fc.asyncProperty(windows, async (window) => {
        const page = await find(window)
        expect(page.elements).toHaveLength(window.count)
        expect(page.count).toBe(window.count)
        expect(page.total).toBeGreaterThanOrEqual(Math.max(1_000, window.start + window.count))
      }),
      { numRuns: 20 },
    )
  })

  it('gives the asset that is looked up, with contents of two levels', async () => {
    const asset = await imagined().learningAssets.get(COURSE, withContents, 'de-DE')

    expect(asset?.urn).toBe(COURSE)
    expect(asset?.contents).toHaveLength(6)
    expect(asset?.contents[0]?.contents).toHaveLength(6)
  })

  it('gives the classification that is looked up', async () => {
    expect(await imagined().learningClassifications.get(SKILL, classificationFields)).toMatchObject(
      {
        urn: SKILL,
      },
    )
  })

  it.each([
    { description: 'a keyword', criteria: { keyword: 'java' } },
    { description: 'an order', criteria: { sortBy: 'RECENCY' } },
  ])('gives counts beside a search with $description, of which none is known', async (row) => {
    const page = await imagined().learningAssets.findByCriteria(
      row.criteria,
      FIRST_TEN,
      assetFields,
    )

    expect(page.facets).toEqual({ assetTypes: [], difficultyLevels: [] })
  })

  it('gives no counts beside a list', async () => {
    const criteria = { assetTypes: ['COURSE'], locales: ['en-US'] }
    const page = await imagined().learningAssets.findByCriteria(criteria, FIRST_TEN, assetFields)

    expect(page.facets).toBeNull()
  })

  it('gives only names that can be asked about, each once', async () => {
    const { elements } = await imagined().learningAssets.findByCriteria(
      {},
      { start: 0, count: 100 },
      withContents,
    )

    const urns = elements.map(({ urn }) => urn)
    expect(urns.every((urn) => parseUrn(urn) !== null)).toBe(true)
    expect(new Set(urns).size).toBe(100)
  })

  it('gives all that was asked for: an answer that could be kept', async () => {
    const requests = [
      toAssetLookup(COURSE),
      toClassificationLookup(SKILL),
      { path: '/v2/learningAssets', parameters: [], window: { start: 990, count: 100 } },
      { path: '/v2/learningAssets', parameters: [], window: { start: 0, count: 0 } },
    ]

    for (const request of requests)
      expect(isWhole(request, await createDryRunSend()(request))).toBe(true)
  })

  it('tells of each exchange as of one without a status', async () => {
    const exchanges: Exchange[] = []
    const request = {
      path: '/v2/learningAssets',
      parameters: [],
      onExchange: (exchange: Exchange) => void exchanges.push(exchange),
    }

    await createDryRunSend()(request)

    expect(exchanges).toEqual([{ request, status: null, durationMs: 0 }])
  })

  it('fails where nothing that it imagines is acceptable', async () => {
    const accepts = () => false

    await expect(createDryRunSend()({ path: '/v2/jobs', parameters: [], accepts })).rejects.toThrow(
      new LinkedInResponseError('/v2/jobs', 'is beyond imagination'),
    )
  })
})
