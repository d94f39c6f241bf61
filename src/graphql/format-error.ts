/**
 * The one way from a thrown error to a public one. An `OperationError` is public as it is, and so are
 * the refusals of Apollo Server and graphql-js; the table below has those of LinkedIn's failures;
 * everything else is masked.
 */
import { ApolloServerErrorCode } from '@apollo/server/errors'
import { GraphQLError, type GraphQLFormattedError, Kind } from 'graphql'
import {
  AccessTokenError,
  LinkedInError,
  type LinkedInErrorCode,
  LinkedInOutageError,
  LinkedInOverloadError,
  LinkedInQuotaError,
  LinkedInStatusError,
} from '../linkedin/errors.ts'
import { OperationError } from './errors.ts'

/** What clients get of an error, beside its locations and path. */
export interface PublicError {
  readonly message: string
  readonly extensions: { readonly code: string; readonly [name: string]: unknown }
}

/** LinkedIn's failures, by internal code. */
const UPSTREAM_ERRORS: Readonly<Record<LinkedInErrorCode, PublicError>> = {
  LINKEDIN_NETWORK: publicError('UPSTREAM_UNAVAILABLE', 'LinkedIn is not available at the moment.'),
  LINKEDIN_OUTAGE: publicError('UPSTREAM_UNAVAILABLE', 'LinkedIn is not available at the moment.'),
  LINKEDIN_TIMEOUT: publicError('UPSTREAM_TIMEOUT', 'LinkedIn did not answer in time.'),
  LINKEDIN_ACCESS_TOKEN: publicError(
    'UPSTREAM_UNAUTHORIZED',
    'LinkedIn did not accept the credentials of this server.',
  ),
  LINKEDIN_QUOTA: publicError(
    'UPSTREAM_RATE_LIMITED',
    'No more requests can be made to LinkedIn for now.',
  ),
  LINKEDIN_OVERLOAD: publicError(
    'UPSTREAM_OVERLOADED',
    'Too many requests are waiting for LinkedIn.',
  ),
  LINKEDIN_STATUS: publicError('UPSTREAM_INVALID_RESPONSE', 'LinkedIn refused the request.'),
  LINKEDIN_RESPONSE: publicError(
    'UPSTREAM_INVALID_RESPONSE',
    'LinkedIn gave an answer that could not be understood.',
  ),
  LINKEDIN_SIZE: publicError(
    'UPSTREAM_INVALID_RESPONSE',
    'LinkedIn gave more than this server reads at once: ask for fewer things, or for less of each.',
  ),
  LINKEDIN_PERMISSION: publicError(
    'UPSTREAM_UNAUTHORIZED',
    'LinkedIn does not permit this application to read this field.',
  ),
  LINKEDIN_ENCODING: publicError(
    'UPSTREAM_INVALID_RESPONSE',
    'LinkedIn compressed its answer in a way that this server cannot read.',
  ),
}

/** LinkedIn takes the credentials, and still refuses: a 403 that names no field that can be left out. */
const FORBIDDEN = publicError(
  'UPSTREAM_UNAUTHORIZED',
  'LinkedIn does not permit this application to read this.',
)

const MASKED = publicError(ApolloServerErrorCode.INTERNAL_SERVER_ERROR, 'Internal server error')

function publicError(code: string, message: string): PublicError {
  return { message, extensions: { code } }
}

/** For Apollo Server's `formatError`. Never throws. */
export function formatError(
  { locations, path }: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const { message, extensions } = toPublicError(error)
  return { message, ...(locations && { locations }), ...(path && { path }), extensions }
}

/** What clients get of an error, wrapped or not. Never throws. */
export function toPublicError(error: unknown): PublicError {
  const cause = causeOf(error)
  if (cause instanceof LinkedInError) return toUpstreamError(cause)
  const code = clientErrorCodeOf(error)
  if (code === null || !(error instanceof GraphQLError)) return MASKED
  if (error.extensions['validationErrorCode'] === INTROSPECTION_DISABLED) {
    return publicError(code, 'Introspection is switched off.')
  }
  const argumentName = error.extensions['argumentName'] ?? variablePathOf(error)
  return {
    message: shorten(error.message),
    extensions: { code, ...(argumentName ? { argumentName: cut(String(argumentName), 100) } : {}) },
  }
}

/** A message in which no text of the client's is repeated at length: what is quoted, and the whole, are cut. */
function shorten(message: string): string {
  const quotesCut = message.replace(/"[^"]*"/g, (quoted) => `"${cut(quoted.slice(1, -1), 100)}"`)
  return cut(quotesCut, 1_000)
}

/** Well-formed too: strict readers of JSON refuse half a surrogate pair. */
function cut(text: string, maxLength: number): string {
  const kept = text.slice(0, maxLength).toWellFormed()
  return text.length > maxLength ? `${kept}… (${text.length - maxLength} more characters)` : kept
}

