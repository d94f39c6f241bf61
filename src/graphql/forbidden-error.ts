/** Something that this server does not let its callers do. Its message is shown to them as it is. */
export class ForbiddenError extends Error {
  readonly code = 'FORBIDDEN'

  constructor(message: string) {
    super(message)
    this.name = 'ForbiddenError'
  }
}
