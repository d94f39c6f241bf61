/**
 * The only translation of what went wrong into what a client is told. Whatever is not in this table
 * is masked.
 */
import { ApolloServerErrorCode } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql'
import {
  AccessTokenError,
  LinkedInError,
  type LinkedInErrorCode,
  LinkedInQuotaError,
  LinkedInStatusError,
} from '../linkedin/errors.ts'
import {
  AbandonedError,
  CallBudgetError,
  ForbiddenError,
  InvalidArgumentError,
  NotTheRouterError,
} from './errors.ts'

/** What a client is told of a failure, beside its place. */
export interface PublicError {
  readonly message: string
  readonly extensions: { readonly code: string; readonly [name: string]: unknown }
}

const UNAUTHORIZED = 'LinkedIn did not accept the credentials of this server.'
const INVALID_RESPONSE = 'LinkedIn gave an answer that could not be understood.'
const UNAVAILABLE = 'LinkedIn is not available at the moment.'

const BY_CODE: Readonly<
  Record<Exclude<LinkedInErrorCode, 'LINKEDIN_STATUS' | 'LINKEDIN_QUOTA'>, PublicError>
> = {
  LINKEDIN_ACCESS_TOKEN: publicError('UPSTREAM_UNAUTHORIZED', UNAUTHORIZED),
  LINKEDIN_NETWORK: publicError('UPSTREAM_UNAVAILABLE', UNAVAILABLE),
  LINKEDIN_TIMEOUT: publicError('UPSTREAM_TIMEOUT', 'LinkedIn did not answer in time.'),
  LINKEDIN_SIZE: publicError(
    'UPSTREAM_INVALID_RESPONSE',
    'LinkedIn gave more than this server reads at once: ask for fewer things, or for less of each.',
  ),
  LINKEDIN_RESPONSE: publicError('UPSTREAM_INVALID_RESPONSE', INVALID_RESPONSE),
}

const MASKED = publicError(ApolloServerErrorCode.INTERNAL_SERVER_ERROR, 'Internal server error')

/** What Apollo Server itself says of a request that is not right; written for clients. */
const CLIENT_ERRORS: ReadonlySet<string> = new Set([
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
])

/** What Apollo Server says of persisted queries that are not right, without a code. */
const PERSISTED_QUERY_FAULTS: ReadonlySet<string> = new Set([
  'Unsupported persisted query version',
  'provided sha does not match query',
])

/** Apollo Server's word for it; its message is for those who wrote the server. */
const INTROSPECTION_DISABLED = 'INTROSPECTION_DISABLED'

/** For Apollo Server's `formatError`. Never fails. */
export function formatError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const { message, locations, path, extensions } = formatted
  const place = { ...(locations && { locations }), ...(path && { path }) }
  const cause = causeOf(error)
  if (cause instanceof InvalidArgumentError) {
    const argumentName = cause.argumentName || variablePathOf(error)
    return {
      message,
      ...place,
      extensions: { code: ApolloServerErrorCode.BAD_USER_INPUT, argumentName },
    }
  }
  const code = missingCodeOf(cause) ?? extensions?.['code']
  if (cause instanceof GraphQLError && typeof code === 'string' && CLIENT_ERRORS.has(code)) {
    if (extensions?.['validationErrorCode'] === INTROSPECTION_DISABLED) {
      return { message: 'Introspection is switched off.', ...place, extensions: { code } }
    }
    const argumentName = variablePathOf(error)
    return { message, ...place, extensions: { code, ...(argumentName && { argumentName }) } }
  }
  return { ...place, ...toPublicError(cause) }
}

/** What a client is told of what a resolver has thrown. */
export function toPublicError(thrown: unknown): PublicError {
  if (thrown instanceof InvalidArgumentError) {
    const { message, argumentName } = thrown
    return publicError(ApolloServerErrorCode.BAD_USER_INPUT, message, { argumentName })
  }
  if (isRefusal(thrown)) return publicError(thrown.code, thrown.message)
  return thrown instanceof LinkedInError ? ofLinkedIn(thrown) : MASKED
}

