import type { GraphiQLProps } from 'graphiql'

type Fetcher = GraphiQLProps['fetcher']
type Operation = Parameters<Fetcher>[0]

// Beside this script's directory, so that the page also works behind a path prefix.
const endpoint = new URL('../graphql', import.meta.url)

/** Sends operations to the GraphQL endpoint beside this page. The stop button aborts the request. */
export const fetcher: Fetcher = (operation, options) => {
  const controller = new AbortController()
  const answers = ask(operation, options?.headers, controller.signal)

  return {
    [Symbol.asyncIterator]: () => ({
      next: () => answers.next(),
      // A generator's own return would wait for the answer that nobody wants any more.
      return: async () => {
        controller.abort()
        return { done: true, value: undefined }
      },
    }),
  }
}

async function* ask(
  operation: Operation,
  headers: Record<string, string> | undefined,
  signal: AbortSignal,
) {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        ...headers,
      },
      body: JSON.stringify(operation),
      signal,
    })
    if (!response.headers.get('content-type')?.includes('json')) {
      throw new Error(`The server answered ${response.status} ${response.statusText}`.trim())
    }
    yield await response.json()
  } catch (error) {
    if (signal.aborted) return
    // The browser's own words are no more than "Failed to fetch".
    if (error instanceof TypeError) throw new Error('The server could not be reached.')
    throw error
  }
}
