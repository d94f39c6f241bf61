import { ApolloClient, HttpLink, InMemoryCache } from '@apollo/client'
import { PersistedQueryLink } from '@apollo/client/link/persisted-queries'
import { sha256 } from '../sha256.ts'
import { nodeTypes, typePolicies } from './type-policies.ts'

declare module '@apollo/client' {
  namespace ApolloClient {
    namespace DeclareDefaultOptions {
      interface Query {
        errorPolicy: 'all'
      }
      interface WatchQuery {
        errorPolicy: 'all'
      }
    }
  }
}

/** Where the server is, such as `https://learning.example.com/graphql`, and what to ask it with. */
export interface ApolloClientOptions {
  readonly uri: string
  readonly fetch?: typeof globalThis.fetch
}

/** An Apollo Client that queries by GET and hash, with the type policies of this API. */
export function createApolloClient({ uri, fetch = globalThis.fetch }: ApolloClientOptions) {
  const persisted = new PersistedQueryLink({ sha256, useGETForHashedQueries: true })
  return new ApolloClient({
    link: persisted.concat(new HttpLink({ uri, fetch })),
    cache: new InMemoryCache({ typePolicies, possibleTypes: { Node: nodeTypes } }),
    // What failed is null, with an error beside it; by default all that did not fail would be lost too.
    defaultOptions: { query: { errorPolicy: 'all' }, watchQuery: { errorPolicy: 'all' } },
  })
}
