import { describe, expect, it } from 'vitest'
import { startAnswerServer } from '../support/answer-server.ts'
import { HAS_NGINX, startNginx } from '../support/nginx.ts'
import { readText } from './pages.ts'

const QUERY =
  '{ learningAssets(filter: { keyword: "java" }, first: 20) { nodes { urn title description } } }'

/** nginx as the page configures it, in front of a server. */
async function startBehindNginx() {
  const server = await startAnswerServer()
  const [, directives = ''] = /```nginx\n(.*?)```/s.exec(readText('docs/http-caching.md')) ?? []
  expect(directives).toContain('proxy_pass http://127.0.0.1:4000')
  const nginxUrl = await startNginx(directives.replace('http://127.0.0.1:4000', server.url))
  let requests = 0
  server.app.server.prependListener('request', () => {
    requests += 1
  })
  return {
    ...server,
    /** How many requests nginx has passed on. */
    requests: () => requests,
    get: (query: string, headers: Record<string, string> = {}) =>
      fetch(`${nginxUrl}/graphql?query=${encodeURIComponent(query)}`, {
        headers: { 'apollo-require-preflight': '1', 'accept-encoding': 'identity', ...headers },
      }),
    post: (query: string) =>
      fetch(`${nginxUrl}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query }),
      }),
  }
}

describe.runIf(HAS_NGINX)('nginx as documented', () => {
  it('answers for the server, and has its clients ask it again', async () => {
    const { get, requests } = await startBehindNginx()
    const first = await get(QUERY)
    const text = await first.text()
    expect(text).toContain('Java')

    const again = await get(QUERY)
    const etag = again.headers.get('etag') ?? ''
    const validated = await get(QUERY, { 'if-none-match': etag })

    expect(await again.text()).toBe(text)
    expect(validated.status).toBe(304)
    expect(requests()).toBe(1)
    for (const { headers } of [first, again, validated]) {
      expect(headers.get('cache-control')).toBe('no-cache')
      expect(headers.get('age')).toBeNull()
      expect(headers.get('etag')).toBe(etag)
    }
  })

  it('keeps what differs by a header apart', async () => {
    const { get, requests } = await startBehindNginx()
    const manners: Record<string, string>[] = [
      {},
      { accept: 'application/graphql-response+json' },
      { 'accept-encoding': 'gzip' },
      { origin: 'http://localhost:3000' },
      { 'x-explain': 'true' },
    ]
    const send = () => Promise.all(manners.map((headers) => get(QUERY, headers)))

    for (const _ of ['first', 'again']) {
      const [plain, typed, coded, crossing, explained] = await send()
      expect(plain?.headers.get('content-type')).toContain('application/json')
      expect(typed?.headers.get('content-type')).toContain('application/graphql-response+json')
      expect(coded?.headers.get('content-encoding')).toBe('gzip')
      expect(crossing?.headers.get('access-control-allow-origin')).toBe('http://localhost:3000')
      expect(plain?.headers.get('access-control-allow-origin')).toBeNull()
      expect(await explained?.text()).toContain('"explain"')
      expect(explained?.headers.get('cache-control')).toBe('no-store')
    }
    // At most the first of each, which the server answered at once or from what it had kept just now.
    expect(requests()).toBeLessThanOrEqual(manners.length * 2)
  })

  it('keeps nothing that is partly over, or that no cache may store', async () => {
    const { get, post, advance, requests, send } = await startBehindNginx()
    await send({
      method: 'GET',
      operation: { query: QUERY },
      headers: { 'accept-encoding': 'identity' },
    })
    advance(5_000)
    const before = requests()

    for (const _ of ['first', 'again']) {
      expect((await get(QUERY)).headers.get('cache-control')).toBe('no-cache')
      expect((await get('{ missing }')).headers.get('cache-control')).toBe('no-store')
      expect((await post(QUERY)).status).toBe(200)
    }

    expect(requests() - before).toBe(6)
  })

  it('answers while the server does not', async () => {
    const { app, get } = await startBehindNginx()
    const text = await (await get(QUERY)).text()

    await app.close()

    expect(await (await get(QUERY)).text()).toBe(text)
    expect((await get('{ __typename }')).status).toBe(502)
  })
})
