import { type Dispatcher, errors } from 'undici'
import { LinkedInNetworkError, LinkedInSizeError, LinkedInTimeoutError } from '../errors.ts'
import { isRecord, type JsonRecord } from '../json.ts'

/** The connections of a request, and its time limit. */
export interface FetchOptions {
  /** The connections to send over, such as an undici `Agent`. */
  readonly dispatcher: Dispatcher
  /** Time limit from sending to the last byte of the response, in milliseconds. */
  readonly timeoutMs: number
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
 * @throws {LinkedInTimeoutError} when it does not arrive within `timeoutMs`
 * @throws {LinkedInSizeError} when the body is larger than 10 MiB
 * @throws the signal's reason when it aborts
 */
export async function fetchJson(
  { method, url, path, headers, body, signal }: HttpRequest,
  { dispatcher, timeoutMs }: FetchOptions,
): Promise<HttpResponse> {
  const { origin, pathname, search } = new URL(url)
  signal?.throwIfAborted()
  const controller = new AbortController()
  const abort = () => controller.abort()
  signal?.addEventListener('abort', abort)
  const timer = setTimeout(abort, timeoutMs)
  try {
    const response = await dispatcher.request({
      origin,
      path: `${pathname}${search}`,
      method,
      headers: { accept: 'application/json', 'user-agent': USER_AGENT, ...headers },
      body: body ?? null,
      signal: controller.signal,
    })
    const text = await readText(response.body, path)
    return { status: response.statusCode, headers: response.headers, body: parseObject(text) }
  } catch (cause) {
    // An invalid argument is a fault of this program: nothing was sent.
    if (cause instanceof LinkedInSizeError || cause instanceof errors.InvalidArgumentError) {
      throw cause
    }
    signal?.throwIfAborted()
    const isTimeout = controller.signal.aborted || isUndiciTimeout(cause)
    throw new (isTimeout ? LinkedInTimeoutError : LinkedInNetworkError)(path, { cause })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

async function readText(body: Dispatcher.ResponseData['body'], path: string): Promise<string> {
  const chunks: Uint8Array[] = []
  let bytes = 0
  for await (const chunk of body as AsyncIterable<Uint8Array>) {
    bytes += chunk.byteLength
    if (bytes > MAX_BODY_BYTES) throw new LinkedInSizeError(path)
    chunks.push(chunk)
  }
  return new TextDecoder().decode(Buffer.concat(chunks))
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

function isUndiciTimeout(error: unknown): boolean {
  return (
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError
  )
}
