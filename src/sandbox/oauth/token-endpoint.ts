import type { Responder, SandboxAnswer, SandboxRequest } from '../exchange.ts'
import type { SandboxAssumptions } from '../assumptions.ts'
import type { AccessTokens } from './access-tokens.ts'
import { findApplication } from './application.ts'

/** Path of the token endpoint. */
export const TOKEN_PATH = '/oauth/v2/accessToken'

/** What the token endpoint answers from. */
export interface TokenEndpointOptions {
  readonly tokens: AccessTokens
  /** `expires_in`, as it goes on the wire. */
  readonly expiresIn: number | string
  readonly assumptions: SandboxAssumptions
}

const REQUIRED = ['grant_type', 'client_id', 'client_secret'] as const

/** Mints application tokens. Errors are those of the Client Credentials Flow, API Error Details. */
export function createTokenEndpoint(options: TokenEndpointOptions): Responder {
  const { tokens, expiresIn, assumptions } = options

  return (request) => {
    if (request.method !== 'POST') return refuse(405, 'invalid_request', 'Method not allowed')

    const form = readForm(request, assumptions)
    const missing = REQUIRED.find((name) => !form.get(name))
    if (missing)
      return refuse(400, 'invalid_request', `A required parameter "${missing}" is missing`)
    if (form.get('grant_type') !== 'client_credentials') {
      const description = `The passed in grant_type is invalid "${form.get('grant_type')}"`
      return refuse(400, assumptions.unsupportedGrantTypeError, description)
    }

    const clientId = form.get('client_id') ?? ''
    const application = findApplication(clientId)
    if (!application) {
      return refuse(400, 'invalid_client_id', `The passed in client_id is invalid "${clientId}"`)
    }
    if (application.clientSecret !== form.get('client_secret')) {
      return refuse(401, assumptions.badSecretError, 'Client authentication failed')
    }
    if (!application.mayMintTokens) {
      const description = 'This application is not allowed to create application tokens'
      return refuse(401, 'access_denied', description)
    }

    if (assumptions.newTokenRevokesOlderTokens) tokens.revoke(application)
    return {
      status: 200,
      body: { access_token: tokens.mint(application), expires_in: expiresIn },
    }
  }
}

/** The form fields of a body; a body of another content type has none. */
export function readForm(
  { headers, body, query }: SandboxRequest,
  { tokenParametersInQuery }: SandboxAssumptions,
): URLSearchParams {
  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
  const form = new URLSearchParams(isForm ? body : '')
  if (!tokenParametersInQuery) return form

  return new URLSearchParams([...new URLSearchParams(query), ...form])
}

/** An error in the shape of OAuth, which the REST API does not share. */
export function refuse(status: number, error: string, description: string): SandboxAnswer {
  return { status, body: { error, error_description: description } }
}
