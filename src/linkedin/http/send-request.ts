import { LinkedInResponseError, LinkedInStatusError } from '../errors.ts'
import { readNumber, readString } from '../json.ts'
import type { LinkedInRequest, Send } from '../request.ts'
import { formatTarget } from '../request-url.ts'
import { type ExchangeOptions, exchange, type HttpAnswer, readRetryAfterMs } from './fetch.ts'

/** Where LinkedIn's REST API is, and how it is asked. */
export interface AskOptions extends ExchangeOptions {
  /** The API's address without a path, such as `https://api.linkedin.com`. */
  readonly apiUrl: string
  /** Our name as a strategic partner, sent as `referer: urn:li:partner:…` (Partner Identifier). */
  readonly partner?: string | undefined
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Now, in milliseconds of a clock that never goes back. */
  readonly monotonicNow: () => number
}

/** The innermost `Send`: asks LinkedIn once, and tells an answer from a refusal. */
export function ask({ apiUrl, partner, now, monotonicNow, ...options }: AskOptions): Send {
  const referer = partner ? { referer: `urn:li:partner:${partner}` } : {}

  return async (request) => {
    // Anything else could name another host or resource than it seems to, and would get our token.
    if (!isPlainPath(request.path))
      throw new TypeError('A path starts with a slash and has no query')
    const startedAtMs = monotonicNow()
    let status: number | null = null
    try {
      const answer = await exchange(
        {
          method: 'GET',
          url: `${apiUrl}${formatTarget(request)}`,
          path: request.path,
          headers: { ...referer, ...request.headers },
          signal: request.signal,
        },
        options,
      )
      status = answer.status
      return judge(answer, request, now)
    } finally {
      request.onExchange?.({ request, status, durationMs: monotonicNow() - startedAtMs })
    }
  }
}

/**
 * A body is believed only when both its status and its own words say that it is no error: LinkedIn
 * has been seen to send an internal error with status 200.
 */
function judge(
  { status, headers, body }: HttpAnswer,
  request: LinkedInRequest,
  now: () => number,
): unknown {
  const { path, accepts, isLookUp } = request
  const inBody = body && readString(body, 'message') !== null ? readNumber(body, 'status') : null
  const failure = status === 200 && inBody !== null && inBody >= 400 ? inBody : status
  // No such entity is an answer; no such resource is our own mistake, and a page of some proxy's none.
  const isAbsent = status === 404 && isNoSuchEntity(body)
  if (isAbsent && isLookUp) return null
  if (failure !== 200) {
    throw new LinkedInStatusError(path, {
      status: failure,
      refusalCode: readRefusalCode(body),
      serviceErrorCode: (body && readNumber(body, 'serviceErrorCode')) ?? undefined,
      retryAfterMs: readRetryAfterMs(headers['retry-after'], now()),
    })
  }
  if (!body) throw new LinkedInResponseError(path, 'is not an object of JSON')
  if (accepts && !accepts(body)) throw new LinkedInResponseError(path, 'is not what was asked for')
  return body
}

/** In LinkedIn's own words, and not in those of something that stands before it. */
function isNoSuchEntity(body: HttpAnswer['body']): boolean {
  if (!body || readNumber(body, 'status') !== 404 || 'error' in body) return false
  const message = readString(body, 'message')
  return (
    Boolean(message) &&
    message !== 'No virtual resource found' &&
    readRefusalCode(body) !== 'RESOURCE_NOT_FOUND'
  )
}

/** Only what looks like a word of LinkedIn's is taken, for it goes into the log. */
function readRefusalCode(body: HttpAnswer['body']): string | undefined {
  const code = (body && readString(body, 'code')) ?? ''
  return /^[A-Z_]{1,64}$/.test(code) ? code : undefined
}

function isPlainPath(path: string): boolean {
  return (
    /^\/[!"$->@-[\]-~]*$/.test(path) &&
    !path.split('/').some((step) => /^(\.|%2e){1,2}$/i.test(step))
  )
}
