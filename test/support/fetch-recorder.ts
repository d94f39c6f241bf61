/** A request that a client has made, and the head of its answer. */
export interface Exchange {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  /** The body of a POST, read as JSON. */
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it has sent.
  readonly body: any
  readonly response: Response
}

/** A `fetch` that tells what was done with it. */
export interface FetchRecorder {
  readonly fetch: typeof globalThis.fetch
  /** What has been answered, oldest first. */
  readonly exchanges: readonly Exchange[]
}

/** Fetches, and keeps what was sent. */
export function createFetchRecorder(): FetchRecorder {
  const exchanges: Exchange[] = []
  return {
    exchanges,
    async fetch(resource, init) {
      const request = new Request(resource, init)
      const body = request.method === 'POST' ? await request.clone().json() : undefined
      const response = await fetch(request)
      const { method, headers } = request
      exchanges.push({ method, url: new URL(request.url), headers, body, response })
      return response
    },
  }
}
