import { describe, expect, it } from 'vitest'
import { exchangeBytes, type RawResponse } from '../support/raw-http.ts'
import { useSuiteServer } from '../support/suite-server.ts'

const GET = 'GET /graphql?query={__typename} HTTP'
const PREFLIGHT = 'apollo-require-preflight: true\r\n'
const ANSWER = '{"data":{"__typename":"Query"}}'

describe('the head of a request', () => {
  const server = useSuiteServer()

  async function send(bytes: string): Promise<RawResponse | undefined> {
    const [response] = await exchangeBytes(server.url, bytes, { responses: 1 })
    expect(server.logLines).toEqual([])
    return response
  }

  const get = (target: string) => send(`GET ${target} HTTP/1.1\r\nHost: x\r\n${PREFLIGHT}\r\n`)

  it.each([
    '',
    'localhost',
    'localhost:4000',
    'localhost:',
    '127.0.0.1',
    '999.999.999.999',
    '[::1]',
    '[::1]:4000',
    'my_host',
    'xn--mnchen-3ya.example',
    'a%20b',
    'a,b',
  ])('may name the host "%s"', async (host) => {
    const response = await send(`${GET}/1.1\r\nHost: ${host}\r\n${PREFLIGHT}\r\n`)

    expect(response?.body).toBe(ANSWER)
  })

  it.each([
    'a b',
    'a/b',
    'user@host',
    'http://localhost',
    'localhost:port',
    'localhost:1:2',
    '[::1',
    '::1',
    'a"b',
    'a%zz',
    'm\xfcnchen',
    `${'a'.repeat(2_000)} `.repeat(2),
  ])('is refused with 400 where it names the host "%s"', async (host) => {
    const response = await send(`${GET}/1.1\r\nHost: ${host}\r\n${PREFLIGHT}\r\n`)

    expectRefusal(response, 400)
  })

  it.each(['/graphql?query={__typename}', '/healthz', '/nowhere'])(
    'is refused with 400 where it names two hosts or none, at %s',
    async (target) => {
      const head = `GET ${target} HTTP/1.1\r\n${PREFLIGHT}`

      expectRefusal(await send(`${head}\r\n`), 400)
      expectRefusal(await send(`${head}Host: a\r\nHost: b\r\n\r\n`), 400)
      expectRefusal(await send(`${head}Host: a\r\nhost: a\r\n\r\n`), 400)
    },
  )

  it('may name no host in HTTP/1.0', async () => {
    expect((await send(`${GET}/1.0\r\n${PREFLIGHT}\r\n`))?.body).toBe(ANSWER)
  })

  it.each([
    'http://localhost/graphql?query={__typename}',
    'http://other.example:80/graphql?query={__typename}',
    'HTTP://[::1]/graphql?query={__typename}',
    '/graphql?query=%7B__typename%7D',
    '/graphql?query={__typename%20%23%25%C3%A9%0A}',
    '/graphql/?query={__typename}',
    '/%67raphql?query={__typename}',
  ])('may have the target %s', async (target) => {
    expect((await get(target))?.body).toBe(ANSWER)
  })

  it.each([
    '/graphql?query=%FF',
    '/graphql?query=%',
    '/graphql?query=%4',
    '/graphql?query=%zz',
    '/graphql?query=%C3',
    '/graphql?query=%ED%A0%80',
    '/graphql?query=%C0%AF',
    '/graphql?query=%u00fc',
    '/graphql?query={__typename}&variables=%FF',
    '/graphql?query={__typename}&variables={"a":"%"}',
    '/graphql?query={__typename}&%zz=1',
    '/graphql?query={__typename}#%FF',
    '/graphql?query={__typename}#fragment',
    '/%zz',
    '/graphql%',
    '/%FF',
    '/healthz?%zz',
    '/nowhere%',
    'http://[bad/graphql?query={__typename}',
    'http:///graphql?query={__typename}',
    'http://localhost/%zz',
    'http://localhost/graphql?query=%FF',
  ])('is refused with 400 where its target is %s', async (target) => {
    expectRefusal(await get(target), 400)
  })

  it.each(['gzip, chunked', 'deflate, chunked', 'identity, chunked'])(
    'is refused with 501 where it announces the transfer coding %s',
    async (coding) => {
      const response = await send(
        `POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nTransfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n`,
      )

      expectRefusal(response, 501)
    },
  )

  it('gets no more for HEAD than for GET', async () => {
    const head = await fetch(`${server.url}/graphql?query={__typename}`, {
      method: 'HEAD',
      headers: { 'apollo-require-preflight': 'true' },
    })

    expect(head.status).toBe(200)
    expect(head.headers.get('content-length')).toBe(String(ANSWER.length))
    expect(await head.text()).toBe('')
  })

  it.each([
    { accept: 'application/graphql-response+json', type: 'application/graphql-response+json' },
    {
      accept: 'application/graphql-response+json, application/json;q=0.9',
      type: 'application/graphql-response+json',
    },
    { accept: 'application/json', type: 'application/json' },
    { accept: '*/*', type: 'application/json' },
    { accept: 'text/html', type: 'application/json' },
  ])('is refused in the media type that $accept accepts', async ({ accept, type }) => {
    const refusals = await Promise.all([
      fetch(`${server.url}/graphql?query=%FF`, { headers: { accept } }),
      fetch(`${server.url}/graphql`, { method: 'POST', headers: { accept }, body: '{}' }),
    ])

    expect(refusals.map(({ status }) => status)).toEqual([400, 415])
    for (const { headers } of refusals) {
      expect(headers.get('content-type')).toBe(`${type}; charset=utf-8`)
    }
  })
})

function expectRefusal(response: RawResponse | undefined, status: number): void {
  expect(response?.status).toBe(status)
  expect(response?.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(JSON.parse(response?.body ?? '')).toEqual({
    errors: [
      { message: expect.stringMatching(/^[A-Z].{10,100}\.$/), extensions: { code: 'BAD_REQUEST' } },
    ],
  })
}
