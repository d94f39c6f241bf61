import { Buffer, isUtf8 } from 'node:buffer'
import { createHash } from 'node:crypto'
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exchangeBytes } from '../support/raw-http.ts'
import { useSuiteServer } from '../support/suite-server.ts'

const JSON_TYPE = 'application/json'
const OPERATION = '{"query":"{ __typename }"}'

describe('the body of a request', () => {
  const server = useSuiteServer()

  async function send(
    body: string | Uint8Array<ArrayBuffer>,
    headers: Record<string, string> = {},
  ) {
    const response = await fetch(`${server.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': JSON_TYPE, ...headers },
      body,
    })
    expect(server.logLines).toEqual([])
    return { response, answer: await response.json() }
  }

  function expectRefusal(
    { response, answer }: Awaited<ReturnType<typeof send>>,
    status: number,
    message: RegExp,
  ) {
    expect(answer).toEqual({
      errors: [{ message: expect.stringMatching(message), extensions: { code: 'BAD_REQUEST' } }],
    })
    expect(response.status).toBe(status)
    expect(response.headers.get('cache-control')).toBe('no-store')
  }

  it.each([
    { name: 'a name in Latin-1', bytes: latin1('{"query":"{ __typename }","x":"M\xfcnchen"}') },
    { name: 'half a character', bytes: utf8('{"query":"\u00e9').subarray(0, -1) },
    { name: 'an encoded surrogate', bytes: Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]) },
    { name: 'an overlong slash', bytes: Buffer.from([0x22, 0xc0, 0xaf, 0x22]) },
    { name: 'UTF-16 with its mark', bytes: Buffer.from(`\ufeff${OPERATION}`, 'utf16le') },
  ])('is refused with 400 where it is not UTF-8: $name', async ({ bytes }) => {
    expectRefusal(await send(new Uint8Array(bytes)), 400, /not in UTF-8/)
  })

  it('is never sent to LinkedIn with characters replaced', async () => {
    const query = '{ learningAssets(filter: { keyword: "M\xfcnchen" }) { nodes { title } } }'
    server.linkedIn.answers({
      body: { elements: [], paging: { start: 0, count: 0, total: 0, links: [] } },
    })

    await send(new Uint8Array(latin1(JSON.stringify({ query }))))
    expect(server.linkedIn.requests).toEqual([])
    await send(JSON.stringify({ query }))
    expect(server.linkedIn.requests[0]?.target).toContain('M%C3%BCnchen')
  })

  it('asks LinkedIn for the keyword that was sent, or is refused', async () => {
    server.linkedIn.answers({
      body: { elements: [], paging: { start: 0, count: 0, total: 0, links: [] } },
    })
    const search = (bytes: Uint8Array) => {
      const [head = '', tail = ''] = JSON.stringify({
        query: 'query ($k: String) { learningAssets(filter: { keyword: $k }) { nodes { title } } }',
        variables: { k: 'KEYWORD' },
      }).split('KEYWORD')
      return Buffer.concat([utf8(head), bytes, utf8(tail)])
    }
    const text = fc.string({ unit: 'binary', minLength: 1, maxLength: 10 })

    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          text.map((keyword) => utf8(JSON.stringify(keyword).slice(1, -1))),
          fc.uint8Array({ min: 0x23, max: 0xff, minLength: 1, maxLength: 6 }),
        ),
        fc.boolean(),
        async (keyword, isCompressed) => {
          const asked = server.linkedIn.requests.length
          const body = search(keyword)
          const { response } = isCompressed
            ? await send(new Uint8Array(gzipSync(body)), { 'content-encoding': 'gzip' })
            : await send(new Uint8Array(body))

          const sent = server.linkedIn.requests[asked]?.target
          if (sent === undefined) return
          expect(isUtf8(keyword)).toBe(true)
          const value = new URLSearchParams(sent).get('assetFilteringCriteria.keyword')
          expect(response.status).toBe(200)
          expect(value?.toLowerCase()).toBe(
            JSON.parse(`"${Buffer.from(keyword).toString()}"`)
              .trim()
              .toLowerCase(),
          )
        },
      ),
      { numRuns: 200, seed: 20_261_127 },
    )
    expect(server.linkedIn.requests.length).toBeGreaterThan(80)
  })

  it.each(['utf-8', 'UTF-8', '"utf-8"', '"UTF-8"', 'utf8', 'utf-8; x=y'])(
    'may name its charset as %s',
    async (charset) => {
      const { response } = await send(OPERATION, {
        'content-type': `${JSON_TYPE}; charset=${charset}`,
      })

      expect(response.status).toBe(200)
    },
  )

  it.each([
    'utf-16',
    'UTF-16LE',
    'iso-8859-1',
    'latin1',
    'utf-7',
    'us-ascii',
    '"utf-16"',
    'klingon',
  ])('is refused with 415 where it is in the charset %s', async (charset) => {
    const refusal = await send(OPERATION, { 'content-type': `${JSON_TYPE};Charset=${charset}` })

    expectRefusal(refusal, 415, /JSON in UTF-8/)
    expect(refusal.response.headers.get('accept')).toBe('application/json; charset=utf-8')
  })

  it('may begin with a byte order mark', async () => {
    expect((await send(`\ufeff${OPERATION}`)).response.status).toBe(200)
  })

  it.each([
    'text/plain',
    'application/xml',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/graphql',
    'application/json, text/plain',
    'json',
    'application/',
    'application/json\xa0; x=y',
    'application/json/x; x=y',
  ])('is refused with 415 where it is %s', async (type) => {
    const refusal = await send(OPERATION, { 'content-type': type })

    expectRefusal(refusal, 415, /content-type: application\/json/)
    expect(refusal.response.headers.get('accept')).toBe('application/json; charset=utf-8')
  })

  it.each([
    { name: 'a batch', body: `[${OPERATION}]`, message: /batches/ },
    { name: 'an empty batch', body: '[]', message: /batches/ },
    { name: 'null', body: 'null', message: /must be a JSON object/ },
    { name: 'a text', body: '"{ __typename }"', message: /must be a JSON object/ },
    { name: 'no JSON', body: '{ __typename }', message: /not valid JSON/ },
    { name: 'nothing', body: '', message: /cannot be empty/ },
  ])('is refused with 400 where it is $name', async ({ body, message }) => {
    expectRefusal(await send(body), 400, message)
  })

  it.each([
    { coding: 'gzip', bytes: gzipSync(OPERATION) },
    { coding: 'x-gzip', bytes: gzipSync(OPERATION) },
    { coding: 'GZIP', bytes: gzipSync(OPERATION) },
    { coding: 'deflate', bytes: deflateSync(OPERATION) },
    { coding: 'identity', bytes: utf8(OPERATION) },
    { coding: 'identity, gzip', bytes: gzipSync(OPERATION) },
    { coding: '', bytes: utf8(OPERATION) },
  ])('may be in the content coding "$coding"', async ({ coding, bytes }) => {
    const { answer } = await send(new Uint8Array(bytes), { 'content-encoding': coding })

    expect(answer).toEqual({ data: { __typename: 'Query' } })
  })

  it.each(['br', 'zstd', 'compress', 'gzip, gzip', 'br, gzip', 'klingon', 'gzip;q=1', '*'])(
    'is refused with 415 in the content coding "%s"',
    async (coding) => {
      const refusal = await send(OPERATION, { 'content-encoding': coding })

      expectRefusal(refusal, 415, /gzip, deflate/)
      expect(refusal.response.headers.get('accept-encoding')).toBe('gzip, deflate')
    },
  )

  it.each([
    { name: 'plain', coding: 'gzip', bytes: utf8(OPERATION) },
    { name: 'cut', coding: 'gzip', bytes: gzipSync(OPERATION).subarray(0, -9) },
    { name: 'in another coding', coding: 'deflate', bytes: gzipSync(OPERATION) },
    { name: 'without the header of zlib', coding: 'deflate', bytes: deflateRawSync(OPERATION) },
    { name: 'empty', coding: 'gzip', bytes: utf8('') },
  ])(
    'is refused with 400 where it is said to be $coding and is $name',
    async ({ coding, bytes }) => {
      const refusal = await send(new Uint8Array(bytes), { 'content-encoding': coding })

      expectRefusal(refusal, 400, new RegExp(`content coding ${coding}`))
    },
  )

  it('is refused where it is compressed and then not UTF-8', async () => {
    const bytes = gzipSync(latin1('{"query":"\xfc"}'))

    const refusal = await send(new Uint8Array(bytes), { 'content-encoding': 'gzip' })

    expectRefusal(refusal, 400, /not in UTF-8/)
  })

  it.each([
    { coding: 'gzip', compress: (bytes: Buffer) => gzipSync(bytes) },
    { coding: 'deflate', compress: (bytes: Buffer) => deflateSync(bytes) },
  ])('is decompressed from $coding up to 256 KB, whatever it would become', async (row) => {
    const padded = (length: number) => Buffer.from(OPERATION.padEnd(length))
    const sendPadded = (length: number) =>
      send(new Uint8Array(row.compress(padded(length))), { 'content-encoding': row.coding })

    expect((await sendPadded(256 * 1024)).response.status).toBe(200)
    expectRefusal(await sendPadded(256 * 1024 + 1), 413, /larger than 256 KB/)
    expectRefusal(await sendPadded(64 * 1024 * 1024), 413, /larger than 256 KB/)
  })

  it('is read to its end where it is too large, so that its client can read the refusal', async () => {
    const head = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n'
    const body = ' '.repeat(20_000_000)

    const responses = await exchangeBytes(
      server.url,
      `${head}Content-Length: ${body.length}\r\n\r\n${body}`,
      { isEnded: true },
    )

    expect(responses.map(({ status }) => status)).toEqual([413])
    expect(responses[0]?.body).toMatch(/larger than 256 KB/)
  })

  it('may hold a persisted query, compressed or not', async () => {
    const query = '{ __typename }'
    const sha256Hash = createHash('sha256').update(query).digest('hex')
    const extensions = { persistedQuery: { version: 1, sha256Hash } }
    const sendGzipped = (body: object) =>
      send(new Uint8Array(gzipSync(JSON.stringify(body))), { 'content-encoding': 'gzip' })

    expect((await sendGzipped({ extensions })).answer).toHaveProperty(
      'errors.0.extensions.code',
      'PERSISTED_QUERY_NOT_FOUND',
    )
    await sendGzipped({ extensions, query })
    const { answer } = await send(JSON.stringify({ extensions }))
    expect(answer).toEqual({ data: { __typename: 'Query' } })
  })

  it('is protected from cross-site requests, compressed or not', async () => {
    const refusal = await send(new Uint8Array(gzipSync(OPERATION)), {
      'content-type': 'text/plain',
      'content-encoding': 'gzip',
    })

    expectRefusal(refusal, 415, /content-type/)
  })
})

function latin1(text: string): Buffer {
  return Buffer.from(text, 'latin1')
}

function utf8(text: string): Buffer {
  return Buffer.from(text, 'utf8')
}
