import { Client, cacheExchange, fetchExchange } from '@urql/core'
import { persistedExchange } from '@urql/exchange-persisted'

/** Where the server is, such as `https://learning.example.com/graphql`, and what to ask it with. */
export interface UrqlClientOptions {
  readonly url: string
  readonly fetch?: typeof globalThis.fetch
}

/** A client of urql that queries by GET and hash, and keeps whole answers by operation and variables. */
export function createUrqlClient({ url, fetch = globalThis.fetch }: UrqlClientOptions): Client {
  return new Client({
    url,
    fetch,
    exchanges: [
      cacheExchange,
      persistedExchange({ preferGetForPersistedQueries: true }),
      fetchExchange,
    ],
    // A GET without a content type is refused without it: a page of another site could send one.
    fetchOptions: { headers: { 'apollo-require-preflight': 'true' } },
  })
}
