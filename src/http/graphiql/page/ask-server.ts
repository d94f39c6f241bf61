import type { Answer } from './answer.ts'
import { operationNameIn } from './operation-name-in.ts'

/** An operation, as it goes over the wire. */
export interface Operation {
  readonly query: string
  readonly operationName?: string | null | undefined
  readonly variables?: unknown
}

// Beside this script's directory, so that the page also works behind a path prefix.
const endpoint = new URL('../graphql', import.meta.url)

/**
 * Sends an operation to the GraphQL endpoint beside this page.
 *
 * @param headers Replace those that are sent anyway.
 */
export async function askServer(
  operation: Operation,
  headers: Headers,
  signal: AbortSignal | null = null,
): Promise<Answer> {
  try {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        accept: 'application/graphql-response+json, application/json',
        'content-type': 'application/json',
        ...Object.fromEntries(headers),
      },
      body: JSON.stringify({
        ...operation,
        operationName: operationNameIn(operation.query, operation.operationName),
      }),
      signal,
    })
    if (!response.headers.get('content-type')?.includes('json')) {
      throw new Error(`The server answered ${response.status} ${response.statusText}`.trim())
    }
    return (await response.json()) as Answer
  } catch (error) {
    // The browser's own words are no more than "Failed to fetch".
    if (error instanceof TypeError) throw new Error('The server could not be reached.')
    throw error
  }
}
