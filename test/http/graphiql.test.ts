import { readdirSync, readFileSync } from 'node:fs'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import fastify from 'fastify'
import { buildSchema, parse, validate } from 'graphql'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { serveGraphiql } from '../../src/http/graphiql/graphiql.ts'
import { launchChromium, recordPage } from '../support/chromium.ts'
import { type SandboxedTestServer, startTestServer } from '../support/test-server.ts'

const examples = readAll(new URL('../../examples/', import.meta.url))
const schemaFiles = readAll(new URL('../../schema/', import.meta.url))

describe('examples', () => {
  const schema = buildSchema(schemaFiles.map(({ text }) => text).join('\n'))

  it.each(examples)('are explained and valid: $file', ({ text }) => {
    expect(text).toMatch(/^# [A-Z].+\.\nquery [A-Z]\w+/)
    expect(validate(schema, parse(text))).toEqual([])
  })
})

describe('serveGraphiql', () => {
  it('answers with the page', async () => {
    const app = await createApp()

    const { statusCode, headers, body } = await app.inject('/graphiql')

    expect(statusCode).toBe(200)
    expect(headers['content-type']).toBe('text/html; charset=utf-8')
    expect(body).toContain('<title>LinkedIn Learning GraphQL</title>')
  })

  it('leads from /graphiql/ to the page', async () => {
    const app = await createApp()

    const { statusCode, headers } = await app.inject('/graphiql/')

    expect(statusCode).toBe(308)
    expect(new URL(headers.location ?? '', 'http://host/graphiql/').pathname).toBe('/graphiql')
  })

  it.each(['/graphiql', '/graphiql/graphiql.js'])(
    'lets %s do no more than it needs',
    async (url) => {
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
    },
  )

  it.each([
    { accepted: 'gzip, deflate, br', encoding: 'br', decode: brotliDecompressSync },
    { accepted: 'GZIP;q=0.5', encoding: 'gzip', decode: gunzipSync },
    { accepted: 'br;q=0, gzip', encoding: 'gzip', decode: gunzipSync },
    { accepted: 'br;q=0.0, gzip; q=0', encoding: undefined, decode: (body: Buffer) => body },
    { accepted: 'zstd', encoding: undefined, decode: (body: Buffer) => body },
    { accepted: undefined, encoding: undefined, decode: (body: Buffer) => body },
  ])(
    'answers in $encoding where the client accepts $accepted',
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

  it('sends nothing twice', async () => {
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

  it('tells copies in different encodings apart', async () => {
    const app = await createApp()

    const plain = await app.inject('/graphiql')
    const gzipped = await app.inject({ url: '/graphiql', headers: { 'accept-encoding': 'gzip' } })

    expect(plain.headers.etag).not.toBe(gzipped.headers.etag)
  })

  it('lets files whose names change with their content be kept', async () => {
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
  ])('has nothing at %s', async (url) => {
    const app = await createApp()

    const { statusCode } = await app.inject(url)

    expect(statusCode).toBe(404)
  })

  it('says what to do when the page was not built', async () => {
    const directory = new URL('./nowhere/', import.meta.url)

    await expect(serveGraphiql(fastify(), { directory })).rejects.toThrow('run `npm run build`')
  })
})

describe('the page', () => {
  let server: SandboxedTestServer
  let browser: Browser

  beforeAll(async () => {
    server = await startTestServer()
    browser = await launchChromium()
  })

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  it.each(examples)('offers $file, which gives an answer', async ({ text }) => {
    const { data, errors } = await server.query(text)

    expect(errors).toBeUndefined()
    expect(Object.values(data)).not.toContain(null)
  })

  it('runs the first example from the keyboard, asking no other host', async () => {
    const page = await browser.newPage()
    const record = recordPage(page)

    await openGraphiql(page)
    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.press('Control+Enter')
    const answer = page.getByRole('region', { name: 'Result Window' })
    await answer.getByText('Learning Java').waitFor()
    await page.getByRole('button', { name: 'Show Documentation Explorer' }).click()
    await page.getByRole('link', { name: 'Query', exact: true }).click()
    await page.getByRole('link', { name: 'learningAssets', exact: true }).waitFor()

    const hosts = new Set(record.requests.map((url) => new URL(url).origin))
    expect([...hosts]).toEqual([server.url])
    expect(record.messages).toEqual([])
  })

  it('shows every example to a first-time visitor, even where another GraphiQL was', async () => {
    const page = await browser.newPage()
    const tabs = JSON.stringify({ activeTabIndex: 0, tabs: [] })
    await page.addInitScript(`localStorage.setItem('graphiql:tabState', '${tabs}')`)

    await openGraphiql(page)

    const names = examples.map(({ text }) => /query (\w+)/.exec(text)?.[1])
    const listed = await page.locator('.examples strong').allInnerTexts()
    expect(listed.toSorted()).toEqual(names.toSorted())
    expect(await page.getByRole('tab').allInnerTexts()).toEqual(listed.slice(0, 3))
  })

  it('opens an example in a tab, once', async () => {
    const page = await browser.newPage()
    await openGraphiql(page)
    const choose = (name: string) => page.locator('.examples').getByRole('button', { name }).click()
    const activeTab = (name: string) => page.getByRole('tab', { name, selected: true })

    await choose('FacetPanel')
    await activeTab('FacetPanel').waitFor()
    await choose('NextPage')
    await activeTab('NextPage').waitFor()
    await choose('FacetPanel')
    await activeTab('FacetPanel').waitFor()

    expect(await page.getByRole('tab').count()).toBe(4)
  })

  it('formats what was typed', async () => {
    const page = await browser.newPage()
    const record = recordPage(page)
    await openGraphiql(page)

    await page.locator('.graphiql-query-editor .view-lines').click()
    await page.keyboard.press('Control+Home')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.insertText(',,')
    await page.getByText(',,query').waitFor()
    await page.getByRole('button', { name: /^Prettify/ }).click()
    await page.getByText(',,query').waitFor({ state: 'detached' })

    expect(record.messages).toEqual([])
  })

  it('gives up a request when it is stopped', async () => {
    const page = await browser.newPage()
    await openGraphiql(page)
    await page.route('**/graphql', () => undefined)
    const failure = page.waitForEvent('requestfailed')

    await page.getByRole('button', { name: /^Execute query/ }).click()
    await page.getByRole('button', { name: /^Stop query/ }).click()

    expect((await failure).failure()?.errorText).toBe('net::ERR_ABORTED')
    await page.getByRole('button', { name: /^Execute query/ }).waitFor()
  })

  async function openGraphiql(page: Page): Promise<void> {
    await page.goto(`${server.url}/graphiql`)
    await page.locator('.graphiql-query-editor .view-line').first().waitFor()
  }
})

async function createApp() {
  const app = fastify()
  await serveGraphiql(app)
  return app
}

function readAll(directory: URL): { file: string; text: string }[] {
  const files = readdirSync(directory).filter((file) => file.endsWith('.graphql'))
  return files.map((file) => ({ file, text: readFileSync(new URL(file, directory), 'utf8') }))
}
