import { ApolloClient, gql, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { Client, fetchExchange } from '@urql/core'
import { persistedExchange } from '@urql/exchange-persisted'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startCachedServer } from '../support/cached-server.ts'

const QUERY = '{ learningAsset(urn: "urn:li:lyndaCourse:563322") { title } }'
const DATA = { learningAsset: { title: 'Measuring Company Culture' } }

type Cached = Awaited<ReturnType<typeof startCachedServer>>

/** Each asks as a new client does: it remembers nothing. */
const CLIENTS = [
  {
    name: 'Apollo Client',
    async ask({ server, fetch }: Cached) {
      const persisted = new PersistedQueryLink({
        useGETForHashedQueries: true,
        sha256: async (text) => hexOf(await crypto.subtle.digest('SHA-256', toBytes(text))),
      })
      const http = new HttpLink({ uri: `${server.url}/graphql`, fetch })
      const client = new ApolloClient({ link: persisted.concat(http), cache: new InMemoryCache() })
      onTestFinished(() => client.stop())
      return (await client.query({ query: gql(QUERY) })).data
    },
  },
  {
    name: 'urql',
    async ask({ server, fetch }: Cached) {
      const client = new Client({
        url: `${server.url}/graphql`,
        fetch,
        fetchOptions: { headers: { 'apollo-require-preflight': 'true' } },
        preferGetMethod: false,
        exchanges: [
          persistedExchange({ preferGetForPersistedQueries: 'within-url-limit' }),
          fetchExchange,
        ],
      })
      return (await client.query(QUERY, {}).toPromise()).data
    },
  },
]

describe.each(CLIENTS)('$name, asking by hash', ({ ask }) => {
  it('sends the text once, and then has its answers from a shared cache', async () => {
    const server = await startCachedServer()

    const answers = [await ask(server), await ask(server), await ask(server)]

    for (const answer of answers) expect(answer).toMatchObject(DATA)
    // By its hash, with its text, and by its hash again; the third answer is the cache's.
    expect(server.passedOn).toHaveLength(3)
    expect(server.callCount()).toBe(1)
  })
})

function toBytes(text: string) {
  return new TextEncoder().encode(text)
}

function hexOf(bytes: ArrayBuffer): string {
  return Buffer.from(bytes).toString('hex')
}
