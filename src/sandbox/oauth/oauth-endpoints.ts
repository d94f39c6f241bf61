/**
 * The OAuth endpoints of the sandbox: access tokens by client credentials, and token introspection.
 * applications.ts lists the registered applications, access-tokens.ts holds the issued tokens.
 */
import type { SandboxAssumptions } from '../assumptions.ts'
import type { Responder, SandboxAnswer, SandboxRequest } from '../exchange.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { Application, Applications } from './applications.ts'

/** Path of the token endpoint. */
export const TOKEN_PATH = '/oauth/v2/accessToken'

const INTROSPECTION_PATH = '/oauth/v2/introspectToken'

/** What the endpoints answer from. */
export interface OAuthOptions {
  readonly applications: Applications
  readonly tokens: AccessTokens
  /** `expires_in` as sent on the wire. */
  readonly expiresIn: number | string
  readonly assumptions: SandboxAssumptions
}

/** An error of an OAuth endpoint; its body has another shape than those of the REST API. */
class OAuthError extends Error {
  override readonly name = 'OAuthError'
  readonly answer: SandboxAnswer

  constructor(status: number, error: string, description: string) {
    super(`${status} ${error}`)
    this.answer = { status, body: { error, error_description: description } }
  }
}

/** The endpoints by path. Their errors are those of the Client Credentials Flow page. */
export function createOAuthEndpoints(options: OAuthOptions): Readonly<Record<string, Responder>> {
  return {
    [TOKEN_PATH]: answerErrors((request) => issueToken(request, options)),
    [INTROSPECTION_PATH]: answerErrors((request) => introspect(request, options)),
  }
}

function answerErrors(respond: Responder): Responder {
  return (request) => {
    try {
      return respond(request)
    } catch (error) {
      if (error instanceof OAuthError) return error.answer
      throw error
    }
  }
}

/** The client credentials grant, RFC 6749 section 4.4. */
function issueToken(request: SandboxRequest, options: OAuthOptions): SandboxAnswer {
  const { tokens, expiresIn, assumptions } = options
  const form = readForm(request, ['grant_type', 'client_id', 'client_secret'], assumptions)
  if (form.get('grant_type') !== 'client_credentials') {
    const description = `The passed in grant_type is invalid "${form.get('grant_type')}"`
    throw new OAuthError(400, assumptions.unsupportedGrantTypeError, description)
  }
  const application = authenticate(form, options)
  if (!application.mayRequestTokens) {
    const description = 'This application is not allowed to create application tokens'
    throw new OAuthError(401, 'access_denied', description)
  }

  if (assumptions.newTokenRevokesOlderTokens) tokens.revoke(application)
  return { status: 200, body: { access_token: tokens.issue(application), expires_in: expiresIn } }
}

/** The state of one of the application's own tokens, as on the Token Introspection page. */
function introspect(request: SandboxRequest, options: OAuthOptions): SandboxAnswer {
  const { tokens, assumptions } = options
  const form = readForm(request, ['client_id', 'client_secret', 'token'], assumptions)
  const application = authenticate(form, options)
  const token = tokens.find(form.get('token') ?? '')
  if (!token) throw new OAuthError(400, 'invalid_request', 'The passed in token is invalid')
  if (token.application !== application) return { status: 200, body: { active: false } }

  const issuedAt = toSeconds(token.issuedAt)
  return {
    status: 200,
    body: {
      active: token.status === 'active',
      status: token.status,
      client_id: application.clientId,
      created_at: issuedAt,
      authorized_at: issuedAt,
      expires_at: toSeconds(token.expiresAt),
      auth_type: '2L',
    },
  }
}

/** The fields of a POSTed form, of which `required` are present. Throws an OAuthError. */
function readForm(
  { method, headers, body, query }: SandboxRequest,
  required: readonly string[],
  { tokenParametersInQuery }: SandboxAssumptions,
): URLSearchParams {
  if (method !== 'POST') throw new OAuthError(405, 'invalid_request', 'Method not allowed')

  const isForm = headers['content-type']?.startsWith('application/x-www-form-urlencoded') ?? false
  const fields = new URLSearchParams(isForm ? body : '')
  const form = tokenParametersInQuery
    ? new URLSearchParams([...new URLSearchParams(query), ...fields])
    : fields
  const missing = required.find((name) => !form.get(name))
  if (missing) {
    throw new OAuthError(400, 'invalid_request', `A required parameter "${missing}" is missing`)
  }
  return form
}

/** The application whose id and secret a form has. Throws an OAuthError. */
function authenticate(
  form: URLSearchParams,
  { applications, assumptions: { badSecretError } }: OAuthOptions,
): Application {
  const clientId = form.get('client_id') ?? ''
  const application = applications.find(clientId)
  if (!application) {
    const description = `The passed in client_id is invalid "${clientId}"`
    throw new OAuthError(400, 'invalid_client_id', description)
  }
  if (!applications.hasSecret(application, form.get('client_secret') ?? '')) {
    throw new OAuthError(401, badSecretError, 'Client authentication failed')
  }
  return application
}

function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000)
}
