import { unauthorized, unauthorizedAsDocumented } from '../api/api-error.ts'
import type { SandboxRequest } from '../exchange.ts'
import type { SandboxAssumptions } from '../assumptions.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { Application } from './application.ts'

const EMPTY = 65604
const INVALID = 65600
const REVOKED = 65601
const EXPIRED = 65602

/** Checks the bearer token of a request to the REST API; throws the 401 that fits. */
export function createAuthorize(tokens: AccessTokens, assumptions: SandboxAssumptions) {
  return ({ headers }: SandboxRequest): Application => {
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
}

function missingToken({ missingTokenBody }: SandboxAssumptions) {
  return missingTokenBody === 'gateway'
    ? unauthorized(EMPTY, 'EMPTY_ACCESS_TOKEN', 'Empty oauth2 access token')
    : unauthorizedAsDocumented('Empty oauth2_access_token')
}
