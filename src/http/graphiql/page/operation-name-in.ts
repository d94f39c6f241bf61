import { Kind, parse } from 'graphql'

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
