import type { SandboxRequest } from './exchange.ts'

/** One request that the sandbox received. */
export interface SandboxCall {
  readonly method: string
  /** Without the query string. */
  readonly path: string
  /** Raw, without the question mark; '' without one. Secrets in it read `[redacted]`. */
  readonly query: string
  /** The form body, '' without one. Secrets in it read `[redacted]`. */
  readonly body: string
  readonly hasAuthorization: boolean
  /** The header with the partner's URN; null: not sent. */
  readonly referer: string | null
  /** Status answered; null: no answer yet, or none at all (hang, reset). */
  readonly status: number | null
  /** Bytes of the body that were sent; null: no answer yet, or none at all. */
  readonly bytes: number | null
}

/** The part of an answer that the log records. */
export type SentAnswer = Readonly<Record<'status' | 'bytes', number>>

/** The requests received, in order of arrival. */
export interface CallLog {
  readonly calls: readonly SandboxCall[]
  /** Adds a request, and returns the function that completes its entry once it is answered. */
  add(request: SandboxRequest): (answer: SentAnswer) => void
  clear(): void
}

/** The oldest calls beyond this many are dropped, so that a long run does not grow. */
const MAX_CALLS = 100_000

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] }

/** An empty log. */
export function createCallLog(): CallLog {
  const calls: Mutable<SandboxCall>[] = []

  return {
    calls,
    add: ({ method, path, query, body, headers }) => {
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
    clear: () => {
      calls.length = 0
    },
  }
}

function redact(form: string): string {
  return form.replace(/(^|&)(client_secret|token)=[^&]*/g, '$1$2=[redacted]')
}
