import { onTestFinished, vi } from 'vitest'
import type { ServerConfig } from '../../src/config/options.ts'
import { startTestServer } from './test-server.ts'

/** Without such a header a GET is refused as cross-site request forgery. */
const PREFLIGHT = { 'apollo-require-preflight': 'true' }

/**
 * The whole server in front of a sandbox, behind a cache that clients share. The date of all three is
 * advanced by hand. Closed after the test.
 */
export async function startCachedServer(config: Partial<ServerConfig> = {}) {
  vi.useFakeTimers({ toFake: ['Date'] })
  onTestFinished(() => void vi.useRealTimers())
  const server = await startTestServer({ assetCount: 300 }, config)
  onTestFinished(() => server.close())
  const cache = createSharedCache(() => Date.now())

  return {
    server,
    fetch: cache.fetch,
    sandbox: server.sandbox,
    /** The requests that the cache passed on to the server: method and URL. */
    passedOn: cache.passedOn,
    advance: (byMs: number) => void vi.setSystemTime(Date.now() + byMs),
    /** The number of calls to LinkedIn's API, without those to the token endpoint. */
    callCount: () => server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/')).length,
    /** Sends an operation by GET through the cache. A parameter that is not a string is sent as JSON. */
    get(parameters: Record<string, unknown>, headers: Record<string, string> = {}) {
      const search = new URLSearchParams()
      for (const [name, value] of Object.entries(parameters)) {
        search.set(name, typeof value === 'string' ? value : JSON.stringify(value))
      }
      return cache.fetch(`${server.url}/graphql?${search}`, {
        headers: { ...PREFLIGHT, ...headers },
      })
    },
    /** Sends an operation by POST through the cache. */
    post: (body: object, headers: Record<string, string> = {}) =>
      cache.fetch(`${server.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
  }
}

/** A stored response, with the key and the age of RFC 9111. */
interface StoredResponse {
  /** The request headers that the response's `Vary` names. */
  readonly selecting: ReadonlyMap<string, string | null>
  /** When it was as old as nothing: by its `Age`, before it was stored. */
  readonly madeAtMs: number
  readonly maxAgeMs: number
  readonly response: Response
}

/** A cache that clients share, such as a CDN. */
interface SharedCache {
  /** Answers a fresh stored response, with an `Age`, or passes the request on. */
  readonly fetch: typeof globalThis.fetch
  /** The requests passed on, in order: method and URL. */
  readonly passedOn: readonly string[]
}

/**
 * An empty shared cache (RFC 9111): stores responses to GET with status 200 and a `max-age`, by URL and
 * the headers that `Vary` names. It does not validate stored responses.
 */
function createSharedCache(now: () => number): SharedCache {
  const storedByUrl = new Map<string, StoredResponse[]>()
  const passedOn: string[] = []

  function find({ method, url, headers }: Request): StoredResponse | undefined {
    if (method !== 'GET') return undefined
    return storedByUrl.get(url)?.find(({ selecting, madeAtMs, maxAgeMs }) => {
      const isSelected = [...selecting].every(([name, value]) => headers.get(name) === value)
      return isSelected && now() - madeAtMs < maxAgeMs
    })
  }

  function store({ method, url, headers }: Request, response: Response): void {
    const maxAgeMs = readMaxAgeMs(response.headers.get('cache-control') ?? '')
    const vary = response.headers.get('vary')?.split(/\s*,\s*/) ?? []
    if (method !== 'GET' || response.status !== 200 || !maxAgeMs || vary.includes('*')) return
    const selecting = new Map(vary.map((name) => [name, headers.get(name)]))
    const madeAtMs = now() - Number(response.headers.get('age') ?? 0) * 1_000
    const stored = { selecting, madeAtMs, maxAgeMs, response }
    storedByUrl.set(url, [stored, ...(storedByUrl.get(url) ?? [])])
  }

  return {
    passedOn,
    async fetch(input, init) {
      const request = new Request(input, init)
      const found = find(request)
      if (found) {
        const response = found.response.clone()
        response.headers.set('age', String(Math.floor((now() - found.madeAtMs) / 1_000)))
        return response
      }
      passedOn.push(`${request.method} ${request.url}`)
      const received = await fetch(request)
      // A copy: the headers of a received response are immutable.
      const response = new Response(await received.text(), received)
      store(request, response.clone())
      return response
    },
  }
}

/** Null where a shared cache may not store a response, or may not use it without validation. */
function readMaxAgeMs(cacheControl: string): number | null {
  const directives = cacheControl.toLowerCase().split(/\s*,\s*/)
  if (['no-store', 'no-cache', 'private'].some((name) => directives.includes(name))) return null
  const maxAge = directives.find((directive) => directive.startsWith('max-age='))
  return maxAge ? Number(maxAge.slice('max-age='.length)) * 1_000 : null
}
