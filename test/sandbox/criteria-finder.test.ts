import { describe, expect, it } from 'vitest'
import { createSandboxClient, type SandboxPage } from './sandbox-client.ts'

const PATH = '/v2/learningAssets?q=criteria'
const KEYWORD = `${PATH}&assetFilteringCriteria.keyword`
const ALL = `${PATH}&assetRetrievalCriteria.includeRetired=true&count=0`
const BY_RECENCY = 'assetPresentationCriteria.sortBy=RECENCY'

describe('criteria finder', () => {
  it('gives true totals and no facets in bulk', async () => {
    const { json } = await createSandboxClient({ searchTotalCap: 50 })

    const page = await json(ALL)

    expect(page.metadata).toEqual({})
    expect(page.paging.total).toBe(604)
  })

  it.each([
    { kind: 'keyword', path: `${KEYWORD}=java` },
    { kind: 'sort order', path: `${PATH}&${BY_RECENCY}` },
  ])('gives facets and a capped total with a $kind', async ({ path }) => {
    const { json } = await createSandboxClient({ searchTotalCap: 20 })

    const page = await json(`${path}&start=15`)

    expect(page.metadata.assetTypeFacetMetadata?.[0]?.count).toBeGreaterThan(20)
    expect(page.paging).toMatchObject({ total: 20, count: 10, start: 15 })
    expect(page.elements).toHaveLength(5)
    expect(page.paging.links.map((link) => link.rel)).toEqual(['prev'])
  })

  it('gives empty pages past the cap, or refuses them where the switch says so', async () => {
    const lenient = await createSandboxClient({ searchTotalCap: 20 })
    const strict = await createSandboxClient({
      searchTotalCap: 20,
      unestablishedFacts: { pastTheCap: 'reject' },
    })

    const page = await lenient.json(`${KEYWORD}=java&start=20`)
    const refused = await strict.get(`${KEYWORD}=java&start=20`)

    expect(page.elements).toEqual([])
    expect(refused.status).toBe(400)
  })

  it('caps nothing without a cap', async () => {
    const { json } = await createSandboxClient({ searchTotalCap: null, assetCount: 1500 })

    expect((await json(`${PATH}&${BY_RECENCY}&count=1`)).paging.total).toBeGreaterThan(1000)
  })

  it.each(['xyzzy', '!!!'])('lists all facets with 0, by name, for %s', async (keyword) => {
    const { json } = await createSandboxClient()

    expect(await json(`${KEYWORD}=${keyword}`)).toEqual({
      metadata: {
        assetTypeFacetMetadata: [
          { count: 0, assetType: 'COURSE' },
          { count: 0, assetType: 'EVENT' },
          { count: 0, assetType: 'LEARNING_PATH' },
          { count: 0, assetType: 'VIDEO' },
        ],
        difficultyLevelFacetMetadata: [
          { count: 0, difficultyLevel: 'ADVANCED' },
          { count: 0, difficultyLevel: 'BEGINNER' },
          { count: 0, difficultyLevel: 'INTERMEDIATE' },
        ],
      },
      elements: [],
      paging: { total: 0, count: 10, start: 0, links: [] },
    })
  })

  it('counts other asset types than those asked for', async () => {
    const { json } = await createSandboxClient()

    const all = await json(`${KEYWORD}=java`)
    const videos = await json(`${KEYWORD}=java&assetFilteringCriteria.assetTypes[3]=video`)

    expect(videos.metadata.assetTypeFacetMetadata).toEqual(all.metadata.assetTypeFacetMetadata)
    expect(videos.paging.total).toBeLessThan(all.paging.total)
    expect(new Set(videos.elements.map(({ type }) => type))).toEqual(new Set(['VIDEO']))
  })

  it('narrows the difficulty facet by type, unless the switch says otherwise', async () => {
    const path = `${KEYWORD}=java&assetFilteringCriteria.assetTypes[0]=VIDEO`
    const sum = ({ metadata }: SandboxPage) =>
      (metadata.difficultyLevelFacetMetadata ?? []).reduce((total, { count }) => total + count, 0)
    const narrowing = await createSandboxClient()
    const wide = await createSandboxClient({
      unestablishedFacts: { difficultyFacetFollowsAssetTypes: false },
    })

    expect(sum(await narrowing.json(path))).toBeLessThan(sum(await wide.json(path)))
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

  it('leaves retired assets out unless they are asked for', async () => {
    const { json } = await createSandboxClient()

    const active = await json(`${PATH}&count=0`)
    const all = await json(ALL)

    expect(active.paging.total).toBeLessThan(all.paging.total)
  })

  it.each([
    { filter: 'assetFilteringCriteria.difficultyLevels[0]=advanced' },
    { filter: 'assetFilteringCriteria.classifications[0]=urn:li:lyndaCategory:7163' },
    { filter: 'assetFilteringCriteria.locales[1].language=de' },
    { filter: 'assetFilteringCriteria.licensedOnly=true' },
    { filter: 'assetFilteringCriteria.isCurated=true' },
    { filter: `assetFilteringCriteria.lastModifiedAfter=${Date.UTC(2026, 0, 1)}` },
  ])('narrows the catalogue by $filter', async ({ filter }) => {
    const { json } = await createSandboxClient()

    const narrowed = await json(`${ALL}&${filter}`)

    expect(narrowed.paging.total).toBeGreaterThan(0)
    expect(narrowed.paging.total).toBeLessThan(604)
  })

  it('serves texts in the locale filtered by', async () => {
    const { json } = await createSandboxClient()

    const { elements } = await json(
      `${PATH}&assetFilteringCriteria.locales[0].language=de&assetFilteringCriteria.locales[0].country=DE&count=100`,
    )

    expect(new Set(elements.map(({ title }) => title.locale.language))).toEqual(new Set(['de']))
  })

  it.each([
    { sortBy: 'RECENCY', field: 'publishedAt' },
    { sortBy: 'recency', field: 'publishedAt' },
  ])('sorts by $sortBy', async ({ sortBy, field }) => {
    const { json } = await createSandboxClient()

    const { elements } = await json(
      `${PATH}&assetPresentationCriteria.sortBy=${sortBy}&count=50&fields=details:(${field})`,
    )

    const values = elements.map(({ details }) => Number(details?.[field]))
    expect(values).toEqual(values.toSorted((one, other) => other - one))
  })

  it.each([
    { parameter: 'start=-1' },
    { parameter: 'count=-1' },
    { parameter: 'count=ten' },
    { parameter: 'assetFilteringCriteria.assetTypes[0]=SOCKS' },
    { parameter: 'assetFilteringCriteria.licensedOnly=True' },
    { parameter: 'assetPresentationCriteria.sortBy=PRICE' },
  ])('refuses $parameter', async ({ parameter }) => {
    const { get } = await createSandboxClient()

    const response = await get(`${PATH}&${parameter}`)

    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({
      status: 400,
      code: 'ILLEGAL_ARGUMENT',
      message: 'Invalid query parameters passed to request',
    })
  })

  it('lowers a count above 100, or refuses it where the switch says so', async () => {
    const lenient = await createSandboxClient()
    const strict = await createSandboxClient({
      unestablishedFacts: { countAboveMaximum: 'reject' },
    })

    expect((await lenient.json(`${PATH}&count=500&fields=urn`)).elements).toHaveLength(100)
    expect((await strict.get(`${PATH}&count=500`)).status).toBe(400)
  })
})
