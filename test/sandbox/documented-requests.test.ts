import { describe, expect, it } from 'vitest'
import { createSandboxClient, type SandboxPage } from './sandbox-client.ts'

describe('documented requests', () => {
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

  it('answers the jobs of the client credentials page with an empty collection', async () => {
    const { json } = await createSandboxClient()

    expect(await json<SandboxPage>('/v2/jobs')).toEqual({
      elements: [],
      paging: { count: 10, start: 0, links: [] },
    })
  })
})
