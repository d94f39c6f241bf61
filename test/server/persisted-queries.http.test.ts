import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { startCachedServer } from '../support/cached-server.ts'

const QUERY = '{ learningAsset(urn: "urn:li:lyndaCourse:563322") { title } }'
const DATA = { learningAsset: { title: 'Measuring Company Culture' } }
const UNKNOWN = {
  errors: [
    { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
  ],
}

/** What a request says of a persisted query. */
function persisted(query: string, version = 1) {
  const sha256Hash = createHash('sha256').update(query).digest('hex')
  return { persistedQuery: { version, sha256Hash } }
}

describe('a persisted query', () => {
  it.each(['get', 'post'] as const)(
    'is unknown until somebody sends its text by %s, and then answered by its hash',
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

  it('reaches neither the server nor LinkedIn where a shared cache has its answer', async () => {
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

  it('takes variables, and the name of one of its operations', async () => {
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
      description: 'a version that there is not',
      extensions: persisted(QUERY, 2),
      message: 'Unsupported persisted query version',
    },
  ])('is refused under $description, which is no news to the operator', async (row) => {
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
  ])('is not kept where it $description', async ({ query }) => {
    const { post } = await startCachedServer()
    const extensions = persisted(query)

    expect((await post({ query, extensions })).status).toBe(400)

    expect(await (await post({ extensions })).json()).toEqual(UNKNOWN)
  })

  it('is refused to a page of another site, as any GET is', async () => {
    const { server, post } = await startCachedServer()
    const extensions = persisted(QUERY)
    await post({ query: QUERY, extensions })
    const search = new URLSearchParams({ extensions: JSON.stringify(extensions) })

    const response = await fetch(`${server.url}/graphql?${search}`)

    expect(response.status).toBe(400)
    expect(await response.text()).toContain('CSRF')
  })
})
