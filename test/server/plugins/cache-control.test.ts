import { Agent, interceptors } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startCachedServer } from '../../support/cached-server.ts'

const SECOND_MS = 1_000
/** An upper bound for a background refresh, which takes milliseconds on an idle machine. */
const REFRESH_LIMIT = { timeout: 120_000 }
/** The freshness of a search, 300 s, with a jitter of a tenth. */
const SEARCH_SECONDS = { least: 270, most: 330 }

const SEARCH = '{ learningAssets(filter: { keyword: "java" }, first: 2) { nodes { title } } }'
const LIBRARIES = '{ classifications(type: LIBRARY, locale: "en-US") { nodes { name } } }'
const BOTH = `{ ${SEARCH.slice(1, -1)} ${LIBRARIES.slice(1, -1)} }`
const REPORT = `{
  learningActivityReports(
    startedAt: "2025-09-01T07:00:00Z", endedAt: "2025-09-03T07:00:00Z", groupBy: [INDIVIDUAL]
  ) { totalCount }
}`

/** For how many seconds a cache may serve a response from now on. */
function maxAgeOf({ headers }: Response): number {
  const [, maxAge] = /^public, max-age=(\d+)/.exec(headers.get('cache-control') ?? '') ?? []
  return Number(maxAge) - Number(headers.get('age') ?? 0)
}

describe('cacheControlPlugin', () => {
  it('lets a shared cache answer the next client', async () => {
    const { get, passedOn, callCount, advance } = await startCachedServer()
    const first = await get({ query: SEARCH })
    advance(10 * SECOND_MS)

    const second = await get({ query: SEARCH })

    expect(await second.text()).toBe(await first.text())
    expect(second.headers.get('age')).toBe('10')
    expect(passedOn).toHaveLength(1)
    expect(callCount()).toBe(1)
  })

  it('has a shared cache request an answer again after max-age', async () => {
    const { get, passedOn, callCount, advance } = await startCachedServer()
    const maxAge = maxAgeOf(await get({ query: SEARCH }))
    advance(maxAge * SECOND_MS - 1)
    await get({ query: SEARCH })
    expect(passedOn).toHaveLength(1)

    advance(SECOND_MS)
    await get({ query: SEARCH })

    expect(passedOn).toHaveLength(2)
    // Stale by now: the server refreshes it in the background.
    await expect.poll(callCount, REFRESH_LIMIT).toBe(2)
  })

  it('ends max-age before the cached response turns stale', async () => {
    const { get, advance } = await startCachedServer()
    const maxAge = maxAgeOf(await get({ query: SEARCH }))

    advance(maxAge * SECOND_MS - 1)
    const explained = await get({ query: SEARCH }, { 'x-explain': 'true' })

    expect(await explained.json()).toMatchObject({
      extensions: { explain: { requests: [{ source: 'fresh' }] } },
    })
  })

  it('sets max-age to the remaining freshness of the cached response', async () => {
    const { get, post, advance } = await startCachedServer()
    const maxAge = maxAgeOf(await post({ query: SEARCH }))
    expect(maxAge).toBeGreaterThanOrEqual(SEARCH_SECONDS.least)
    expect(maxAge).toBeLessThanOrEqual(SEARCH_SECONDS.most)

    advance(100 * SECOND_MS)

    expect(maxAgeOf(await get({ query: SEARCH }))).toBe(maxAge - 100)
  })

  it('lets caches do with a stale answer what this server does', async () => {
    const { post } = await startCachedServer({
      freshness: {
        searchMs: 100_000,
        assetMs: 0,
        classificationMs: 30_000,
        staleIfErrorMs: 50_000,
      },
    })
    const directivesOf = async (query: string) =>
      (await post({ query })).headers.get('cache-control')?.replace(/max-age=\d+/, 'max-age')

    expect(await directivesOf(SEARCH)).toBe(
      'public, max-age, stale-while-revalidate=100, stale-if-error=100',
    )
    expect(await directivesOf(LIBRARIES)).toBe(
      'public, max-age, stale-while-revalidate=30, stale-if-error=50',
    )
  })

  it('lets caches do nothing with a stale answer to a look-up that found nothing', async () => {
    const { post } = await startCachedServer()

    const { headers } = await post({
      query: '{ learningAsset(urn: "urn:li:lyndaCourse:9") { title } }',
    })

    expect(headers.get('cache-control')).toMatch(/^public, max-age=\d+$/)
  })

  it('sets max-age by the cached response that expires first', async () => {
    const { get, advance } = await startCachedServer()
    const ofSearch = maxAgeOf(await get({ query: SEARCH }))
    advance(100 * SECOND_MS)

    const both = maxAgeOf(await get({ query: BOTH }))
    const ofLibraries = maxAgeOf(await get({ query: LIBRARIES }))

    expect(both).toBe(ofSearch - 100)
    expect(ofLibraries).toBeGreaterThan(70_000)
  })

  it('sets the same max-age for answers from one coalesced call', async () => {
    const { get, callCount } = await startCachedServer()

    const responses = await Promise.all([
      get({ query: SEARCH }),
      get({ query: SEARCH.replace('title', 'urn') }),
    ])

    const [one = 0, other] = responses.map(maxAgeOf)
    expect(one).toBeGreaterThan(0)
    expect(other).toBe(one)
    expect(callCount()).toBe(1)
  })

  it('is understood by the cache of undici', async () => {
    const { server, callCount } = await startCachedServer()
    let passedOn = 0
    const agent = new Agent().compose(
      (dispatch) => (options, handler) => {
        passedOn += 1
        return dispatch(options, handler)
      },
      interceptors.cache({ type: 'shared' }),
    )
    onTestFinished(() => agent.destroy())
    const request = async (accept: string) => {
      const { body } = await agent.request({
        origin: server.url,
        path: `/graphql?query=${encodeURIComponent(SEARCH)}`,
        method: 'GET',
        headers: { 'apollo-require-preflight': 'true', accept },
      })
      await body.dump()
      return passedOn
    }

    expect(await request('application/json')).toBe(1)
    expect(await request('application/json')).toBe(1)
    expect(await request('*/*')).toBe(2)
    expect(callCount()).toBe(1)
  })
})

