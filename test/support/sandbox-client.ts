import type { Sandbox, SandboxOptions } from '../../src/sandbox/sandbox.ts'
import { startTestSandbox } from './test-sandbox.ts'

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

/** The members of a finder's answer that tests read. */
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
