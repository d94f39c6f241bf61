import type { Subgraph } from './running.ts'

/** Sends a subgraph a query without variables. */
export async function askSubgraph<Data>(
  { name, url, headers }: Subgraph,
  query: string,
): Promise<Data> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  })
  const { data, errors } = (await response.json()) as {
    readonly data?: Data
    readonly errors?: readonly { readonly message: string }[]
  }
  if (!data || errors) throw new Error(`${name} did not answer: ${errors?.[0]?.message}`)
  return data
}
