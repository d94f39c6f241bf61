/** A response of a subgraph, as a router keeps it. */
interface StoredResponse {
  readonly text: string
  readonly expiresAtMs: number
}

/** A router's cache of subgraph responses. */
export interface RouterCache {
  /** The response to a subgraph request, from the cache or by POST. */
  fetch(body: object): Promise<{ readonly text: string; readonly isKept: boolean }>
  /** For how many milliseconds the response to a request is kept from now on. Zero: it is not. */
  remainingMs(body: object): number
}

/**
 * An empty cache that keeps what a subgraph answers to POST under the subgraph request, as the response
 * cache of Apollo Router does: for `max-age` less `Age`, unless `Cache-Control` has `no-store` or `private`.
 */
export function createRouterCache(
  url: string,
  now: () => number,
  headers: Readonly<Record<string, string>> = {},
): RouterCache {
  const stored = new Map<string, StoredResponse>()
  const remainingMs = (key: string) => Math.max(0, (stored.get(key)?.expiresAtMs ?? 0) - now())

  return {
    remainingMs: (body) => remainingMs(JSON.stringify(body)),

    async fetch(body) {
      const key = JSON.stringify(body)
      const kept = stored.get(key)
      if (kept && remainingMs(key) > 0) return { text: kept.text, isKept: true }
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/json, application/graphql-response+json',
          'accept-encoding': 'gzip, br, deflate',
          ...headers,
        },
        body: key,
      })
      const text = await response.text()
      const cacheControl = response.headers.get('cache-control') ?? 'no-store'
      const [, maxAge = '0'] = /\bmax-age=(\d+)/.exec(cacheControl) ?? []
      const age = response.headers.get('age') ?? '0'
      const lifetimeMs = (Number(maxAge) - Number(age)) * 1_000
      if (!/no-store|private/.test(cacheControl) && lifetimeMs > 0) {
        stored.set(key, { text, expiresAtMs: now() + lifetimeMs })
      }
      return { text, isKept: false }
    },
  }
}
