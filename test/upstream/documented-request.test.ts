import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

const SEARCH = `query ($after: String) {
  learningAssets(filter: {keyword: "java"}, first: 3, after: $after) {
    nodes { urn title }
    facets {
      assetTypes { value count isSelected }
      difficultyLevels { value count isSelected }
    }
    totalCount
    pageInfo { hasNextPage endCursor }
  }
}`

/** The request and response of LinkedIn's page on authentication to the Learning API. */
describe('The documented search', () => {
  let server: SandboxedTestServer

  beforeAll(async () => {
    server = await startTestServer()
  })

  afterAll(() => server.close())

  it('is one call with the documented parameters', async () => {
    server.sandbox.clearCalls()

    await server.query(SEARCH)

    const calls = server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/'))
    expect(calls).toHaveLength(1)
    expect(calls[0]).toMatchObject({
      method: 'GET',
      path: '/v2/learningAssets',
      hasAuthorization: true,
      status: 200,
    })
    const query = 'q=criteria&assetFilteringCriteria.keyword=java&count=3&fields=urn,title'
    expect([...new URLSearchParams(calls[0]?.query)]).toEqual([...new URLSearchParams(query)])
    expect(calls[0]?.query).toBe(query)
  })

  it('returns the documented courses and facets', async () => {
    const { data, errors } = await server.query(SEARCH)

    expect(errors).toBeUndefined()
    expect(data.learningAssets.nodes).toEqual([
      { urn: 'urn:li:lyndaCourse:669544', title: 'Learning Java' },
      { urn: 'urn:li:lyndaCourse:375490', title: 'Java Essential Training for Students' },
      { urn: 'urn:li:lyndaCourse:107061', title: 'Advanced Java Programming' },
    ])
    expect(data.learningAssets.pageInfo.hasNextPage).toBe(true)
    const { assetTypes, difficultyLevels } = data.learningAssets.facets
    expect(assetTypes.map(({ value }: { value: string }) => value).sort()).toEqual(
      expect.arrayContaining(['COURSE', 'LEARNING_PATH', 'VIDEO']),
    )
    expect(difficultyLevels.map(({ value }: { value: string }) => value).sort()).toEqual([
      'ADVANCED',
      'BEGINNER',
      'INTERMEDIATE',
    ])
  })

  it('returns each asset once on all its pages', async () => {
    const visited: string[] = []
    let after: string | null = null
    let totalCount = 0
    do {
      const { data } = await server.query(SEARCH, { after })
      const { nodes, pageInfo } = data.learningAssets
      visited.push(...nodes.map(({ urn }: { urn: string }) => urn))
      totalCount = data.learningAssets.totalCount
      after = pageInfo.hasNextPage ? pageInfo.endCursor : null
    } while (after)

    expect(totalCount).toBeGreaterThan(30)
    expect(visited).toHaveLength(totalCount)
    expect(new Set(visited).size).toBe(totalCount)
  })
})
