import { Agent } from 'undici'
import { onTestFinished } from 'vitest'
import { requestAccessToken } from '../../src/linkedin/auth/request-access-token.ts'
import { sendRequest } from '../../src/linkedin/http/send-request.ts'
import type { JsonRecord } from '../../src/linkedin/json.ts'
import { compose, type Middleware } from '../../src/linkedin/middleware/compose.ts'
import type { RequestContext, Send } from '../../src/linkedin/request.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts'
import { TIMEOUTS } from './timeouts.ts'

/** Starts a sandbox, which closes when the test finishes. */
export async function startTestSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options)
  onTestFinished(() => sandbox.close())
  return sandbox
}

/** A running sandbox, and requests to it. */
export interface SandboxClient {
  readonly sandbox: Sandbox
  /** Sends a form to the token endpoint; by default the one of client credentials. */
  requestToken(form?: Record<string, string>): Promise<Response>
  /** An access token; requested on the first call. */
  token(): Promise<string>
  /** GET with a valid token. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** The parsed body of `get`. */
  json<T = SandboxPage>(path: string): Promise<T>
}

/** The members of an element that tests read. */
export interface SandboxElement {
  urn: string
  type: string
  title: { locale: { country?: string; language: string }; value: string }
  details?: Record<string, unknown>
  contents: { asset: SandboxElement }[]
}

/** The members of a finder's response that tests read. */
export interface SandboxPage {
  metadata: {
    assetTypeFacetMetadata?: { assetType: string; count: number }[]
    difficultyLevelFacetMetadata?: { difficultyLevel: string; count: number }[]
  }
  elements: SandboxElement[]
  paging: {
    total: number
    count: number
    start: number
    links: { rel: string; href: string; type: string }[]
  }
}

/** Starts a sandbox, by default of 600 assets; it closes when the test finishes. */
export async function createSandboxClient(options: SandboxOptions = {}): Promise<SandboxClient> {
  return connectTo(await startTestSandbox({ assetCount: 600, ...options }))
}

/** A client of a running sandbox. */
export function connectTo(sandbox: Sandbox): SandboxClient {
  const credentials = { client_id: sandbox.clientId, client_secret: sandbox.clientSecret }
  let accessToken: string | undefined

  const requestToken: SandboxClient['requestToken'] = (form) =>
    fetch(sandbox.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams(form ?? { grant_type: 'client_credentials', ...credentials }),
    })
  const token = async (): Promise<string> => {
    if (accessToken === undefined) {
      const body = (await (await requestToken()).json()) as { access_token: string }
      accessToken = body.access_token
    }
    return accessToken
  }
  const get: SandboxClient['get'] = async (path, headers = {}) =>
    fetch(sandbox.url + path, {
      headers: { authorization: `Bearer ${await token()}`, ...headers },
    })

  return {
    sandbox,
    requestToken,
    token,
    get,
    json: async <T>(path: string) => (await (await get(path)).json()) as T,
  }
}

/** A running sandbox, and requests to it with a token but without the cache, retries and quota. */
export interface SandboxSend {
  readonly sandbox: Sandbox
  readonly send: Send<RequestContext, JsonRecord | null>
  close(): Promise<void>
}

/** Starts a sandbox, and requests one token for all that is sent to it. */
export async function startSandboxSend(options: SandboxOptions = {}): Promise<SandboxSend> {
  const sandbox = await startSandbox(options)
  const exchange = { dispatcher: new Agent(), ...TIMEOUTS }
  const { value: token } = await requestAccessToken(sandbox, {
    ...exchange,
    tokenUrl: sandbox.tokenUrl,
    now: Date.now,
  })
  const { url: apiUrl } = sandbox
  const send = compose(sign(token))(
    sendRequest({ ...exchange, apiUrl, now: options.now ?? Date.now, monotonicNow: () => 0 }),
  )
  return {
    sandbox,
    send: async (request, context) => (await send(request, context)).body,
    async close() {
      await exchange.dispatcher.destroy()
      await sandbox.close()
    },
  }
}

function sign(token: string): Middleware {
  return (next) => (request, context) =>
    next({ ...request, headers: { ...request.headers, authorization: `Bearer ${token}` } }, context)
}
