import type { IncomingHttpHeaders } from 'node:http'

/** A request as the sandbox received it, body included. */
export interface SandboxRequest {
  readonly method: string
  /** Without the query string, still percent-encoded. */
  readonly path: string
  /** Raw, without the question mark. */
  readonly query: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** The answer to a request; `body` is sent as JSON, or as it is when it is a string. */
export interface SandboxAnswer {
  readonly status: number
  readonly body: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** Answers the requests below one path. */
export type Responder = (request: SandboxRequest) => SandboxAnswer
