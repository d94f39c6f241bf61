import { onTestFinished, vi } from 'vitest'
import type { ServerConfig } from '../../src/config/options.ts'
import { createSharedCache } from './shared-cache.ts'
import { startTestServer } from './test-server.ts'

/** Without such a header a GET is refused as a forgery from another site. */
const PREFLIGHT = { 'apollo-require-preflight': 'true' }

/**
 * The real server in front of a sandbox, behind a cache that its clients share; none of them sees time
 * pass until a test moves the clock. Ends with the test.
 */
export async function startCachedServer(config: Partial<ServerConfig> = {}) {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const server = await startTestServer({}, { isGraphiqlEnabled: false, ...config })
  onTestFinished(() => server.close())
  const cache = createSharedCache(() => Date.now())

  return {
    server,
    fetch: cache.fetch,
    sandbox: server.sandbox,
    /** What the cache had to ask the server. */
    passedOn: cache.passedOn,
    advance: (byMs: number) => void vi.setSystemTime(Date.now() + byMs),
    /** How often LinkedIn's API was asked. */
    callCount: () => server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/')).length,
    /** Asks by GET, through the cache; a parameter that is no text is sent as JSON. */
    get(parameters: Record<string, unknown>, headers: Record<string, string> = {}) {
      const search = new URLSearchParams()
      for (const [name, value] of Object.entries(parameters)) {
        search.set(name, typeof value === 'string' ? value : JSON.stringify(value))
      }
      return cache.fetch(`${server.url}/graphql?${search}`, {
        headers: { ...PREFLIGHT, ...headers },
      })
    },
    /** Asks by POST, through the cache. */
    post: (body: object, headers: Record<string, string> = {}) =>
      cache.fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  }
}