/** Whether an error is of the client's own making, and so no news to an operator. */
export function isClientError(error: unknown): boolean {
  const cause = causeOf(error)
  if (cause instanceof InvalidArgumentError) return true
  if (isRefusal(cause) || missingCodeOf(cause)) return true
  const code = error instanceof GraphQLError ? error.extensions['code'] : undefined
  return cause instanceof GraphQLError && typeof code === 'string' && CLIENT_ERRORS.has(code)
}

/** What a client may not have, or no more; in the words of the error itself. */
function isRefusal(
  cause: unknown,
): cause is AbandonedError | CallBudgetError | ForbiddenError | NotTheRouterError {
  return (
    cause instanceof AbandonedError ||
    cause instanceof CallBudgetError ||
    cause instanceof ForbiddenError ||
    cause instanceof NotTheRouterError
  )
}

/** The code of a client's error that Apollo Server gives none. */
function missingCodeOf(cause: unknown): ApolloServerErrorCode | undefined {
  if (!(cause instanceof GraphQLError)) return undefined
  if (PERSISTED_QUERY_FAULTS.has(cause.message)) return ApolloServerErrorCode.BAD_REQUEST
  // What graphql-js adds where it stops looking for faults in variables.
  const isCoercionLimit = cause.message.startsWith('Too many errors processing variables')
  return isCoercionLimit ? ApolloServerErrorCode.BAD_USER_INPUT : undefined
}

function ofLinkedIn(error: LinkedInError): PublicError {
  if (error instanceof LinkedInQuotaError) return rateLimited(error.retryAfterMs)
  const isTokenMissing = error instanceof AccessTokenError
  if (!isTokenMissing && !(error instanceof LinkedInStatusError)) return BY_CODE[codeOf(error)]
  const { status, retryAfterMs } = isTokenMissing
    ? { status: error.status, retryAfterMs: undefined }
    : error.refusal
  if (status === 429) return rateLimited(retryAfterMs)
  if (status >= 500) return BY_CODE.LINKEDIN_NETWORK
  if (isTokenMissing || status === 401 || status === 403) return BY_CODE.LINKEDIN_ACCESS_TOKEN
  return publicError('UPSTREAM_INVALID_RESPONSE', 'LinkedIn did not take the question.')
}

function rateLimited(retryAfterMs: number | undefined): PublicError {
  return publicError(
    'UPSTREAM_RATE_LIMITED',
    'No more requests can be made to LinkedIn for now.',
    retryAfterMs === undefined ? {} : { retryAfterSeconds: Math.ceil(retryAfterMs / 1000) },
  )
}

function codeOf({ code }: LinkedInError): keyof typeof BY_CODE {
  return code === 'LINKEDIN_STATUS' || code === 'LINKEDIN_QUOTA' ? 'LINKEDIN_RESPONSE' : code
}

function publicError(code: string, message: string, details: object = {}): PublicError {
  return { message, extensions: { code, ...details } }
}

/** GraphQL wraps an error each time it passes a border; what was thrown first says what it is. */
function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  // What scalars fail with is a GraphQL error itself.
  return cause instanceof GraphQLError && cause.cause instanceof InvalidArgumentError
    ? cause.cause
    : cause
}

/**
 * The variable, with its path where it is part of one, that holds a value which is not right. Only
 * graphql-js's message tells the path; only its node tells that a variable is at fault.
 */
function variablePathOf(error: unknown): string | undefined {
  if (!(error instanceof GraphQLError)) return undefined
  const node = error.nodes?.[0]
  if (node?.kind !== Kind.VARIABLE_DEFINITION) return undefined
  return / at "([^"]+)"; /.exec(error.message)?.[1] ?? node.variable.name.value
}
