import { describe, expect, it } from 'vitest'
import { createSandboxClient } from './sandbox-client.ts'

describe('paging links', () => {
  it.each([
    {
      description: 'drop the projection and sort the rest',
      query: 'start=4&q=criteria&fields=urn&count=2',
      next: 'count=2&q=criteria&start=6',
    },
    {
      description: 'keep brackets and encode URNs',
      query:
        'q=criteria&assetFilteringCriteria.classifications[2]=urn:li:lyndaCategory:7164&count=1',
      next: 'assetFilteringCriteria.classifications[2]=urn%3Ali%3AlyndaCategory%3A7164&count=1&q=criteria&start=1',
    },
    {
      description: 'echo parameters nobody knows, and enumerations as sent',
      query:
        'q=criteria&zebra=1&assetFilteringCriteria.assetTypes[0]=course&assetPresentationCriteria.expandDepth=2&count=1',
      next: 'assetFilteringCriteria.assetTypes[0]=course&assetPresentationCriteria.expandDepth=2&count=1&q=criteria&start=1&zebra=1',
    },
    {
      description: 'say the count that was meant where none was sent',
      query: 'q=criteria',
      next: 'count=10&q=criteria&start=10',
    },
  ])('$description', async ({ query, next }) => {
    const { json } = await createSandboxClient()

    const { paging } = await json(`/v2/learningAssets?${query}`)

    expect(paging.links.at(-1)).toEqual({
      rel: 'next',
      href: `/v2/learningAssets?${next}`,
      type: 'application/json',
    })
  })

  it.each([
    { position: 'the first page', range: 'start=0&count=10', rels: ['next'] },
    { position: 'a page between', range: 'start=5&count=10', rels: ['prev', 'next'] },
    { position: 'the last page', range: 'start=20&count=10', rels: ['prev'] },
    { position: 'beyond the end', range: 'start=900&count=10', rels: ['prev'] },
    { position: 'no page at all', range: 'count=0', rels: [] },
  ])('of $position are $rels', async ({ range, rels }) => {
    const { json } = await createSandboxClient({ assetCount: 26, searchTotalCap: 30 })

    const { paging } = await json(
      `/v2/learningAssets?q=criteria&assetRetrievalCriteria.includeRetired=true&${range}`,
    )

    expect(paging.total).toBe(30)
    expect(paging.links.map((link) => link.rel)).toEqual(rels)
  })
})
