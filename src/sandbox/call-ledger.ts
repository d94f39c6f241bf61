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
  /** Bytes of the answer's body that were sent; null: no answer yet, or none at all. */
  readonly bytes: number | null
}

/** What the ledger notes of an answer. */
export type SentAnswer = Readonly<Record<'status' | 'bytes', number>>

/** Every request in the order of arrival. */
export interface CallLedger {
  readonly calls: readonly SandboxCall[]
  /** Gives the function that notes what was answered. */
  enter(request: SandboxRequest): (answer: SentAnswer) => void
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
        bytes: null,
      }
      calls.push(call)
      if (calls.length > MAX_CALLS) calls.shift()
      return ({ status, bytes }) => {
        call.status = status
        call.bytes = bytes
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
