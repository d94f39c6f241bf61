import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createRestClient } from '../../src/linkedin/client.ts'
import { createDryRunSend } from '../../src/linkedin/dry-run.ts'
import { LinkedInResponseError } from '../../src/linkedin/errors.ts'
import type { JsonRecord } from '../../src/linkedin/json.ts'
import { LEARNING_ASSET_FIELDS } from '../../src/linkedin/learning-assets/fields.ts'
import { CLASSIFICATION_FIELDS } from '../../src/linkedin/learning-classifications.ts'
import { isWholePage, type PageWindow } from '../../src/linkedin/page.ts'
import type { Exchange } from '../../src/linkedin/request.ts'
import { parseUrn } from '../../src/linkedin/urn.ts'

const COURSE = 'urn:li:lyndaCourse:563322'
const SKILL = 'urn:li:skill:17'
const FIRST_TEN = { start: 0, count: 10 }
const WEEK = { span: { startedAtMs: Date.UTC(2026, 10, 1), days: 7 }, groupBy: ['INDIVIDUAL'] }

const assetFields = { fields: new Set(LEARNING_ASSET_FIELDS) }
const withContents = { ...assetFields, contents: { ...assetFields, contents: assetFields } }
const classificationFields = new Set(CLASSIFICATION_FIELDS)
/** A client of a dry run of its own, which has a limit. */
const createClient = () => {
  const send = createDryRunSend()
  return createRestClient((request) => send(request, {}))
}

/** Every finder. */
const finders = [
  {
    description: 'assets by criteria',
    find: (window: PageWindow) =>
      createClient().learningAssets.findByCriteria({ keyword: 'java' }, window, withContents),
  },
  {
    description: 'assets by locale and type',
    find: (window: PageWindow) =>
      createClient().learningAssets.findByLocaleAndType(
        { assetType: 'COURSE', sourceLocale: 'en-US', includeRetired: true },
        window,
        withContents,
      ),
  },
  {
    description: 'classifications by keyword',
    find: (window: PageWindow) =>
      createClient().learningClassifications.findByKeyword(
        { keyword: 'java', targetLocale: 'en-US' },
        window,
        classificationFields,
      ),
  },
  {
    description: 'classifications by locale and type',
    find: (window: PageWindow) =>
      createClient().learningClassifications.findByLocaleAndType(
        { type: 'SKILL', sourceLocale: 'en-US' },
        window,
        classificationFields,
      ),
  },
  {
    description: 'activity reports',
    find: (window: PageWindow) =>
      createClient().learningActivityReports.findByCriteria(WEEK, window),
  },
]

describe('createDryRunSend', () => {
  it.each(finders)('gives pages of $description, as full as requested', async ({ find }) => {
    const windows = fc.record({ start: fc.nat(5_000), count: fc.nat(100) })
    await fc.assert(
      fc.asyncProperty(windows, async (window) => {
        const page = await find(window)
        expect(page.elements).toHaveLength(window.count)
        expect(page.count).toBe(window.count)
        // Of a window of none only the collection's total is requested, wherever it begins.
        const end = window.count > 0 ? window.start + window.count : 0
        expect(page.total).toBeGreaterThanOrEqual(Math.max(1_000, end))
      }),
      { numRuns: 20 },
    )
  })

  it('gives the asset that is looked up, with contents of two levels', async () => {
    const asset = await createClient().learningAssets.get(COURSE, withContents, 'de-DE')

    expect(asset?.urn).toBe(COURSE)
    expect(asset?.contents).toHaveLength(6)
    expect(asset?.contents[0]?.contents).toHaveLength(6)
  })

  it('gives the classification that is looked up', async () => {
    expect(
      await createClient().learningClassifications.get(SKILL, classificationFields),
    ).toMatchObject({
      urn: SKILL,
    })
  })

  it.each([
    { description: 'a keyword', criteria: { keyword: 'java' } },
    { description: 'an order', criteria: { sortBy: 'RECENCY' } },
  ])('gives a search with $description facets without counts', async (row) => {
    const page = await createClient().learningAssets.findByCriteria(
      row.criteria,
      FIRST_TEN,
      assetFields,
    )

    expect(page.facets).toEqual({ assetTypes: [], difficultyLevels: [] })
  })

  it('gives a list no facets', async () => {
    const criteria = { assetTypes: ['COURSE'], locales: ['en-US'] }
    const page = await createClient().learningAssets.findByCriteria(
      criteria,
      FIRST_TEN,
      assetFields,
    )

    expect(page.facets).toBeNull()
  })

  it('gives only URNs that can be looked up, each once', async () => {
    const { elements } = await createClient().learningAssets.findByCriteria(
      {},
      { start: 0, count: 100 },
      withContents,
    )

    const urns = elements.map(({ urn }) => urn)
    expect(urns.every((urn) => parseUrn(urn) !== null)).toBe(true)
    expect(new Set(urns).size).toBe(100)
  })

  it.each([
    { start: 990, count: 100 },
    { start: 0, count: 0 },
  ])('gives the whole page of window $start, $count', async (window) => {
    const request = { path: '/v2/learningAssets', parameters: [], window }

    const body = await createDryRunSend()(request, {})

    expect(isWholePage(body as JsonRecord, window)).toBe(true)
  })

  it('reports each call as an exchange without a status', async () => {
    const exchanges: Exchange[] = []
    const request = { path: '/v2/learningAssets', parameters: [] }

    await createDryRunSend()(request, { onExchange: (exchange) => exchanges.push(exchange) })

    expect(exchanges).toEqual([{ request, status: null, durationMs: 0 }])
  })

  it('fails when the request accepts nothing that it can make up', async () => {
    const request = { path: '/v2/jobs', parameters: [], accepts: () => false }

    await expect(createDryRunSend()(request, {})).rejects.toThrow(
      new LinkedInResponseError('/v2/jobs', 'has no dry-run form'),
    )
  })
})
