import { Agent } from 'undici'
import { requestAccessToken } from '../../src/linkedin/auth/token-endpoint.ts'
import { sendRequest } from '../../src/linkedin/http/send-request.ts'
import { compose, type Middleware, type Send } from '../../src/linkedin/request.ts'
import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/sandbox.ts'

/** A sandbox, and the shortest way to ask it: signed, but neither kept nor asked again. */
export interface SandboxSend {
  readonly sandbox: Sandbox
  readonly send: Send
  close(): Promise<void>
}

/** Starts a sandbox, and takes one token for all that it will be asked. */
export async function startSandboxSend(options: SandboxOptions = {}): Promise<SandboxSend> {
  const sandbox = await startSandbox(options)
  const exchange = { dispatcher: new Agent(), timeoutMs: 60_000 }
  const { value: token } = await requestAccessToken(sandbox, exchange)
  const { url: apiUrl } = sandbox
  return {
    sandbox,
    send: compose(sign(token))(
      sendRequest({ ...exchange, apiUrl, now: options.now ?? Date.now, monotonicNow: () => 0 }),
    ),
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