describe('cache-control is no-store for', () => {
  it.each([
    {
      description: 'an error',
      query: '{ learningAssets(first: 1000) { totalCount } }',
      hasErrors: true,
    },
    {
      description: 'an answer with an error in it',
      query: `{ a: learningAssets(first: 1000) { totalCount } ${SEARCH.slice(1)}`,
      hasErrors: true,
    },
    { description: 'an operation without a LinkedIn request', query: '{ __typename }' },
    { description: 'the schema', query: '{ __schema { queryType { name } } }' },
    { description: 'the upstream status', query: '{ upstream { endpoints { callsLeft } } }' },
    {
      description: 'the upstream status beside a search',
      query: `{ upstream { endpoints { callsLeft } } ${SEARCH.slice(1)}`,
    },
    { description: 'a report on learners', query: REPORT },
    {
      description: 'a report on learners beside a search',
      query: `{ ${REPORT.slice(1, -1)} ${SEARCH.slice(1)}`,
    },
    { description: 'an explanation', query: SEARCH, headers: { 'x-explain': 'true' } },
    { description: 'a dry run', query: SEARCH, headers: { 'x-dry-run': 'true' } },
  ])('$description', async ({ query, headers, hasErrors = false }) => {
    const { get, passedOn } = await startCachedServer({ areActivityReportsEnabled: true })
    // The search is cached, and fresh.
    await get({ query: SEARCH })

    const responses = [await get({ query }, headers), await get({ query }, headers)]

    expect(responses.map((each) => each.headers.get('cache-control'))).toEqual([
      'no-store',
      'no-store',
    ])
    for (const each of responses)
      expect('errors' in ((await each.json()) as object)).toBe(hasErrors)
    expect(passedOn).toHaveLength(3)
  })

  it('a stale answer, until it is refreshed', async () => {
    const { get, advance } = await startCachedServer()
    await get({ query: SEARCH })
    advance(400 * SECOND_MS)

    const stale = await get({ query: BOTH })
    await expect
      .poll(async () => maxAgeOf(await get({ query: BOTH })), REFRESH_LIMIT)
      .toBeGreaterThan(0)

    expect(stale.headers.get('cache-control')).toBe('no-store')
  })

  it('an expired answer, while LinkedIn fails', async () => {
    const { get, advance, sandbox } = await startCachedServer()
    const fresh = await get({ query: SEARCH })
    advance(700 * SECOND_MS)
    sandbox.injectFault({ status: 503, times: Number.POSITIVE_INFINITY })

    const expired = await get({ query: SEARCH })

    expect(await expired.text()).toBe(await fresh.text())
    expect(expired.headers.get('cache-control')).toBe('no-store')
  })

  it('a page with missing elements', async () => {
    const { get, sandbox } = await startCachedServer()
    const page = {
      elements: [{ urn: 'urn:li:lyndaCourse:1' }],
      paging: {
        start: 0,
        count: 2,
        total: 9,
        links: [{ rel: 'next', href: '/v2/learningAssets?start=2&count=2' }],
      },
    }
    sandbox.injectFault({ status: 200, body: page })

    const response = await get({ query: SEARCH })

    expect(await response.json()).toMatchObject({ data: { learningAssets: { nodes: [{}] } } })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })
})
