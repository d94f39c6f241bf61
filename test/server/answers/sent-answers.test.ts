import { once } from 'node:events'
import { type IncomingHttpHeaders, type IncomingMessage, request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { startCachedServer } from '../../support/cached-server.ts'

const SEARCH =
  '{ learningAssets(filter: { keyword: "java" }, first: 20) { nodes { urn title description } } }'

/** A response, of which nothing is decoded. */
interface CodedResponse {
  readonly status: number | undefined
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

/** A server, and requests to it that no client adds to. */
async function startServer(config: Parameters<typeof startCachedServer>[0] = {}) {
  const { server, callCount, advance } = await startCachedServer(config)
  async function send(
    method: string,
    headers: Readonly<Record<string, string>> = {},
    query = SEARCH,
  ): Promise<CodedResponse> {
    const body = method === 'POST' ? JSON.stringify({ query }) : ''
    const path = method === 'POST' ? '/graphql' : `/graphql?query=${encodeURIComponent(query)}`
    const client = request(`${server.url}${path}`, {
      method,
      headers: {
        'apollo-require-preflight': '1',
        ...(method === 'POST' && { 'content-type': 'application/json' }),
        ...headers,
      },
    })
    client.end(body)
    const [response] = (await once(client, 'response')) as [IncomingMessage]
    return {
      status: response.statusCode,
      headers: response.headers,
      body: await buffer(response),
    }
  }
  return { send, callCount, advance }
}

describe('an answer', () => {
  it('is executed once while it is fresh, for GET, HEAD and POST', async () => {
    const { send, callCount, advance } = await startServer()
    const first = await send('POST')
    expect(first.headers.age).toBeUndefined()
    advance(10_000)

    for (const method of ['POST', 'GET', 'HEAD']) {
      const again = await send(method)

      expect(again.status).toBe(200)
      expect(String(again.body)).toBe(method === 'HEAD' ? '' : String(first.body))
      expect(again.headers.age).toBe('10')
      for (const name of ['cache-control', 'content-length', 'content-type', 'etag', 'vary']) {
        expect(again.headers[name]).toBe(first.headers[name])
      }
    }
    expect(callCount()).toBe(1)
  })

  it.each([
    { coding: 'br', decompress: brotliDecompressSync },
    { coding: 'gzip', decompress: gunzipSync },
  ])('is sent in $coding, first and again', async ({ coding, decompress }) => {
    const { send } = await startServer()
    const plain = await send('GET')

    const coded = [
      await send('POST', { 'accept-encoding': coding }),
      await send('POST', { 'accept-encoding': coding }),
    ]

    for (const { headers, body } of coded) {
      expect(headers['content-encoding']).toBe(coding)
      expect(headers['content-length']).toBe(String(body.length))
      expect(headers.vary).toContain('accept-encoding')
      expect(headers.etag).not.toBe(plain.headers.etag)
      expect(decompress(body)).toEqual(plain.body)
    }
  })

  it.each(['GET', 'HEAD'])('is not sent by %s to a client that has it', async (method) => {
    const { send, advance } = await startServer()
    for (const headers of [
      {},
      { 'accept-encoding': 'br' },
      { accept: 'application/graphql-response+json' },
    ]) {
      const full = await send('GET', headers)
      advance(1_000)

      const etag = full.headers.etag ?? ''
      const {
        status,
        headers: sent,
        body,
      } = await send(method, {
        ...headers,
        'if-none-match': `"x", W/${etag}`,
      })

      expect({ status, body: String(body) }).toEqual({ status: 304, body: '' })
      expect(sent['content-type']).toBeUndefined()
      expect(sent['content-encoding']).toBeUndefined()
      expect(sent['content-length']).toBeUndefined()
      expect(Number(sent.age)).toBeGreaterThan(0)
      for (const name of ['cache-control', 'etag', 'vary']) {
        expect(sent[name]).toBe(full.headers[name])
      }
    }
  })

  it('is sent to a client that has it in another form, and in response to POST', async () => {
    const { send } = await startServer()
    const etag = (await send('GET')).headers.etag ?? ''
    const has = { 'if-none-match': etag }

    expect((await send('GET', { ...has, 'accept-encoding': 'gzip' })).status).toBe(200)
    expect(
      (await send('GET', { ...has, accept: 'application/graphql-response+json' })).status,
    ).toBe(200)
    expect((await send('POST', has)).status).toBe(200)
    expect((await send('POST', { 'if-none-match': '*' })).status).toBe(200)
  })

  it('has the same tag when it is made again from the same data', async () => {
    const { send, advance, callCount } = await startServer()
    const first = await send('GET')
    // Past the search's ten minutes of being fresh and stale.
    advance(700_000)

    const again = await send('GET', { 'if-none-match': first.headers.etag ?? '' })

    expect(callCount()).toBe(2)
    expect(again.status).toBe(304)
  })

  it('is not kept, and has no tag, in its last second of freshness', async () => {
    const { send, advance } = await startServer()
    const first = await send('GET')
    const [, maxAge] = /max-age=(\d+)/.exec(first.headers['cache-control'] ?? '') ?? []
    advance(Number(maxAge) * 1_000)
    // Of the same data, and of no more freshness.
    const other = SEARCH.replace('urn title', 'title urn')
    expect((await send('GET', {}, other)).headers['cache-control']).toBe('no-store')

    const again = await send('GET', {}, other)

    expect(again.headers.age).toBeUndefined()
    expect(again.headers.etag).toBeUndefined()
  })

  it('is refused, though it is kept, in a media type that it is not in', async () => {
    const { send } = await startServer()
    await send('GET')

    const { status, headers } = await send('GET', { accept: 'text/html' })

    expect(status).toBe(406)
    expect(headers['cache-control']).toBe('no-store')
    expect(headers.etag).toBeUndefined()
  })
})

describe('a response that no cache may store', () => {
  it('is sent in a coding where it is large, and has no tag', async () => {
    const { send } = await startServer()
    const explain = { 'x-explain': 'true' }

    const { headers, body } = await send('POST', { ...explain, 'accept-encoding': 'gzip' })

    expect(headers['content-encoding']).toBe('gzip')
    expect(headers['cache-control']).toBe('no-store')
    expect(headers.etag).toBeUndefined()
    expect(JSON.parse(String(gunzipSync(body)))).toHaveProperty('extensions.explain')
  })

  it('is made anew for each request', async () => {
    const { send, callCount } = await startServer()
    await send('POST')

    const explained = await send('POST', { 'x-explain': 'true' })
    const dry = await send('POST', { 'x-dry-run': 'true' })
    const again = await send('POST', { 'x-explain': 'false' })

    expect(JSON.parse(String(explained.body))).toHaveProperty('extensions.explain')
    expect(JSON.parse(String(dry.body))).toHaveProperty('extensions.cost')
    expect(JSON.parse(String(again.body))).not.toHaveProperty('extensions')
    expect(callCount()).toBe(1)
  })
})

describe('an answer to a router that has shown its secret', () => {
  it('is kept for nobody', async () => {
    const { send } = await startServer({ routerSecret: 'proof' })
    const query =
      '{ _entities(representations: [{ __typename: "LearningAsset", urn: "urn:li:lyndaCourse:563322" }]) { ... on LearningAsset { title } } }'
    const router = { 'router-authorization': 'proof' }
    expect((await send('POST', router, query)).status).toBe(200)

    expect((await send('POST', router, query)).headers.age).toBeUndefined()
    for (const headers of [{}, { 'router-authorization': 'guess' }]) {
      expect((await send('POST', headers, query)).status).toBe(401)
    }
  })
})
