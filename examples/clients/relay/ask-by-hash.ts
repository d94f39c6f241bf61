import type { FetchFunction, GraphQLSingularResponse } from 'relay-runtime'
import { sha256 } from '../sha256.ts'

/** Where the server is, such as `https://learning.example.com/graphql`, and what to ask it with. */
export interface ServerOptions {
  readonly url: string
  readonly fetch?: typeof globalThis.fetch
}

/** Asks by GET and hash, which caches may answer; with the text where the server does not know it. */
export function askByHash({ url, fetch = globalThis.fetch }: ServerOptions): FetchFunction {
  async function ask(resource: string, init: RequestInit): Promise<GraphQLSingularResponse> {
    const response = await fetch(resource, init)
    return (await response.json()) as GraphQLSingularResponse
  }

  return async ({ text: query }, variables) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: await sha256(query ?? '') } }
    const parameters = new URLSearchParams({
      variables: JSON.stringify(variables),
      extensions: JSON.stringify(extensions),
    })
    const answer = await ask(`${url}?${parameters}`, {
      // A GET without a content type is refused without it: a page of another site could send one.
      headers: { 'apollo-require-preflight': 'true' },
    })
    if (!isUnknown(answer)) return answer
    return ask(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables, extensions }),
    })
  }
}

function isUnknown(answer: GraphQLSingularResponse): boolean {
  return 'errors' in answer && answer.errors?.[0]?.message === 'PersistedQueryNotFound'
}
