import type { Dispatcher } from 'undici'

/** What answers are asked for in. */
export const MEDIA_TYPE = 'application/graphql-response+json'

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
  operation: PostedOperation,
): Promise<unknown> {
  return readData(await postForText(server, origin, operation))
}

/**
 * Posts an operation to a GraphQL server, and gives the whole text of its answer.
 *
 * @throws when the status is not 200
 */
export async function postForText(
  server: Dispatcher,
  origin: string,
  { name, query, variables }: PostedOperation,
): Promise<string> {
  const { statusCode, body } = await server.request({
    origin,
    path: '/graphql',
    method: 'POST',
    headers: { accept: MEDIA_TYPE, 'content-type': 'application/json' },
    body: JSON.stringify({ operationName: name, query, variables }),
  })
  const answer = await body.text()
  if (statusCode === 200) return answer
  const operation = `${name} ${JSON.stringify(variables)}`
  throw new Error(`${origin} failed to answer ${operation}: ${statusCode} ${answer}`)
}

/**
 * The `data` of an answer.
 *
 * @throws when it has errors or no data
 */
export function readData(answer: string): unknown {
  const { data, errors } = JSON.parse(answer)
  if (errors || !data) throw new Error(`A failure was answered: ${answer}`)
  return data
}
