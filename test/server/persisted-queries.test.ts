import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { createPersistedQueryStore } from '../../src/server/persisted-queries.ts'
import { createMapCache } from '../support/cache-stores.ts'
import { startCachedServer } from '../support/cached-server.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const TEXT = '{ __typename }'
const QUERY = '{ learningAsset(urn: "urn:li:lyndaCourse:563322") { title } }'
const DATA = { learningAsset: { title: 'Measuring Company Culture' } }
const UNKNOWN = {
  errors: [
    { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
  ],
}

/** The `extensions` of a request for a persisted query. */
function persisted(query: string, version = 1) {
  const sha256Hash = createHash('sha256').update(query).digest('hex')
  return { persistedQuery: { version, sha256Hash } }
}

describe('createPersistedQueryStore', () => {
  it('stores texts for a day', async () => {
    const cache = createMapCache()
    const store = createPersistedQueryStore(cache)

    await store.set('apq:1', TEXT)

    expect(await store.get('apq:1')).toBe(TEXT)
    expect(await store.get('apq:2')).toBeUndefined()
    expect(cache.timesToLiveMs).toEqual([DAY_MS])
  })

  it('reads a value that is no text as a miss', async () => {
    const cache = createMapCache()
    await cache.set('apq:1', { text: TEXT }, DAY_MS)

    expect(await createPersistedQueryStore(cache).get('apq:1')).toBeUndefined()
  })

  it('deletes nothing', async () => {
    const store = createPersistedQueryStore(createMapCache())
    await store.set('apq:1', TEXT)

    await store.delete('apq:1')

    expect(await store.get('apq:1')).toBe(TEXT)
  })
})

describe('a persisted query', () => {
  it.each(['get', 'post'] as const)(
    'is unknown until its text is sent by %s, then answered by its hash',
    async (method) => {
      const server = await startCachedServer()
      const extensions = persisted(QUERY)

      const unknown = await server.get({ extensions })
      expect(unknown.status).toBe(200)
      expect(unknown.headers.get('cache-control')).toBe('no-store')
      expect(await unknown.json()).toEqual(UNKNOWN)
      expect(await (await server.post({ extensions })).json()).toEqual(UNKNOWN)

      const registering = await server[method]({ query: QUERY, extensions })
      expect(await registering.json()).toEqual({ data: DATA })

      expect(await (await server.get({ extensions })).json()).toEqual({ data: DATA })
      expect(await (await server.post({ extensions })).json()).toEqual({ data: DATA })
    },
  )

  it('is answered by a shared cache without a request to the server', async () => {
    const { get, post, passedOn, callCount } = await startCachedServer()
    const extensions = persisted(QUERY)
    await post({ query: QUERY, extensions })
    const first = await get({ extensions })
    expect(passedOn).toHaveLength(2)

    const second = await get({ extensions })

    expect(second.headers.get('age')).toBe('0')
    expect(await second.json()).toEqual(await first.json())
    expect(passedOn).toHaveLength(2)
    expect(callCount()).toBe(1)
  })

  it('takes variables and an operation name', async () => {
    const { get, post } = await startCachedServer()
    const query = `query Title($urn: URN!) { learningAsset(urn: $urn) { title } } query Other { __typename }`
    const extensions = persisted(query)
    const parameters = {
      extensions,
      operationName: 'Title',
      variables: { urn: 'urn:li:lyndaCourse:563322' },
    }
    await post({ ...parameters, query })

    expect(await (await get(parameters)).json()).toEqual({ data: DATA })
  })

  it.each([
    {
      description: 'a hash of another text',
      extensions: persisted(`${QUERY} `),
      message: 'provided sha does not match query',
    },
    {
      description: 'an unsupported version',
      extensions: persisted(QUERY, 2),
      message: 'Unsupported persisted query version',
    },
  ])('is refused under $description, and not logged', async (row) => {
    const { get, post, server } = await startCachedServer()
    const { extensions, message } = row

    const refused = await post({ query: QUERY, extensions })

    expect(refused.status).toBe(400)
    expect(await refused.json()).toEqual({
      errors: [{ message, extensions: { code: 'BAD_REQUEST' } }],
    })
    expect(await (await get({ extensions: persisted(QUERY) })).json()).toEqual(UNKNOWN)
    expect(await (await get({ extensions: persisted(`${QUERY} `) })).json()).toEqual(UNKNOWN)
    expect(server.logLines.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([])
  })

  it.each([
    { description: 'does not parse', query: '{' },
    { description: 'is not valid', query: '{ noSuchField }' },
    { description: 'is too large', query: `{ ${'__typename '.repeat(1_600)} }` },
  ])('is not stored where it $description', async ({ query }) => {
    const { post } = await startCachedServer()
    const extensions = persisted(query)

    expect((await post({ query, extensions })).status).toBe(400)

    expect(await (await post({ extensions })).json()).toEqual(UNKNOWN)
  })

  it('is refused to cross-site requests, as any GET is', async () => {
    const { server, post } = await startCachedServer()
    const extensions = persisted(QUERY)
    await post({ query: QUERY, extensions })
    const search = new URLSearchParams({ extensions: JSON.stringify(extensions) })

    const response = await fetch(`${server.url}/graphql?${search}`)

    expect(response.status).toBe(400)
    expect(await response.text()).toContain('CSRF')
  })
})
