import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { type Dispatcher, errors } from 'undici'
import {
  LinkedInEncodingError,
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
  /** Aborts all requests in flight, when their connections are closed. */
  readonly closing?: AbortSignal | undefined
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
  /**
   * The body where it is a JSON object. Null where it is anything else, or deeper than 64 levels; with
   * status 200 also where it is not UTF-8 (RFC 8259 section 8.1), which would be stored with U+FFFD.
   */
  readonly body: JsonRecord | null
  /** What the body was parsed from: without a content coding. Null where the body is. */
  readonly bytes: Uint8Array | null
}

/** Maximum size of a body, in bytes, both as it is sent and decoded: 100 times a page of 100 courses. */
const MAX_BODY_BYTES = 10 * 1024 * 1024

/**
 * Maximum depth of a response's body, in objects and lists within each other: a learning path with all
 * its fields has about 22. What reads a body is recursive.
 */
const MAX_DEPTH = 64

/**
 * The content codings that are asked for and read, with their decoders. These are synchronous: decoding a
 * page takes a tenth of the time of parsing it, so that a thread pool would gain nothing. (RFC 9110
 * section 8.4.1, which makes `x-gzip` another name.)
 */
const DECODERS: ReadonlyMap<string, typeof gunzipSync> = new Map([
  ['gzip', gunzipSync],
  ['x-gzip', gunzipSync],
  ['br', brotliDecompressSync],
])
const ACCEPT_ENCODING = 'gzip, br'

/** Some gateways refuse requests without a `user-agent`. */
const USER_AGENT = 'linkedin-learning-graphql'

/**
 * Sends one HTTP request and reads the response's body as JSON. A response of any status is returned.
 * Redirects are not followed: credentials must not reach another host.
 *
 * @throws {LinkedInNetworkError} when no complete response arrives
 * @throws {LinkedInTimeoutError} when a phase takes longer than its limit
 * @throws {LinkedInSizeError} when the body is larger than 10 MiB, decoded or not
 * @throws {LinkedInEncodingError} when a body of status 200 cannot be decoded
 * @throws the signal's reason when it aborts
 */
export async function fetchJson(
  request: HttpRequest,
  options: FetchOptions,
): Promise<HttpResponse> {
  const { status, headers, bytes } = await exchange(request, options)
  return { status, headers, ...readBody({ status, headers, bytes }, request.path) }
}

/** A response whose body has not been read yet. */
interface RawResponse extends Pick<HttpResponse, 'status' | 'headers'> {
  readonly bytes: Uint8Array
}

/** The phases are limited here: undici's own limits are coarse, and it has none for a whole body. */
function exchange(
  { method, url, path, headers, body, signal, isFinishedOnceSent }: HttpRequest,
  { dispatcher, connectTimeoutMs, firstByteTimeoutMs, bodyTimeoutMs, closing }: FetchOptions,
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
      closing?.removeEventListener('abort', close)
    }
    const fail = (error: unknown) => {
      if (hasEnded) return
      end()
      reject(error)
      sent?.abort(new errors.RequestAbortedError())
    }
    const abort = () => fail(signal?.reason)
    const close = () => fail(new LinkedInNetworkError(path, { cause: closing?.reason }))

    signal?.addEventListener('abort', abort)
    closing?.addEventListener('abort', close)
    enter('connect', connectTimeoutMs)
    dispatcher.dispatch(
      {
        origin,
        path: `${pathname}${search}`,
        method,
        headers: {
          accept: 'application/json',
          'accept-encoding': ACCEPT_ENCODING,
          'user-agent': USER_AGENT,
          ...headers,
        },
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
  // undici's `HTTPParserError` holds the bytes that it cannot parse: parts of a body, or of a token.
  Reflect.deleteProperty(cause, 'data')
  // An invalid argument is a fault of this program: nothing was sent.
  if (cause instanceof errors.InvalidArgumentError) return cause
  return cause instanceof errors.ConnectTimeoutError
    ? new LinkedInTimeoutError(path, 'connect', { cause })
    : new LinkedInNetworkError(path, { cause })
}

function readBody(
  { status, headers, bytes }: RawResponse,
  path: string,
): Pick<HttpResponse, 'body' | 'bytes'> {
  try {
    const decoded = decode(bytes, headers['content-encoding'], path)
    const body = parseObject(decoded, { fatal: status === 200 })
    return { body, bytes: body && decoded }
  } catch (error) {
    // A refusal's status is enough without its body.
    if (status !== 200 && error instanceof LinkedInEncodingError) return { body: null, bytes: null }
    throw error
  }
}

/** Undoes a content coding, to at most 10 MiB. `identity` and an empty list are none. */
function decode(
  bytes: Uint8Array,
  header: string | string[] | undefined,
  path: string,
): Uint8Array {
  if (header === undefined) return bytes
  const codings = String(header)
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity')
  const [coding, ...others] = codings
  if (coding === undefined) return bytes
  const decoder = DECODERS.get(coding)
  if (!decoder || others.length > 0) throw new LinkedInEncodingError(path)
  try {
    return decoder(bytes, { maxOutputLength: MAX_BODY_BYTES })
  } catch (cause) {
    const isTooLarge = cause instanceof Error && 'code' in cause && cause.code === TOO_LARGE
    throw new (isTooLarge ? LinkedInSizeError : LinkedInEncodingError)(path, { cause })
  }
}

/** Node's code for a decoded body above `maxOutputLength`. */
const TOO_LARGE = 'ERR_BUFFER_TOO_LARGE'

function parseObject(bytes: Uint8Array, options: { fatal: boolean }): JsonRecord | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', options).decode(bytes))
    return isRecord(value) && !isDeeperThan(MAX_DEPTH, value) ? value : null
  } catch {
    return null
  }
}

/** Takes an eighth of the time that parsing takes: nothing is copied. */
function isDeeperThan(levels: number, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  if (Array.isArray(value)) {
    for (const item of value) if (isDeeperThan(levels - 1, item)) return true
    return false
  }
  for (const name in value) {
    if (isDeeperThan(levels - 1, (value as JsonRecord)[name])) return true
  }
  return false
}
