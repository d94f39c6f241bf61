import { type ExecutionResult, type GraphQLError, Kind, parse } from 'graphql'

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

/** What the server answers to an operation. */
export type Answer = ExecutionResult

/** One thing that went wrong, as far as it comes over the wire. */
export interface AnswerError extends Partial<Pick<GraphQLError, 'locations' | 'path'>> {
  readonly message: string
}

/** The headers that were typed into GraphiQL's editor for them, an object of any JSON. */
export function toHeaders(typed: Readonly<Record<string, unknown>> | undefined): Headers {
  return new Headers(Object.entries(typed ?? {}).map(([name, value]) => [name, String(value)]))
}

/**
 * The name of the operation to execute, where the document has it. GraphiQL holds on to the name of
 * the operation that was in the editor before, for a moment.
 */
export function operationNameIn(query: string, name: string | null | undefined) {
  try {
    const isKnown = parse(query, { noLocation: true }).definitions.some(
      (each) => each.kind === Kind.OPERATION_DEFINITION && each.name?.value === name,
    )
    return isKnown ? name : undefined
  } catch {
    // The server says better what is wrong with it.
    return name
  }
}
