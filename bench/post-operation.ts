import type { Dispatcher } from 'undici'

/** An operation with the values of its variables. */
export interface PostedOperation {
  readonly name: string
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
}

/**
 * Posts an operation to a GraphQL server, and gives the `data` of its answer.
 *
 * @throws when the status is not 200, or the answer has errors or no data
 */
export async function postOperation(
  server: Dispatcher,
  origin: string,
  { name, query, variables }: PostedOperation,
): Promise<unknown> {
  const { statusCode, body } = await server.request({
    origin,
    path: '/graphql',
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify({ operationName: name, query, variables }),
  })
  const answer = await body.text()
  const { data, errors } = statusCode === 200 ? JSON.parse(answer) : { data: null, errors: answer }
  if (errors || !data) {
    const operation = `${name} ${JSON.stringify(variables)}`
    throw new Error(`${origin} failed to answer ${operation}: ${statusCode} ${answer}`)
  }
  return data
}
