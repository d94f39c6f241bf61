import type { SandboxRequest } from './exchange.ts'

/** One request that the sandbox received. */
export interface SandboxCall {
  readonly method: string
  /** Without the query string. */
  readonly path: string
  /** Raw, without the question mark; '' if there was none. */
  readonly query: string
  /** The form body, '' if there was none. Secrets in it, and in the query, read `[redacted]`. */
  readonly body: string
  readonly hasAuthorization: boolean
  /** Partners name themselves here; null: not sent. */
  readonly referer: string | null
  /** Status answered; null: no answer yet, or none at all (hang, reset). */
  readonly status: number | null
}

/** Every request in the order of arrival. */
export interface CallLedger {
  readonly calls: readonly SandboxCall[]
  /** Gives the function that notes what was answered. */
  enter(request: SandboxRequest): (status: number) => void
  forget(): void
}

/** The most calls that are remembered; a sandbox that runs for weeks must not grow. */
const MAX_CALLS = 100_000

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** An empty ledger. */
export function createCallLedger(): CallLedger {
  const calls: Mutable<SandboxCall>[] = []

  return {
    calls,
    enter: ({ method, path, query, body, headers }) => {
      const call: Mutable<SandboxCall> = {
        method,
        path,
        query: redact(query),
        body: redact(body),
        hasAuthorization: headers.authorization !== undefined,
        referer: headers.referer ?? null,
        status: null,
      }
      calls.push(call)
      if (calls.length > MAX_CALLS) calls.shift()
      return (status) => {
        call.status = status
      }
    },
    forget: () => {
      calls.length = 0
    },
  }
}

function redact(form: string): string {
  return form.replace(/(^|&)(client_secret|token)=[^&]*/g, '$1$2=[redacted]')
}
