import type { Answer } from './graphql-server.ts'

/** Posts an operation to a server, and gives all that comes back. */
export async function post(
  serverUrl: string,
  operation: { readonly query: string; readonly variables?: Record<string, unknown> },
  headers: Readonly<Record<string, string>> = {},
): Promise<{ readonly status: number; readonly text: string; readonly answer: Answer }> {
  const response = await fetch(`${serverUrl}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(operation),
  })
  const text = await response.text()
  return { status: response.status, text, answer: JSON.parse(text) as Answer }
}
