import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fastify from 'fastify'
import { describe, expect, it } from 'vitest'
import { serveGraphiql } from '../../../src/server/graphiql/serve.ts'

describe('serveGraphiql', () => {
  it('serves the page', async () => {
    const app = await createApp()

    const { statusCode, headers, body } = await app.inject('/graphiql')

    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain('<title>LinkedIn Learning GraphQL</title>')
  })

  it('redirects from /graphiql/ to the page', async () => {
    const app = await createApp()

    const { statusCode, headers } = await app.inject('/graphiql/')

    expect(statusCode).toBe(308)
    expect(new URL(headers.location ?? '', 'http://host/graphiql/').pathname).toBe('/graphiql')
  })

  it.each(['/graphiql', '/graphiql/graphiql.js'])('restricts %s to its own origin', async (url) => {
    const app = await createApp()

    const { headers } = await app.inject(url)

    expect(headers).toMatchObject({
      'content-security-policy':
        "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src 'self'; " +
        "img-src 'self' data:; font-src 'self'; style-src 'self' 'unsafe-inline'; " +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
  })

  it.each([
    { accepted: 'gzip, deflate, br', encoding: 'br', decode: brotliDecompressSync },
    { accepted: 'GZIP;q=0.5', encoding: 'gzip', decode: gunzipSync },
    { accepted: 'br;q=0, gzip', encoding: 'gzip', decode: gunzipSync },
    { accepted: 'br;q=0.0, gzip; q=0', encoding: undefined, decode: (body: Buffer) => body },
    { accepted: 'zstd', encoding: undefined, decode: (body: Buffer) => body },
    { accepted: undefined, encoding: undefined, decode: (body: Buffer) => body },
  ])(
    'encodes in $encoding where the client accepts $accepted',
    async ({ accepted, encoding, decode }) => {
      const app = await createApp()
      const url = '/graphiql/graphiql.css'
      const { body } = await app.inject(url)

      const { headers, rawPayload } = await app.inject({
        url,
        headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
      })

      expect(headers.vary).toBe('accept-encoding')
      expect(headers['content-encoding']).toBe(encoding)
      expect(decode(rawPayload).toString()).toBe(body)
    },
  )

  it('answers 304 to the entity tag of the content', async () => {
    const app = await createApp()
    const { headers } = await app.inject('/graphiql')

    const again = await app.inject({
      url: '/graphiql',
      headers: { 'if-none-match': `"other", ${headers.etag}` },
    })

    expect(headers['cache-control']).toBe('no-cache')
    expect(again.statusCode).toBe(304)
    expect(again.body).toBe('')
  })

  it('gives each encoding an entity tag of its own', async () => {
    const app = await createApp()

    const plain = await app.inject('/graphiql')
    const gzipped = await app.inject({ url: '/graphiql', headers: { 'accept-encoding': 'gzip' } })

    expect(plain.headers.etag).not.toBe(gzipped.headers.etag)
  })

  it('marks files with a hash in their name as immutable', async () => {
    const app = await createApp()
    const { body } = await app.inject('/graphiql/graphiql.js')
    const chunk = body.match(/chunk-\w+\.js/)?.[0]

    const { statusCode, headers } = await app.inject(`/graphiql/${chunk}`)

    expect(statusCode).toBe(200)
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it.each([
    '/graphiql/../package.json',
    '/graphiql/../../package.json',
    '/graphiql/..%2f..%2fpackage.json',
    '/graphiql/%2e%2e/%2e%2e/package.json',
    '/graphiql/..\\..\\package.json',
    '/graphiql//etc/passwd',
    '/graphiql/graphiql.js%00.html',
    '/graphiql/graphiql.js.gz',
    '/graphiql/constructor',
  ])('answers 404 to %s', async (url) => {
    const app = await createApp()

    const { statusCode } = await app.inject(url)

    expect(statusCode).toBe(404)
  })

  it('fails with the build command when the page is not built', async () => {
    const directory = new URL('./nowhere/', import.meta.url)

    await expect(serveGraphiql(fastify(), directory)).rejects.toThrow('run `npm run build`')
  })
})

async function createApp() {
  const app = fastify()
  await serveGraphiql(app)
  return app
}
