import { describe, expect, it } from 'vitest'
import { startCachedServer } from '../support/cached-server.ts'

const SEARCH = '{ learningAssets(filter: { keyword: "java" }, first: 2) { nodes { title } } }'

describe('addResponseHeaders', () => {
  it.each([
    { description: 'a cross-site request', init: { headers: {} } },
    { description: 'an invalid header', headers: { 'x-dry-run': 'maybe' } },
    { description: 'a document that does not parse', path: '?query={' },
    { description: 'an unknown media type', headers: { accept: 'text/html' } },
    { description: 'a body that is no JSON', init: { method: 'POST', body: '{' } },
    {
      description: 'a body that is too large',
      init: { method: 'POST', body: ' '.repeat(300_000) },
    },
  ])(
    'forbids caches to store the refusal of $description',
    async ({ path = '?query={__typename}', headers, init }) => {
      const { server } = await startCachedServer()

      const response = await fetch(`${server.url}/graphql${path}`, {
        headers: { 'content-type': 'application/json', ...headers },
        ...init,
      })

      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.headers.get('cache-control')).toBe('no-store')
      expect(response.headers.get('vary')).toBe(
        'accept-encoding, accept, x-explain, x-dry-run, Origin',
      )
    },
  )

  it.each([
    {
      description: 'where nothing is turned on',
      config: { isProduction: true, isExplainEnabled: false },
      vary: 'accept-encoding, accept',
    },
    {
      description: 'with explanations',
      config: { isProduction: true, isExplainEnabled: true },
      vary: 'accept-encoding, accept, x-explain, x-dry-run',
    },
    {
      description: 'for a router',
      config: { isProduction: true, isExplainEnabled: false, routerSecret: 'proof' },
      vary: 'accept-encoding, accept, router-authorization, apollo-federation-include-trace',
    },
    {
      description: 'for pages of other origins',
      config: {
        isProduction: true,
        isExplainEnabled: false,
        corsOrigins: ['https://a.example', 'https://b.example'],
      },
      vary: 'accept-encoding, accept, Origin',
    },
  ])('names in Vary what an answer depends on $description', async ({ config, vary }) => {
    const { get } = await startCachedServer(config)

    const headers = [await get({ query: SEARCH }), await get({ query: '{' })].map((each) =>
      each.headers.get('vary'),
    )

    expect(headers).toEqual([vary, vary])
  })

  it('lets caches store an answer per media type', async () => {
    const { get, passedOn, callCount } = await startCachedServer()
    const typeFor = async (accept: string) =>
      (await get({ query: SEARCH }, { accept })).headers.get('content-type')
    const types = ['application/graphql-response+json', 'application/json']

    for (const type of [...types, ...types]) expect(await typeFor(type)).toContain(type)

    expect(passedOn).toHaveLength(2)
    expect(callCount()).toBe(1)
  })

  it.each(['x-explain', 'x-dry-run'])(
    'keeps caches from answering requests with %s from those without',
    async (name) => {
      const { get } = await startCachedServer()
      await get({ query: SEARCH })

      const response = await get({ query: SEARCH }, { [name]: 'true' })

      expect(await response.json()).toHaveProperty('extensions')
    },
  )

  it('keeps caches from answering other clients with responses to a router', async () => {
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
