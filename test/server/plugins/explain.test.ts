import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  type Answer,
  type SandboxedTestServer,
  startTestServer,
} from '../../support/test-server.ts'
import { withCheapFields } from '../../support/upstream.ts'

const SEARCH = '{ learningAssets(filter: { keyword: "java" }, first: 2) { nodes { urn title } } }'

/** An answer with its extensions. */
interface Explained extends Answer {
  // biome-ignore lint/suspicious/noExplicitAny: each test reads what it has requested.
  readonly extensions?: any
}

describe('explainPlugin', () => {
  let server: SandboxedTestServer

  beforeAll(async () => {
    server = await startTestServer({ assetCount: 300 })
  })

  afterAll(() => server.close())

  beforeEach(() => server.sandbox.clearCalls())

  async function send(query: string, headers: Record<string, string>, { url } = server) {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ query }),
    })
    return { status: response.status, ...((await response.json()) as Explained) }
  }

  const explain = (query: string) => send(query, { 'x-explain': 'true' })
  const dryRun = (query: string) => send(query, { 'x-dry-run': 'true' })
  const apiCalls = () => server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/'))

  it('adds no extensions without its headers', async () => {
    expect((await server.query(SEARCH)) as object).not.toHaveProperty('extensions')
  })

  it('explains each call', async () => {
    const { data, extensions } = await explain(`{
      learningAssets(filter: { keyword: "photoshop" }, first: 2) { nodes { urn title } }
    }`)

    expect(data.learningAssets.nodes).toHaveLength(2)
    expect(extensions.explain).toEqual({
      calls: 1,
      callsSaved: 0,
      requests: [
        {
          path: '/v2/learningAssets',
          parameters: {
            q: 'criteria',
            'assetFilteringCriteria.keyword': 'photoshop',
            count: '2',
          },
          fields: 'urn,title',
          source: 'miss',
          calls: 1,
          status: 200,
          durationMs: expect.any(Number),
        },
      ],
    })
  })

  it('explains a call whose query is too long for a URL like any other, retries included', async () => {
    const urns = Array.from(
      { length: 50 },
      (_, index) => `"urn:li:lyndaCategory:${7_200_000_000 + index}"`,
    )
    // Five answers earn a retry.
    for (let first = 1; first <= 5; first += 1) {
      await server.query(`{
        learningAssets(filter: { keyword: "retry ${first}" }, first: 1) { totalCount }
      }`)
    }
    server.sandbox.clearCalls()
    server.sandbox.injectFault({ status: 503 })

    const { data, errors, extensions } = await explain(`{
      learningAssets(filter: { classifications: [${urns}] }, first: 2) {
        nodes { description descriptionHtml shortDescription shortDescriptionHtml contributors { name } }
      }
    }`)

    expect(errors).toBeUndefined()
    expect(data.learningAssets.nodes).toEqual([])
    const [explained] = extensions.explain.requests
    expect(explained).toMatchObject({ path: '/v2/learningAssets', calls: 2, status: 200 })
    expect(Object.keys(explained.parameters)).toHaveLength(52)
    expect(explained.fields).toContain('descriptionIncludingHtml')
    expect(
      apiCalls().map(({ method, query, body, status }) => [
        method,
        query,
        status,
        body.length > 4_096,
      ]),
    ).toEqual([
      ['POST', '', 503, true],
      ['POST', '', 200, true],
    ])
  })

  it('explains each saved call', async () => {
    await server.query(SEARCH)
    server.sandbox.clearCalls()

    const { extensions } = await explain(`{
      learningAssets(filter: { keyword: "java" }, first: 1) { nodes { title } }
      learningAsset(urn: "urn:li:lyndaCourse:669544") { title }
    }`)

    expect(apiCalls()).toEqual([])
    expect(extensions.explain).toMatchObject({
      calls: 0,
      callsSaved: 2,
      requests: [
        { source: 'fresh', calls: 0, status: null },
        { source: 'fresh', calls: 0, status: null },
      ],
    })
  })

  it('counts a call once that several fields share', async () => {
    const { extensions } = await explain(`{
      a: learningAssets(filter: { keyword: "excel" }, first: 3) { nodes { title } }
      b: learningAssets(filter: { keyword: "excel" }, first: 2) { nodes { difficultyLevel } }
      c: learningAssets(filter: { keyword: "excel" }, first: 0) { totalCount }
    }`)

    expect(apiCalls()).toHaveLength(1)
    expect(extensions.explain.calls).toBe(1)
    expect(extensions.explain.requests.map(({ fields }: { fields: string }) => fields)).toEqual(
      Array(3).fill(withCheapFields('urn', 'title', 'details.level')),
    )
  })

  it('explains a failed call beside its error', async () => {
    server.sandbox.injectFault({ status: 403 })

    const { errors, extensions } = await explain(
      '{ classification(urn: "urn:li:skill:1001") { name } }',
    )

    expect(errors).toHaveLength(1)
    expect(extensions.explain.requests).toMatchObject([{ source: 'miss', calls: 1, status: 403 }])
  })

  it('explains a request over the budget as refused, not as saved', async () => {
    const frugal = await startTestServer({ assetCount: 10 }, { maxCallsPerOperation: 1 })
    const query = `{
      a: learningAsset(urn: "urn:li:lyndaCourse:669544") { title }
      b: learningAsset(urn: "urn:li:lyndaCourse:375490") { title }
    }`

    const { extensions } = await send(query, { 'x-explain': 'true' }, frugal)
    await frugal.close()

    expect(extensions.explain).toMatchObject({
      calls: 1,
      callsSaved: 0,
      requests: [
        { source: 'miss', calls: 1 },
        { source: 'refused', calls: 0, status: null },
      ],
    })
  })

  it('shows no token, address or body of LinkedIn', async () => {
    const answer = JSON.stringify(
      await explain('{ learningAsset(urn: "urn:li:lyndaCourse:404") { title } }'),
    )

    expect(answer).not.toMatch(/bearer|authorization|127\.0\.0\.1|secret/i)
  })

  it('estimates the cost of a dry run without calling LinkedIn', async () => {
    const { data, extensions } = await dryRun(`{
      learningAssets(filter: { keyword: "sql" }, first: 50) {
        nodes { title localized(locale: "de-DE") { title } }
      }
    }`)

    expect(apiCalls()).toEqual([])
    expect(data).toBeNull()
    expect(extensions.cost).toEqual({
      calls: 51,
      callsSaved: 0,
      isCapped: false,
      maxCalls: 100,
      endpoints: [{ path: '/v2/learningAssets', calls: 51, callsLeft: null }],
      requests: [
        {
          path: '/v2/learningAssets',
          parameters: { q: 'criteria', 'assetFilteringCriteria.keyword': 'sql', count: '50' },
          fields: 'urn,title',
          source: 'miss',
          times: 1,
          calls: 1,
        },
        {
          path: '/v2/learningAssets/{urn}',
          parameters: {
            'targetLocale.language': 'de',
            'targetLocale.country': 'DE',
            includeRetired: 'true',
          },
          fields: withCheapFields('urn', 'title'),
          source: 'miss',
          times: 50,
          calls: 50,
        },
      ],
    })
  })

  it.each([
    {
      description: 'the last page of a search',
      query: 'learningAssets(filter: { keyword: "ai" }, last: 5) { nodes { urn } }',
      calls: 2,
    },
    {
      description: 'facets beside a list',
      query: 'learningAssets(first: 5) { nodes { urn } facets { assetTypes { count } } }',
      calls: 2,
    },
    {
      description: 'look-ups by URN, each URN once',
      query:
        'learningAssetsByUrn(urns: ["urn:li:lyndaCourse:11", "urn:li:lyndaCourse:12", "urn:li:lyndaCourse:11"]) { title }',
      calls: 2,
    },
    {
      description: 'a parent of each node',
      query:
        'catalog(assetType: VIDEO, locale: "en-US", first: 4) { nodes { parent { title localized(locale: "de-DE") { title } } } }',
      calls: 9,
    },
    {
      description: 'a parent of courses, which have none',
      query: 'catalog(assetType: COURSE, locale: "en-US", first: 4) { nodes { parent { title } } }',
      calls: 1,
    },
    {
      description: 'fields without a LinkedIn request',
      query: 'upstream { accessToken { state } }',
      calls: 0,
    },
  ])('estimates the cost of $description', async ({ query, calls }) => {
    const { extensions } = await dryRun(`{ ${query} }`)

    expect(extensions.cost.calls).toBe(calls)
    expect(apiCalls()).toEqual([])
  })

  it('caps the estimate at a thousand calls', async () => {
    const { data, errors, extensions } = await dryRun(`{
      learningAssets(first: 100) { nodes { contents { contents { localized(locale: "de") {
        contents { contents { localized(locale: "fr") { title } } }
      } } } } }
    }`)

    expect({ data, errors }).toEqual({ data: null, errors: undefined })
    expect(extensions.cost).toMatchObject({ calls: 1_000, isCapped: true, maxCalls: 100 })
  })

  it('counts cached responses as saved, and caches no placeholder of a dry run', async () => {
    const query = '{ learningAssets(filter: { keyword: "data" }, first: 2) { nodes { title } } }'
    await dryRun(query)
    const { data } = await server.query(query)
    const { extensions } = await dryRun(query)

    expect(data.learningAssets.nodes).toHaveLength(2)
    expect(extensions.cost).toMatchObject({ calls: 0, callsSaved: 1 })
  })

  it('reports the errors of an operation in a dry run', async () => {
    const { data, errors, extensions } = await dryRun(
      '{ learningAssets(first: 1000) { totalCount } }',
    )

    expect(data).toBeNull()
    expect(errors).toMatchObject([
      { extensions: { code: 'BAD_USER_INPUT', argumentName: 'first' } },
    ])
    expect(extensions.cost.calls).toBe(0)
  })
})