/** Whether the client caused an error, which then is not logged. */
export function isClientError(error: unknown): boolean {
  return clientErrorCodeOf(error) !== null
}

/** What was thrown first: GraphQL wraps an error each time it crosses a boundary. */
export function causeOf(error: unknown): unknown {
  let cause = error
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError
  return cause
}

function toUpstreamError(error: LinkedInError): PublicError {
  const isForbidden = error instanceof LinkedInStatusError && error.refusal.status === 403
  const { message, extensions } = isForbidden
    ? FORBIDDEN
    : UPSTREAM_ERRORS[upstreamErrorCodeOf(error)]
  const retryAfterMs = retryAfterMsOf(error)
  if (retryAfterMs === undefined) return { message, extensions }
  return {
    message,
    extensions: { ...extensions, retryAfterSeconds: Math.ceil(retryAfterMs / 1000) },
  }
}

/** The row of an error. Its status, where LinkedIn answered with one, precedes its class. */
function upstreamErrorCodeOf(error: LinkedInError): LinkedInErrorCode {
  // Without a response of the token endpoint, the cause says why.
  if (error instanceof AccessTokenError && error.cause instanceof LinkedInError) {
    return upstreamErrorCodeOf(error.cause)
  }
  const status = statusOf(error)
  if (status === undefined) return error.code
  if (status === 429) return 'LINKEDIN_QUOTA'
  if (status >= 500) return 'LINKEDIN_NETWORK'
  return status === 401 || status === 403 ? 'LINKEDIN_ACCESS_TOKEN' : error.code
}

function statusOf(error: LinkedInError): number | undefined {
  if (error instanceof AccessTokenError) return error.status ?? undefined
  return error instanceof LinkedInStatusError ? error.refusal.status : undefined
}

function retryAfterMsOf(error: LinkedInError): number | undefined {
  if (
    error instanceof LinkedInQuotaError ||
    error instanceof LinkedInOutageError ||
    error instanceof LinkedInOverloadError
  ) {
    return error.retryAfterMs
  }
  if (error instanceof AccessTokenError) {
    // Credentials do not become good by waiting.
    const isPassing = upstreamErrorCodeOf(error) !== 'LINKEDIN_ACCESS_TOKEN'
    return isPassing ? error.retryAfterMs : undefined
  }
  if (!(error instanceof LinkedInStatusError) || error.refusal.status !== 429) return undefined
  return error.refusal.retryAfterMs
}

/** Apollo Server's codes of requests that it refuses; their messages are public. */
const REQUEST_ERROR_CODES: ReadonlySet<string> = new Set([
  ApolloServerErrorCode.BAD_REQUEST,
  ApolloServerErrorCode.BAD_USER_INPUT,
  ApolloServerErrorCode.GRAPHQL_PARSE_FAILED,
  ApolloServerErrorCode.GRAPHQL_VALIDATION_FAILED,
  ApolloServerErrorCode.OPERATION_RESOLUTION_FAILURE,
  ApolloServerErrorCode.PERSISTED_QUERY_NOT_FOUND,
])

/** Apollo Server's detail of a validation error whose message is for the server's developers. */
const INTROSPECTION_DISABLED = 'INTROSPECTION_DISABLED'

/** Refusals of Apollo Server and graphql-js without a code, by the start of their messages. */
const UNCODED_REQUEST_ERRORS: Readonly<Record<string, ApolloServerErrorCode>> = {
  'Unsupported persisted query version': ApolloServerErrorCode.BAD_REQUEST,
  'provided sha does not match query': ApolloServerErrorCode.BAD_REQUEST,
  // The last one of graphql-js when variables have more faults than it lists.
  'Too many errors processing variables': ApolloServerErrorCode.BAD_USER_INPUT,
}

/** The public code of an error that the client caused. Null for all other errors. */
function clientErrorCodeOf(error: unknown): string | null {
  const cause = causeOf(error)
  if (cause instanceof OperationError) return cause.code
  if (!(error instanceof GraphQLError && cause instanceof GraphQLError)) return null
  const start = Object.keys(UNCODED_REQUEST_ERRORS).find((text) => cause.message.startsWith(text))
  const code = start ? UNCODED_REQUEST_ERRORS[start] : error.extensions['code']
  return typeof code === 'string' && REQUEST_ERROR_CODES.has(code) ? code : null
}

/**
 * The variable with the invalid value, with its path where it is part of one. The path is only in
 * graphql-js's message, and that a variable is at fault only in its node.
 */
function variablePathOf(error: GraphQLError): string | undefined {
  const node = error.nodes?.[0]
  if (node?.kind !== Kind.VARIABLE_DEFINITION) return undefined
  return / at "([^"]+)"; /.exec(error.message)?.[1] ?? node.variable.name.value
}
