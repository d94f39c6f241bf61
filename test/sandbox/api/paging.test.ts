import { describe, expect, it } from 'vitest'
import { createSandboxClient } from '../../support/sandbox.ts'

describe('paging links', () => {
  it('contain the default count when none was sent', async () => {
    const { json } = await createSandboxClient()

    const { paging } = await json('/v2/learningAssets?q=criteria')

    expect(paging.links[0]?.href).toBe('/v2/learningAssets?count=10&q=criteria&start=10')
  })

  it.each([
    { position: 'a page beyond the end', range: 'start=900&count=10', rels: ['prev'] },
    { position: 'an empty page', range: 'count=0', rels: [] },
  ])('of $position are $rels', async ({ range, rels }) => {
    const { json } = await createSandboxClient({ assetCount: 26, searchTotalCap: 30 })

    const { paging } = await json(
      `/v2/learningAssets?q=criteria&assetRetrievalCriteria.includeRetired=true&${range}`,
    )

    expect(paging.total).toBe(30)
    expect(paging.links.map((link) => link.rel)).toEqual(rels)
  })
})
