import { type Dispatcher, errors } from 'undici'
import { LinkedInNetworkError, LinkedInSizeError, LinkedInTimeoutError } from '../errors.ts'
import { isRecord, type JsonRecord } from '../json.ts'

/** How exchanges with LinkedIn are bounded. */
export interface ExchangeOptions {
  /** The connections to send over, such as an undici `Agent`. */
  readonly dispatcher: Dispatcher
  /** How long one exchange may take from first to last byte, in milliseconds. */
  readonly timeoutMs: number
}

/** The largest body that is read, in bytes: a hundred times a full page of 100 courses. */
const MAX_BODY_BYTES = 10 * 1024 * 1024

/** Who is asking; some gateways answer nobody who does not say. */
const USER_AGENT = 'linkedin-learning-graphql'

/** What is sent; `url` is absolute, and built by us, never taken from an answer. */
export interface HttpRequest {
  readonly method: 'GET' | 'POST'
  readonly url: string
  /** What to call the request in errors: its path, without query or host. */
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  /** Aborts when nobody waits for the answer any more. */
  readonly signal?: AbortSignal | undefined
}

/** What came back, whole and parsed. */
export interface HttpAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  /** The body as an object of JSON. Null when it is anything else. */
  readonly body: JsonRecord | null
}

/**
 * Makes one HTTP exchange. Redirects are not followed, so that no token leaves for another host.
 * A status that tells of a failure is an answer like any other.
 *
 * @throws {LinkedInNetworkError} when no whole answer came
 * @throws {LinkedInTimeoutError} when it did not come in time
 * @throws {LinkedInSizeError} when it is too large
 * @throws the reason of the signal, when it aborts
 */
export async function exchange(
  { method, url, path, headers, body, signal }: HttpRequest,
  { dispatcher, timeoutMs }: ExchangeOptions,
): Promise<HttpAnswer> {
  const { origin, pathname, search } = new URL(url)
  signal?.throwIfAborted()
  const controller = new AbortController()
  const abandon = () => controller.abort()
  signal?.addEventListener('abort', abandon)
  const timer = setTimeout(() => controller.abort(), timeoutMs)
  try {
    const answer = await dispatcher.request({
      origin,
      path: `${pathname}${search}`,
      method,
      headers: { accept: 'application/json', 'user-agent': USER_AGENT, ...headers },
      body: body ?? null,
      signal: controller.signal,
    })
    const text = await readText(answer.body, path)
    return { status: answer.statusCode, headers: answer.headers, body: parseObject(text) }
  } catch (cause) {
    // What undici calls an invalid argument is our mistake, and no failure of LinkedIn's.
    if (cause instanceof LinkedInSizeError || cause instanceof errors.InvalidArgumentError) {
      throw cause
    }
    signal?.throwIfAborted()
    if (controller.signal.aborted || isTimeout(cause))
      throw new LinkedInTimeoutError(path, { cause })
    throw new LinkedInNetworkError(path, { cause })
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abandon)
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
    return isRecord(value) ? value : null
  } catch {
    return null
  }
}

function isTimeout(error: unknown): boolean {
  return (
    error instanceof errors.ConnectTimeoutError ||
    error instanceof errors.HeadersTimeoutError ||
    error instanceof errors.BodyTimeoutError
  )
}

/**
 * How long a `Retry-After` header asks to wait, in milliseconds: from seconds or from a date.
 * Undefined when there is none, or none that can be read. (RFC 9110 section 10.2.3.)
 */
export function readRetryAfterMs(
  header: string | string[] | undefined,
  nowMs: number,
): number | undefined {
  if (typeof header !== 'string') return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  // Date.parse takes far more than a date of HTTP, which begins with a weekday and is in GMT; its
  // oldest form does not say so.
  const isDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(header)
  const dateMs = isDate ? Date.parse(header.replace(/( GMT)?$/, ' GMT')) : Number.NaN
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs)
}
