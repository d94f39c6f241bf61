import { onTestFinished } from 'vitest'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts'

/** A started sandbox, and the ways a test talks to it; it stops when the test is finished. */
export interface SandboxClient {
  readonly sandbox: Sandbox
  /** Sends a form to the token endpoint. */
  requestToken(form?: Record<string, string>): Promise<Response>
  /** An access token; minted on the first call. */
  token(): Promise<string>
  /** GET with a valid token. */
  get(path: string, headers?: Record<string, string>): Promise<Response>
  /** The parsed body of `get`. */
  json<T = SandboxPage>(path: string): Promise<T>
}

/** An element, as far as the tests look into it. */
export interface SandboxElement {
  urn: string
  type: string
  title: { locale: { country?: string; language: string }; value: string }
  details?: Record<string, unknown>
  contents: { asset: SandboxElement }[]
}

/** A finder's answer, as far as the tests look into it. */
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

/** Starts a sandbox of 600 assets, unless told otherwise. */
export async function createSandboxClient(options: SandboxOptions = {}): Promise<SandboxClient> {
  const sandbox = await startSandbox({ assetCount: 600, ...options })
  onTestFinished(() => sandbox.close())
  return connectTo(sandbox)
}

/** The ways to talk to a sandbox that is already there. */
export function connectTo(sandbox: Sandbox): SandboxClient {
  const credentials = { client_id: sandbox.clientId, client_secret: sandbox.clientSecret }
  let minted: string | undefined

  const requestToken: SandboxClient['requestToken'] = (form) =>
    fetch(sandbox.tokenUrl, {
      method: 'POST',
      body: new URLSearchParams(form ?? { grant_type: 'client_credentials', ...credentials }),
    })
  const token = async (): Promise<string> => {
    if (minted === undefined) {
      const body = (await (await requestToken()).json()) as { access_token: string }
      minted = body.access_token
    }
    return minted
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
