import { describe, expect, it } from 'vitest'
import { startCachedServer } from '../../support/cached-server.ts'
import { createRouterCache } from '../../support/router-cache.ts'

const URN = 'urn:li:lyndaCourse:563322'
const ENTITIES = {
  query:
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on LearningAsset { title } } }',
  variables: { representations: [{ __typename: 'LearningAsset', urn: URN }] },
}
const SEARCH = {
  query: '{ learningAssets(filter: { keyword: "java" }, first: 2) { nodes { __typename urn } } }',
}
const MISSING = { query: '{ learningAsset(urn: "urn:li:lyndaCourse:9") { title } }' }

describe.each([
  { description: 'without a secret', routerSecret: null },
  { description: 'with a secret', routerSecret: 'proof' },
])('the response cache of a router $description', ({ routerSecret }) => {
  async function startRouters() {
    const { server, advance, callCount, sandbox } = await startCachedServer({ routerSecret })
    const headers = routerSecret === null ? {} : { 'router-authorization': routerSecret }
    const createRouter = () => createRouterCache(server.url, Date.now, headers)
    return { createRouter, advance, callCount, sandbox, server }
  }

  it.each([
    { name: 'entities', body: ENTITIES },
    { name: 'root fields', body: SEARCH },
    { name: 'what does not exist', body: MISSING },
  ])('keeps $name no longer than they are fresh, whenever it asks', async ({ body }) => {
    const { createRouter, advance, server } = await startRouters()
    const first = createRouter()
    const { text } = await first.fetch(body)
    const wholeMs = first.remainingMs(body)
    expect(wholeMs).toBeGreaterThan(20_000)

    let last = first
    for (const part of [0.1, 0.3, 0.7]) {
      const later = createRouter()
      advance(wholeMs * part - (wholeMs - first.remainingMs(body)))
      expect(await later.fetch(body)).toEqual({ text, isKept: false })
      // Each ends within a second of the one that was first.
      expect(Math.abs(later.remainingMs(body) - first.remainingMs(body))).toBeLessThan(1_000)
      if (later.remainingMs(body) > last.remainingMs(body)) last = later
    }

    // The last of them ends no later than what LinkedIn answered is fresh.
    advance(last.remainingMs(body) - 1)
    expect(await last.fetch(body)).toEqual({ text, isKept: true })
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-explain': 'true',
        ...(routerSecret !== null && { 'router-authorization': routerSecret }),
      },
      body: JSON.stringify(body),
    })
    const { extensions } = (await response.json()) as {
      extensions: { explain: { requests: { source: string }[] } }
    }
    for (const { source } of extensions.explain.requests) expect(source).toBe('fresh')
    advance(1)
    expect((await last.fetch(body)).isKept).toBe(false)
  })

  it('does not keep what is stale, nor errors', async () => {
    const { createRouter, advance, sandbox } = await startRouters()
    await createRouter().fetch(SEARCH)
    advance(400_000)
    const router = createRouter()

    await router.fetch(SEARCH)
    expect(router.remainingMs(SEARCH)).toBe(0)

    sandbox.injectFault({ status: 403, body: { status: 403, message: 'no' }, times: 10 })
    await router.fetch(ENTITIES)
    expect(router.remainingMs(ENTITIES)).toBe(0)
  })
})
