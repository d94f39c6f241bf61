import { describe, expect, it } from 'vitest'
import { createSandboxClient } from './sandbox-client.ts'

const PATH = '/v2/learningAssets?q=criteria'
const KEYWORD = `${PATH}&assetFilteringCriteria.keyword`

describe('criteria finder', () => {
  it('finds nothing for a keyword without words', async () => {
    const { json } = await createSandboxClient()

    expect((await json(`${KEYWORD}=!!!`)).paging.total).toBe(0)
  })

  it('visits each asset once on a walk through a search', async () => {
    const { json } = await createSandboxClient()
    const visited: string[] = []
    let total = 0

    for (let start = 0; start === 0 || start < total; start += 7) {
      const page = await json(`${KEYWORD}=java&fields=urn&count=7&start=${start}`)
      total = page.paging.total
      visited.push(...page.elements.map(({ urn }) => urn))
    }

    expect(visited).toHaveLength(total)
    expect(new Set(visited).size).toBe(total)
  })

  it('serves texts in the locale filtered by', async () => {
    const { json } = await createSandboxClient()

    const { elements } = await json(
      `${PATH}&assetFilteringCriteria.locales[0].language=de&assetFilteringCriteria.locales[0].country=DE&count=100`,
    )

    expect(new Set(elements.map(({ title }) => title.locale.language))).toEqual(new Set(['de']))
  })
})
