import type { Responder } from '../exchange.ts'
import type { SandboxAssumptions } from '../assumptions.ts'
import type { AccessTokens } from './access-tokens.ts'
import { findApplication } from './application.ts'
import { readForm, refuse } from './token-endpoint.ts'

/** Path of the introspection endpoint. */
export const INTROSPECTION_PATH = '/oauth/v2/introspectToken'

const REQUIRED = ['client_id', 'client_secret', 'token'] as const

/** Tells an application about its own tokens, as the Token Introspection page says. */
export function createIntrospectionEndpoint(
  tokens: AccessTokens,
  assumptions: SandboxAssumptions,
): Responder {
  return (request) => {
    if (request.method !== 'POST') return refuse(405, 'invalid_request', 'Method not allowed')

    const form = readForm(request, assumptions)
    const missing = REQUIRED.find((name) => !form.get(name))
    if (missing)
      return refuse(400, 'invalid_request', `A required parameter "${missing}" is missing`)

    const clientId = form.get('client_id') ?? ''
    const application = findApplication(clientId)
    if (!application) {
      return refuse(400, 'invalid_client_id', `The passed in client_id is invalid "${clientId}"`)
    }
    if (application.clientSecret !== form.get('client_secret')) {
      return refuse(401, assumptions.badSecretError, 'Client authentication failed')
    }
    const token = tokens.find(form.get('token') ?? '')
    if (!token) return refuse(400, 'invalid_request', 'The passed in token is invalid')
    if (token.application !== application) return { status: 200, body: { active: false } }

    const mintedAt = toSeconds(token.mintedAt)
    return {
      status: 200,
      body: {
        active: token.status === 'active',
        status: token.status,
        client_id: clientId,
        created_at: mintedAt,
        authorized_at: mintedAt,
        expires_at: toSeconds(token.expiresAt),
        auth_type: '2L',
      },
    }
  }
}

function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
