import { type ASTNode, GraphQLError } from 'graphql'

/** Why an operation, or a field of it, is refused. Stable: clients switch on it. */
export type OperationErrorCode =
  | 'ABANDONED'
  | 'BAD_REQUEST'
  | 'BAD_USER_INPUT'
  | 'CALL_BUDGET_EXCEEDED'
  | 'FORBIDDEN'
  | 'INTERNAL_SERVER_ERROR'
  | 'NOT_FOUND'
  | 'UNAUTHENTICATED'

/** What an error makes of the whole HTTP response, where the rest of the operation is of no use. */
export interface ErrorResponse {
  /**
   * Without it the error nulls its field. Servers read it from `extensions.http`, and take it out.
   */
  readonly status?: number
  /** By name in lower case, such as `allow`. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What an error has beside its message. */
export interface OperationErrorOptions extends ErrorOptions, ErrorResponse {
  /** The argument at fault, with its path where it is part of one, such as `filter.locales`. */
  readonly argumentName?: string | null
  /** Where in the document the fault is. */
  readonly nodes?: ASTNode
}

/**
 * A failure that its reader can do something about: its message and its extensions are public. All
 * other errors are internal, and `format-error.ts` decides what of them is public.
 */
export abstract class OperationError extends GraphQLError {
  readonly code: OperationErrorCode
  readonly response: ErrorResponse

  constructor(code: OperationErrorCode, message: string, options: OperationErrorOptions = {}) {
    const { argumentName, status, headers, nodes, cause } = options
    // Packages of gateways declare other members of `http` than those that Apollo Server reads.
    const extensions: Record<string, unknown> = {
      code,
      ...(argumentName && { argumentName }),
      ...(status && {
        http: { status, ...(headers && { headers: new Map(Object.entries(headers)) }) },
      }),
    }
    super(message, { nodes: nodes ?? null, extensions })
    this.name = this.constructor.name
    this.code = code
    this.response = { ...(status && { status }), ...(headers && { headers }) }
    if (cause !== undefined) this.cause = cause
  }
}

/** An argument has a value that the API does not take. */
export class InvalidArgumentError extends OperationError {
  /** @param argumentName null where it is unknown, as of a value in a variable */
  constructor(
    argumentName: string | null,
    message: string,
    options?: Omit<OperationErrorOptions, 'argumentName'>,
  ) {
    super('BAD_USER_INPUT', message, { ...options, argumentName })
  }
}

/** The HTTP server cannot read a request, or does not take it, and says why. */
export class UnreadableRequestError extends OperationError {
  /** @param options the status is 400 by default */
  constructor(message: string, options: ErrorResponse = {}) {
    super('BAD_REQUEST', message, { status: 400, ...options })
  }
}

/** The HTTP server has nothing at the path of a request. */
export class NotFoundError extends OperationError {
  constructor() {
    super('NOT_FOUND', 'Not found', { status: 404 })
  }
}

/** A header that switches something on or off has neither value. */
export class InvalidHeaderError extends OperationError {
  constructor(headerName: string) {
    super('BAD_REQUEST', `Header "${headerName}" must be true or false.`, { status: 400 })
  }
}

/** A field that is reserved for the router of a supergraph was selected without its secret. */
export class UnauthenticatedError extends OperationError {
  constructor(fieldName: string) {
    super(
      'UNAUTHENTICATED',
      `Field "${fieldName}" is for the router of a supergraph, which must send its secret in the header "router-authorization".`,
      { status: 401 },
    )
  }
}

/** The operator has switched off what the operation needs. */
export class ForbiddenError extends OperationError {
  constructor(message: string, options?: Pick<OperationErrorOptions, 'status'>) {
    super('FORBIDDEN', message, options)
  }
}

/** An operation needs more calls to LinkedIn than one operation may make. */
export class CallBudgetError extends OperationError {
  constructor(maxCalls: number) {
    super(
      'CALL_BUDGET_EXCEEDED',
      `This operation needs more than ${maxCalls} calls to LinkedIn: ask for fewer things at a time.`,
    )
  }
}

/**
 * A program that embeds the schema executed an operation without what the resolvers need. Public: it
 * fails every operation, and so is met while a server is put together.
 */
export class MissingContextError extends OperationError {
  constructor() {
    super(
      'INTERNAL_SERVER_ERROR',
      'The context of the operation lacks the member that createContext() gives.',
    )
  }
}

/**
 * The signal of an operation was aborted. Public for servers that answer nevertheless, such as one
 * that gives operations a time limit.
 */
export class OperationAbortedError extends OperationError {
  constructor(options?: ErrorOptions) {
    super('ABANDONED', 'The operation was aborted before it ended.', options)
  }
}
