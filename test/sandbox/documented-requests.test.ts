import { describe, expect, it } from 'vitest'
import { createSandboxClient, type SandboxPage } from './sandbox-client.ts'

const english = { country: 'US', language: 'en' }

describe('the documented search for java', () => {
  const path =
    '/v2/learningAssets?q=criteria&assetFilteringCriteria.keyword=java&fields=urn,title&count=3'

  it('finds the documented courses in the documented order', async () => {
    const { json } = await createSandboxClient()

    const page = await json(path)

    expect(page.elements).toEqual([
      { urn: 'urn:li:lyndaCourse:669544', title: { locale: english, value: 'Learning Java' } },
      {
        urn: 'urn:li:lyndaCourse:375490',
        title: { locale: english, value: 'Java Essential Training for Students' },
      },
      {
        urn: 'urn:li:lyndaCourse:107061',
        title: { locale: english, value: 'Advanced Java Programming' },
      },
    ])
  })

  it('has the documented shape', async () => {
    const { json } = await createSandboxClient()

    const page = await json(path)

    expect(Object.keys(page)).toEqual(['metadata', 'elements', 'paging'])
    expect(page.paging).toEqual({
      total: expect.any(Number),
      count: 3,
      start: 0,
      links: [
        {
          rel: 'next',
          href: '/v2/learningAssets?assetFilteringCriteria.keyword=java&count=3&q=criteria&start=3',
          type: 'application/json',
        },
      ],
    })
    expect(page.paging.total).toBeGreaterThan(40)
  })

  it('counts types and levels, most first', async () => {
    const { json } = await createSandboxClient()

    const { metadata, paging } = await json(path)

    const types = metadata.assetTypeFacetMetadata ?? []
    const levels = metadata.difficultyLevelFacetMetadata ?? []
    expect(types.map((facet) => facet.assetType).toSorted()).toEqual([
      'COURSE',
      'EVENT',
      'LEARNING_PATH',
      'VIDEO',
    ])
    expect(types.at(-1)).toEqual({ count: 0, assetType: 'EVENT' })
    expect(types.map(({ count }) => count)).toEqual(
      types.map(({ count }) => count).toSorted((one, other) => other - one),
    )
    expect(types.reduce((sum, { count }) => sum + count, 0)).toBe(paging.total)
    expect(levels).toHaveLength(3)
    expect(levels.every(({ count }) => count > 0)).toBe(true)
  })
})

describe('other documented requests', () => {
  it('reads one asset', async () => {
    const { json } = await createSandboxClient()

    const asset = await json(
      '/v2/learningAssets/urn:li:lyndaCourse:563322?targetLocale.language=en&targetLocale.country=US&includeRetired=true&expandDepth=3&fields=urn,title',
    )

    expect(asset).toEqual({
      urn: 'urn:li:lyndaCourse:563322',
      title: { locale: english, value: 'Measuring Company Culture' },
    })
  })

  it('pages through active and retired courses in bulk', async () => {
    const { json } = await createSandboxClient()

    const page = await json(
      '/v2/learningAssets?q=criteria&assetFilteringCriteria.assetTypes[0]=COURSE&assetRetrievalCriteria.includeRetired=true&assetRetrievalCriteria.expandDepth=1&count=2&start=34&assetFilteringCriteria.licensedOnly=true&assetFilteringCriteria.locales[0].country=US&assetFilteringCriteria.locales[0].language=en&fields=urn,title,details:(level)',
    )

    const query = (start: number) =>
      `/v2/learningAssets?assetFilteringCriteria.assetTypes[0]=COURSE&assetFilteringCriteria.licensedOnly=true&assetFilteringCriteria.locales[0].country=US&assetFilteringCriteria.locales[0].language=en&assetRetrievalCriteria.expandDepth=1&assetRetrievalCriteria.includeRetired=true&count=2&q=criteria&start=${start}`
    expect(page.metadata).toEqual({})
    expect(page.elements).toHaveLength(2)
    expect(page.paging.links.map(({ rel, href }) => [rel, href])).toEqual([
      ['prev', query(32)],
      ['next', query(36)],
    ])
  })

  it('reads one classification', async () => {
    const { json } = await createSandboxClient()

    expect(await json('/v2/learningClassifications/urn:li:lyndaCategory:7220')).toEqual({
      urn: 'urn:li:lyndaCategory:7220',
      owner: { urn: 'urn:li:organization:1337', name: { locale: english, value: 'LinkedIn' } },
      name: { locale: english, value: 'Audio Post-Production' },
      type: 'TOPIC',
    })
  })

  it('answers the jobs of the client credentials page with an empty collection', async () => {
    const { json } = await createSandboxClient()

    expect(await json<SandboxPage>('/v2/jobs')).toEqual({
      elements: [],
      paging: { count: 10, start: 0, links: [] },
    })
  })
})
