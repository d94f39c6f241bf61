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
        'accept, x-explain, x-dry-run, router-authorization, apollo-federation-include-trace, Origin',
      )
    },
  )

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
