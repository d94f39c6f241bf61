/** The headers that were typed into GraphiQL's editor for them, an object of any JSON. */
export function toHeaders(typed: Readonly<Record<string, unknown>> | undefined): Headers {
  return new Headers(Object.entries(typed ?? {}).map(([name, value]) => [name, String(value)]))
}
