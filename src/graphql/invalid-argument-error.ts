/** The caller's mistake in an argument. Its message is shown to the caller as it is. */
export class InvalidArgumentError extends Error {
  readonly code = 'INVALID_ARGUMENT'
  /** The argument, with its path where it is part of one, such as `filter.locales`. */
  readonly argumentName: string

  constructor(argumentName: string, message: string) {
    super(message)
    this.name = 'InvalidArgumentError'
    this.argumentName = argumentName
  }
}
