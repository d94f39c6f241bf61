import { Agent, interceptors } from 'undici'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startCachedServer } from '../../support/cached-server.ts'

const SECOND_MS = 1_000
/** Times of freshness are up to a tenth longer or shorter. */
const SEARCH_SECONDS = { least: 270, most: 330 }

const SEARCH = '{ learningAssets(filter: { keyword: "java" }, first: 2) { nodes { title } } }'
const LIBRARIES = '{ classifications(type: LIBRARY, locale: "en-US") { nodes { name } } }'
const BOTH = `{ ${SEARCH.slice(1, -1)} ${LIBRARIES.slice(1, -1)} }`
const REPORT = `{
  learningActivityReports(
    startedAt: "2025-09-01T07:00:00Z", endedAt: "2025-09-03T07:00:00Z", groupBy: [INDIVIDUAL]
  ) { totalCount }
}`

function maxAgeOf({ headers }: Response): number {
  return Number(/^public, max-age=(\d+)$/.exec(headers.get('cache-control') ?? '')?.[1])
}

describe('an answer to GET', () => {
  it('is given by a shared cache to the next who asks, and not made anew', async () => {
    const { get, passedOn, callCount, advance } = await startCachedServer()
    const first = await get({ query: SEARCH })
    advance(10 * SECOND_MS)

    const second = await get({ query: SEARCH })

    expect(await second.text()).toBe(await first.text())
    expect(second.headers.get('age')).toBe('10')
    expect(passedOn).toHaveLength(1)
    expect(callCount()).toBe(1)
  })

  it('is made anew when it has become too old', async () => {
    const { get, passedOn, callCount, advance } = await startCachedServer()
    const maxAge = maxAgeOf(await get({ query: SEARCH }))
    advance(maxAge * SECOND_MS - 1)
    await get({ query: SEARCH })
    expect(passedOn).toHaveLength(1)

    advance(SECOND_MS)
    await get({ query: SEARCH })

    expect(passedOn).toHaveLength(2)
    // Stale by now: it is asked for behind.
    await expect.poll(callCount).toBe(2)
  })

  it('is never older than what the server itself calls fresh', async () => {
    const { get, advance } = await startCachedServer()
    const maxAge = maxAgeOf(await get({ query: SEARCH }))

    advance(maxAge * SECOND_MS - 1)
    const explained = await get({ query: SEARCH }, { 'x-explain': 'true' })

    expect(await explained.json()).toMatchObject({
      extensions: { explain: { requests: [{ source: 'fresh' }] } },
    })
  })

  it('may become as old as the record that it was made from may still become', async () => {
    const { get, post, advance } = await startCachedServer()
    const maxAge = maxAgeOf(await post({ query: SEARCH }))
    expect(maxAge).toBeGreaterThanOrEqual(SEARCH_SECONDS.least)
    expect(maxAge).toBeLessThanOrEqual(SEARCH_SECONDS.most)

    advance(100 * SECOND_MS)

    expect(maxAgeOf(await get({ query: SEARCH }))).toBe(maxAge - 100)
  })

  it('may become as old as the record that ends first', async () => {
    const { get, advance } = await startCachedServer()
    const ofSearch = maxAgeOf(await get({ query: SEARCH }))
    advance(100 * SECOND_MS)

    const both = maxAgeOf(await get({ query: BOTH }))
    const ofLibraries = maxAgeOf(await get({ query: LIBRARIES }))

    expect(both).toBe(ofSearch - 100)
    expect(ofLibraries).toBeGreaterThan(70_000)
  })

  it('may become as old as another that was made at the same time of the same', async () => {
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

  it('is kept by a cache that others have written', async () => {
    const { server, callCount } = await startCachedServer()
    const agent = new Agent().compose(interceptors.cache({ type: 'shared' }))
    onTestFinished(() => agent.destroy())
    const isKept = async (accept: string) => {
      const { headers, body } = await agent.request({
        origin: server.url,
        path: `/graphql?query=${encodeURIComponent(SEARCH)}`,
        method: 'GET',
        headers: { 'apollo-require-preflight': 'true', accept },
      })
      await body.dump()
      return headers['age'] !== undefined
    }

    expect(await isKept('application/json')).toBe(false)
    expect(await isKept('application/json')).toBe(true)
    expect(await isKept('*/*')).toBe(false)
    expect(callCount()).toBe(1)
  })
})

describe('no cache keeps', () => {
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
    { description: 'an answer that nothing was asked for', query: '{ __typename }' },
    { description: 'the schema', query: '{ __schema { queryType { name } } }' },
    { description: 'figures of the moment', query: '{ upstream { endpoints { callsLeft } } }' },
    {
      description: 'figures of the moment beside others',
      query: `{ upstream { endpoints { callsLeft } } ${SEARCH.slice(1)}`,
    },
    { description: 'a report on learners', query: REPORT },
    { description: 'a report beside others', query: `{ ${REPORT.slice(1, -1)} ${SEARCH.slice(1)}` },
    { description: 'an explanation', query: SEARCH, headers: { 'x-explain': 'true' } },
    { description: 'a dry run', query: SEARCH, headers: { 'x-dry-run': 'true' } },
  ])('$description', async ({ query, headers, hasErrors = false }) => {
    const { get, passedOn } = await startCachedServer({ areActivityReportsEnabled: true })
    // What memory has would be fresh.
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

  it('a stale answer, but the better one that came behind it', async () => {
    const { get, advance } = await startCachedServer()
    await get({ query: SEARCH })
    advance(400 * SECOND_MS)

    const stale = await get({ query: BOTH })
    await expect.poll(async () => maxAgeOf(await get({ query: BOTH }))).toBeGreaterThan(0)

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

  it('a page with holes', async () => {
    const { get, sandbox } = await startCachedServer()
    const page = {
      elements: [{ urn: 'urn:li:lyndaCourse:1' }],
      paging: { start: 0, count: 2, total: 9 },
    }
    sandbox.injectFault({ status: 200, body: page })

    const response = await get({ query: SEARCH })

    expect(await response.json()).toMatchObject({ data: { learningAssets: { nodes: [{}] } } })
    expect(response.headers.get('cache-control')).toBe('no-store')
  })

  it.each([
    { description: 'a forgery', init: { headers: {} } },
    { description: 'a dry run that says neither yes nor no', headers: { 'x-dry-run': 'maybe' } },
    { description: 'a document that does not parse', path: '?query={' },
    { description: 'an unknown media type', headers: { accept: 'text/html' } },
    { description: 'a body that is no JSON', init: { method: 'POST', body: '{' } },
    {
      description: 'a body that is too large',
      init: { method: 'POST', body: ' '.repeat(300_000) },
    },
  ])('a refusal of $description', async ({ path = '?query={__typename}', headers, init }) => {
    const { server } = await startCachedServer()

    const response = await fetch(`${server.url}/graphql${path}`, {
      headers: { 'content-type': 'application/json', ...headers },
      ...init,
    })

    expect(response.status).toBeGreaterThanOrEqual(400)
    expect(response.headers.get('cache-control')).toBe('no-store')
    expect(response.headers.get('vary')).toBe(
      'accept, x-explain, x-dry-run, router-authorization, apollo-federation-include-trace, Origin',
    )
  })
})

describe('a shared cache', () => {
  it('gives each client the media type that it takes', async () => {
    const { get, passedOn, callCount } = await startCachedServer()
    const ask = async (accept: string) =>
      (await get({ query: SEARCH }, { accept })).headers.get('content-type')
    const types = ['application/graphql-response+json', 'application/json']

    for (const type of [...types, ...types]) expect(await ask(type)).toContain(type)

    expect(passedOn).toHaveLength(2)
    expect(callCount()).toBe(1)
  })

  it.each(['x-explain', 'x-dry-run'])(
    'gives nobody who sends %s an answer to others',
    async (name) => {
      const { get } = await startCachedServer()
      await get({ query: SEARCH })

      const response = await get({ query: SEARCH }, { [name]: 'true' })

      expect(await response.json()).toHaveProperty('extensions')
    },
  )

  it('gives a stranger nothing of what is for the router of a supergraph', async () => {
    const { get, passedOn } = await startCachedServer({ routerSecret: 'proof' })
    const query =
      '{ _entities(representations: [{ __typename: "LearningAsset", urn: "urn:li:lyndaCourse:563322" }]) { ... on LearningAsset { title } } }'
    const router = { 'router-authorization': 'proof' }

    expect((await get({ query }, router)).headers.get('cache-control')).toMatch(/^public, max-age/)
    expect((await get({ query }, router)).status).toBe(200)
    expect(passedOn).toHaveLength(1)
    const traced = await get({ query }, { ...router, 'apollo-federation-include-trace': 'ftv1' })
    expect(await traced.json()).toHaveProperty('extensions.ftv1')
    expect(traced.headers.get('cache-control')).toBe('no-store')
    const schema = await get({ query: `{ _service { sdl } ${query.slice(1)}` }, router)
    expect(schema.headers.get('cache-control')).toBe('no-store')
    expect((await get({ query })).status).toBe(401)
  })
})
