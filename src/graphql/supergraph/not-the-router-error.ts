/** Something that only the router of a supergraph may ask. Its message is shown to clients as it is. */
export class NotTheRouterError extends Error {
  readonly code = 'UNAUTHENTICATED'

  constructor(fieldName: string) {
    super(
      `Field "${fieldName}" is for the router of a supergraph, which must send its secret in the header "router-authorization".`,
    )
    this.name = 'NotTheRouterError'
  }
}
