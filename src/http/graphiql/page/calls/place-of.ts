import type { AnswerError } from '../answer.ts'

/** Where in the operation something went wrong, such as `line 3, column 5`. Null where it is not said. */
export function placeOf({ locations, path }: AnswerError): string | null {
  const [location] = locations ?? []
  if (location) return `line ${location.line}, column ${location.column}`
  return path ? path.join('.') : null
}
