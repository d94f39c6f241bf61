import type { SandboxAssumptions } from '../assumptions.ts'
import type { SandboxRequest } from '../exchange.ts'
import type { AccessTokens } from '../oauth/access-tokens.ts'
import type { Application } from '../oauth/applications.ts'
import { ApiError } from './api-error.ts'

const INVALID = 65600
const REVOKED = 65601
const EXPIRED = 65602
const EMPTY = 65604

/** The application whose bearer token a request carries. Throws the 401 of any other request. */
export function authorize(
  { headers }: SandboxRequest,
  tokens: AccessTokens,
  assumptions: SandboxAssumptions,
): Application {
  const [, scheme = '', value = ''] = /^(\S*)\s*(.*)$/.exec(headers.authorization ?? '') ?? []
  if (scheme === '') throw missingToken(assumptions)
  if (scheme.toLowerCase() !== 'bearer') {
    throw unauthorizedAsDocumented('Unknown authentication schema')
  }
  if (value === '') throw missingToken(assumptions)

  const token = tokens.find(value)
  if (!token) throw unauthorized(INVALID, 'INVALID_ACCESS_TOKEN', 'Invalid access token')
  if (token.status === 'revoked') {
    const message = 'The token used in the request has been revoked by the user'
    throw unauthorized(REVOKED, 'REVOKED_ACCESS_TOKEN', message)
  }
  if (token.status === 'expired') {
    const message = 'The token used in the request has expired'
    throw unauthorized(EXPIRED, 'EXPIRED_ACCESS_TOKEN', message)
  }
  return token.application
}

function missingToken({ missingTokenBody }: SandboxAssumptions): ApiError {
  return missingTokenBody === 'gateway'
    ? unauthorized(EMPTY, 'EMPTY_ACCESS_TOKEN', 'Empty oauth2 access token')
    : unauthorizedAsDocumented('Empty oauth2_access_token')
}

/** 401 with one of the gateway's numbered codes. */
function unauthorized(serviceErrorCode: number, code: string, message: string): ApiError {
  return new ApiError(401, { status: 401, serviceErrorCode, code, message })
}

/** 401 in the words of the Error Handling page, which shows no `code`. */
function unauthorizedAsDocumented(message: string): ApiError {
  return new ApiError(401, { message, serviceErrorCode: 401, status: 401 })
}
