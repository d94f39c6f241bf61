import { describe, expect, it, onTestFinished } from 'vitest'
import type { ServerConfig } from '../../src/config/options.ts'
import { startTestServer } from '../support/test-server.ts'

const PAGE = 'https://learning.example.com'

async function startServer(config: Partial<ServerConfig>) {
  const server = await startTestServer({ assetCount: 10 }, config)
  onTestFinished(() => server.close())
  return {
    get: (origin: string) =>
      fetch(`${server.url}/graphql?query={__typename}`, {
        headers: { origin, 'apollo-require-preflight': 'true' },
      }),
    preflight: (origin: string, path = '/graphql') =>
      fetch(`${server.url}${path}`, {
        method: 'OPTIONS',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type,apollo-require-preflight,x-explain',
        },
      }),
  }
}

const allowedOrigin = ({ headers }: Response) => headers.get('access-control-allow-origin')

describe('registerCors', () => {
  it('allows the configured origins', async () => {
    const { get, preflight } = await startServer({ isProduction: true, corsOrigins: [PAGE] })

    const answer = await get(PAGE)
    expect(allowedOrigin(answer)).toBe(PAGE)
    expect(answer.headers.get('vary')).toMatch(/^accept-encoding, .*Origin$/i)
    const { status, headers } = await preflight(PAGE)
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-headers')).toContain('apollo-require-preflight')
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST')
  })

  it.each([
    'https://learning.example.com.evil.test',
    'https://evil.test',
    'http://learning.example.com',
    'http://localhost:5173',
    'null',
  ])('does not allow %s', async (origin) => {
    const { get, preflight } = await startServer({ isProduction: true, corsOrigins: [PAGE] })

    expect(allowedOrigin(await get(origin))).toBeNull()
    expect(allowedOrigin(await preflight(origin))).toBeNull()
  })

  it('allows loopback origins outside production', async () => {
    const { get, preflight } = await startServer({})

    for (const origin of ['http://localhost:5173', 'http://127.0.0.1:8080', 'http://[::1]:3000']) {
      expect(allowedOrigin(await get(origin))).toBe(origin)
      expect(allowedOrigin(await preflight(origin))).toBe(origin)
    }
    expect(allowedOrigin(await get('http://localhost.evil.test'))).toBeNull()
    expect(allowedOrigin(await get(PAGE))).toBeNull()
  })

  it('allows no origin in production by default', async () => {
    const { get, preflight } = await startServer({ isProduction: true })

    const answer = await get('http://localhost:5173')
    expect(allowedOrigin(answer)).toBeNull()
    expect(answer.headers.get('vary')).not.toMatch(/origin/i)
    expect(allowedOrigin(await preflight(PAGE))).toBeNull()
  })

  it('allows no credentials', async () => {
    const { get } = await startServer({ corsOrigins: [PAGE] })

    expect((await get(PAGE)).headers.get('access-control-allow-credentials')).toBeNull()
  })
})
