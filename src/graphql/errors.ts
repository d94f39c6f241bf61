import { GraphQLError } from 'graphql'

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

/**
 * Nobody waits for an operation any more: what it still asks for is called off with this. Its message is
 * for those who wait nevertheless, such as the clients of a server that gives operations a time.
 */
export class AbandonedError extends Error {
  readonly code = 'ABANDONED'

  constructor() {
    super('The operation was called off.')
    this.name = 'AbandonedError'
  }
}

/**
 * An operation needs more calls to LinkedIn than one operation may make. Its message is shown to the
 * caller as it is.
 */
export class CallBudgetError extends Error {
  readonly code = 'CALL_BUDGET_EXCEEDED'

  constructor(maxCalls: number) {
    super(
      `This operation needs more than ${maxCalls} calls to LinkedIn: ask for fewer things at a time.`,
    )
    this.name = 'CallBudgetError'
  }
}

/** Something that this server does not let its callers do. Its message is shown to them as it is. */
export class ForbiddenError extends Error {
  readonly code = 'FORBIDDEN'

  constructor(message: string) {
    super(message)
    this.name = 'ForbiddenError'
  }
}

/** An error that also gives the whole HTTP answer its status, for there is no use in the rest of it. */
export function withStatus(status: number, originalError: Error): GraphQLError {
  return new GraphQLError(originalError.message, {
    originalError,
    extensions: { http: { status } },
  })
}

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
