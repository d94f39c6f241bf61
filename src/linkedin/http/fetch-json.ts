import { type Dispatcher, errors } from 'undici'
import {
  LinkedInNetworkError,
  LinkedInSizeError,
  LinkedInTimeoutError,
  type TimeoutPhase,
} from '../errors.ts'
import { isRecord, type JsonRecord } from '../json.ts'

/** The connections of a request, and the time limits of its phases, in milliseconds. */
export interface FetchOptions {
  /** The connections to send over, such as an undici `Agent`. */
  readonly dispatcher: Dispatcher
  /** Until the request is sent: name look-up, TCP, TLS and proxy, or the wait for a connection. */
  readonly connectTimeoutMs: number
  /** From sending to the end of the response's headers. */
  readonly firstByteTimeoutMs: number
  /** From there to the last byte of the body, however steadily it arrives. */
  readonly bodyTimeoutMs: number
}

/** One HTTP request. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  /** Absolute, and never taken from a response: it is sent credentials. */
  readonly url: string
  /** The request's name in errors: its path, without host or query. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Aborts the request, which then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Whether the signal aborts the request only as long as it has not been sent. */
  readonly isFinishedOnceSent?: boolean | undefined
}

/** One complete HTTP response. */
export interface HttpResponse {
  readonly status: number
  /** Names are in lower case; a header that came several times is a list. */
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The body where it is a JSON object. Null where it is anything else, or deeper than 64 levels. */
  readonly body: JsonRecord | null
}

/** Maximum size of a response's body, in bytes: about 100 times a page of 100 courses. */
const MAX_BODY_BYTES = 10 * 1024 * 1024

/**
 * Maximum depth of a response's body, in objects and lists within each other: a learning path with all
 * its fields has about 22. What reads a body is recursive.
 */
const MAX_DEPTH = 64

/** Some gateways refuse requests without a `user-agent`. */
const USER_AGENT = 'linkedin-learning-graphql'

/**
 * Sends one HTTP request and reads the response's body as JSON. A response of any status is returned.
 * Redirects are not followed: credentials must not reach another host.
 *
 * @throws {LinkedInNetworkError} when no complete response arrives
 * @throws {LinkedInTimeoutError} when a phase takes longer than its limit
 * @throws {LinkedInSizeError} when the body is larger than 10 MiB
 * @throws the signal's reason when it aborts
 */
export async function fetchJson(
  request: HttpRequest,
  options: FetchOptions,
): Promise<HttpResponse> {
  const { status, headers, bytes } = await exchange(request, options)
  return { status, headers, body: parseObject(new TextDecoder().decode(bytes)) }
}

/** A response whose body has not been read yet. */
interface RawResponse extends Pick<HttpResponse, 'status' | 'headers'> {
  readonly bytes: Uint8Array
}

/** The phases are limited here: undici's own limits are coarse, and it has none for a whole body. */
function exchange(
  { method, url, path, headers, body, signal, isFinishedOnceSent }: HttpRequest,
  { dispatcher, connectTimeoutMs, firstByteTimeoutMs, bodyTimeoutMs }: FetchOptions,
): Promise<RawResponse> {
  const { origin, pathname, search } = new URL(url)
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const chunks: Uint8Array[] = []
    let byteCount = 0
    let head: Pick<HttpResponse, 'status' | 'headers'> | undefined
    let sent: Dispatcher.DispatchController | undefined
    let hasEnded = false
    let timer: NodeJS.Timeout | undefined

    const enter = (phase: TimeoutPhase, timeoutMs: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => fail(new LinkedInTimeoutError(path, phase)), timeoutMs)
    }
    const end = () => {
      hasEnded = true
      clearTimeout(timer)
      signal?.removeEventListener('abort', abort)
    }
    const fail = (error: unknown) => {
      if (hasEnded) return
      end()
      reject(error)
      sent?.abort(new errors.RequestAbortedError())
    }
    const abort = () => fail(signal?.reason)

    signal?.addEventListener('abort', abort)
    enter('connect', connectTimeoutMs)
    dispatcher.dispatch(
      {
        origin,
        path: `${pathname}${search}`,
        method,
        headers: { accept: 'application/json', 'user-agent': USER_AGENT, ...headers },
        body: body ?? null,
        headersTimeout: 0,
        bodyTimeout: 0,
      },
      {
        onRequestStart(controller) {
          // It has failed while it waited for a connection: nothing is sent.
          if (hasEnded) return controller.abort(new errors.RequestAbortedError())
          sent = controller
          if (isFinishedOnceSent) signal?.removeEventListener('abort', abort)
          enter('first byte', firstByteTimeoutMs)
        },
        onResponseStart(_, status, responseHeaders) {
          // An interim response (RFC 9110 section 15.2) precedes the response.
          if (status < 200) return
          head = { status, headers: responseHeaders }
          enter('body', bodyTimeoutMs)
        },
        onResponseData(_, chunk) {
          byteCount += chunk.byteLength
          if (byteCount > MAX_BODY_BYTES) fail(new LinkedInSizeError(path))
          else chunks.push(chunk)
        },
        onResponseEnd() {
          if (!head) return fail(new LinkedInNetworkError(path))
          end()
          resolve({ ...head, bytes: Buffer.concat(chunks) })
        },
        onResponseError: (_, cause) => fail(toFailure(cause, path)),
      },
    )
  })
}

function toFailure(cause: Error, path: string): Error {
  // An invalid argument is a fault of this program: nothing was sent.
  if (cause instanceof errors.InvalidArgumentError) return cause
  return cause instanceof errors.ConnectTimeoutError
    ? new LinkedInTimeoutError(path, 'connect', { cause })
    : new LinkedInNetworkError(path, { cause })
}

function parseObject(text: string): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRecord(value) && !isDeeperThan(MAX_DEPTH, value) ? value : null
  } catch {
    return null
  }
}

/** Takes an eighth of the time that parsing takes: only objects and lists cost a call. */
function isDeeperThan(levels: number, value: object): boolean {
  if (levels === 0) return true
  for (const member of Array.isArray(value) ? value : Object.values(value)) {
    if (typeof member === 'object' && member !== null && isDeeperThan(levels - 1, member))
      return true
  }
  return false
}
