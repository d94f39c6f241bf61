import type { SandboxAnswer } from '../exchange.ts'

/** A refusal of the REST API, with the body that the gateway sends for it. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly answer: SandboxAnswer

  constructor(
    status: number,
    body: Readonly<Record<string, unknown>>,
    headers: Readonly<Record<string, string>> = {},
  ) {
    super(`${status} ${String(body['message'])}`)
    this.answer = { status, body, headers }
  }
}

/** 403 for an application without the permission for a resource method. */
export function accessDenied(method: string): ApiError {
  const message = `Not enough permissions to access: ${method}.NO_VERSION`
  return new ApiError(403, { status: 403, serviceErrorCode: 100, code: 'ACCESS_DENIED', message })
}

/** 403 for fields that an application may not read, in the words recorded on other LinkedIn APIs. */
export function unpermittedFields(fields: readonly string[]): ApiError {
  const paths = fields.map((field) => `/${field.replaceAll('.', '/')}`).join(', ')
  const message = `Unpermitted fields present in PARAMETER: Data Processing Exception while processing fields [${paths}]`
  return new ApiError(403, { status: 403, serviceErrorCode: 100, message })
}

/** 400; the gateway does not name the parameter. */
export function invalidParameters(): ApiError {
  const message = 'Invalid query parameters passed to request'
  return new ApiError(400, { status: 400, code: 'ILLEGAL_ARGUMENT', message })
}

/** 400 for a path key that cannot be parsed. */
export function invalidPathKey(): ApiError {
  const message = 'Syntax exception in path variables'
  return new ApiError(400, { status: 400, code: 'ILLEGAL_ARGUMENT', message })
}

/** 404 for a path or a finder that does not exist. */
export function noSuchResource(): ApiError {
  const message = 'No virtual resource found'
  return new ApiError(404, { status: 404, code: 'RESOURCE_NOT_FOUND', message })
}

/** 404 for an unknown URN; the wording is that of other LinkedIn APIs. */
export function noSuchEntity(): ApiError {
  return new ApiError(404, { status: 404, code: 'NOT_FOUND', message: 'Could not find entity' })
}

/** 414 for a query string above 4 KB; the body is not documented. */
export function uriTooLong(): ApiError {
  return new ApiError(414, { status: 414, code: 'URI_TOO_LONG', message: 'Request URI too long' })
}

const THROTTLE_MESSAGES = {
  /** As recorded for a daily quota. */
  day: 'Resource level throttle APPLICATION DAY limit for calls to this resource is reached.',
  /** As the Error Handling page has it. */
  general: 'Resource level throttle limit for calls to this resource is reached.',
}

/**
 * 429.
 *
 * @param resetsInMs until calls are taken again, for `Retry-After`; null: there is none
 */
export function tooManyRequests(
  message: keyof typeof THROTTLE_MESSAGES,
  resetsInMs: number | null,
): ApiError {
  const headers = resetsInMs === null ? {} : { 'retry-after': `${Math.ceil(resetsInMs / 1000)}` }
  return new ApiError(
    429,
    {
      status: 429,
      serviceErrorCode: 101,
      code: 'TOO_MANY_REQUESTS',
      message: THROTTLE_MESSAGES[message],
    },
    headers,
  )
}

/** 500, in the words of the Error Handling page. */
export function internalError(): ApiError {
  return new ApiError(500, { status: 500, message: 'Internal Server Error' })
}

/** 405 for every method but GET. */
export function methodNotAllowed(): ApiError {
  return new ApiError(405, {
    status: 405,
    code: 'METHOD_NOT_ALLOWED',
    message: 'Method not allowed',
  })
}
