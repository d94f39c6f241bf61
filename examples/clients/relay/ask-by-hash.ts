import type { FetchFunction, GraphQLResponse } from 'relay-runtime'
import { sha256 } from '../sha256.ts'

/** Where the server is, such as `https://learning.example.com/graphql`, and what to ask it with. */
export interface ServerOptions {
  readonly url: string
  readonly fetch?: typeof globalThis.fetch
}

/** What every proxy and shared cache lets through. */
const MAX_ADDRESS_LENGTH = 2_000

/** Queries by GET and hash, which caches may answer; with the text where the server lacks it. */
export function askByHash({ url, fetch = globalThis.fetch }: ServerOptions): FetchFunction {
  async function ask(resource: string, init: RequestInit): Promise<GraphQLResponse> {
    const response = await fetch(resource, init)
    const isAnswer = response.headers.get('content-type')?.includes('json')
    if (!isAnswer) throw new Error(`The server answered with status ${response.status}.`)
    return (await response.json()) as GraphQLResponse
  }

  const post = (body: object) =>
    ask(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })

  return async ({ text: query }, variables) => {
    const extensions = { persistedQuery: { version: 1, sha256Hash: await sha256(query ?? '') } }
    const parameters = new URLSearchParams({
      variables: JSON.stringify(variables),
      extensions: JSON.stringify(extensions),
    })
    const address = `${url}?${parameters}`
    const answer =
      address.length > MAX_ADDRESS_LENGTH
        ? await post({ variables, extensions })
        : // A GET without a content type is refused without it: a page of another site could send one.
          await ask(address, { headers: { 'apollo-require-preflight': 'true' } })
    return isUnknown(answer) ? post({ query, variables, extensions }) : answer
  }
}

/** Whether the server lacks the text: it has not been sent it yet, or keeps none. */
function isUnknown(answer: GraphQLResponse): boolean {
  return 'errors' in answer && /^PersistedQueryNot/.test(answer.errors?.[0]?.message ?? '')
}
