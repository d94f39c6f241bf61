import { type ExecutionResult, type GraphQLError, Kind, parse } from 'graphql'

/** The body of a GraphQL request over HTTP. */
export interface Operation {
  readonly query: string
  readonly operationName?: string | null | undefined
  readonly variables?: unknown
}

/** The members of a GraphQL error that the page shows. */
export interface OperationError extends Partial<Pick<GraphQLError, 'locations' | 'path'>> {
  readonly message: string
}

// Relative to the directory of this script, so that the page also works behind a path prefix.
const ENDPOINT = new URL('../graphql', import.meta.url)

/**
 * Sends an operation to the GraphQL endpoint beside this page.
 *
 * @param headers Override the default `accept` and `content-type`.
 * @throws With a message for the user, when the server is unreachable or its response is not JSON.
 */
export async function sendOperation(
  operation: Operation,
  headers: Headers,
  signal: AbortSignal | null = null,
): Promise<ExecutionResult> {
  try {
    const response = await fetch(ENDPOINT, {
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
    return (await response.json()) as ExecutionResult
  } catch (error) {
    // The browser's message is no more than "Failed to fetch".
    if (error instanceof TypeError) throw new Error('The server could not be reached.')
    throw error
  }
}

/**
 * The given name, if an operation of the document has it; else undefined. For a moment after an edit
 * GraphiQL still gives the name of an operation that is gone.
 */
export function operationNameIn(query: string, name: string | null | undefined) {
  try {
    const isInDocument = parse(query, { noLocation: true }).definitions.some(
      (each) => each.kind === Kind.OPERATION_DEFINITION && each.name?.value === name,
    )
    return isInDocument ? name : undefined
  } catch {
    // A syntax error: the server's message for it is better.
    return name
  }
}

/** Request headers of the JSON object in GraphiQL's header editor; its values may be of any type. */
export function toHeaders(typed: Readonly<Record<string, unknown>> | undefined): Headers {
  return new Headers(Object.entries(typed ?? {}).map(([name, value]) => [name, String(value)]))
}
