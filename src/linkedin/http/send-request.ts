/**
 * HTTP: one exchange with LinkedIn. `fetch-json.ts` sends any request and reads JSON; this file
 * sends those of the REST API, and turns their responses into bodies or errors.
 */
import { LinkedInResponseError, LinkedInStatusError } from '../errors.ts'
import { type JsonRecord, readNumber, readString } from '../json.ts'
import type { LinkedInRequest, LinkedInResponse, Send } from '../request.ts'
import { formatQuery, MAX_QUERY_BYTES, toTarget } from '../request-url.ts'
import { type FetchOptions, fetchJson, type HttpRequest, type HttpResponse } from './fetch-json.ts'
import { readUnpermittedFields } from './unpermitted-fields.ts'

/** LinkedIn's address, and what requests to it are sent with. */
export interface SendOptions extends FetchOptions {
  /** The API's base URL without a path, such as `https://api.linkedin.com`. */
  readonly apiUrl: string
  /**
   * Our id as a strategic partner, sent as `referer: urn:li:partner:<partner>`. (Partner Identifier.)
   */
  readonly partner?: string | undefined
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Now, in milliseconds of a monotonic clock. */
  readonly monotonicNow: () => number
}

/** The innermost `Send`: one HTTP call, whose response becomes a body or a `LinkedInError`. */
export function sendRequest(options: SendOptions): Send {
  const { apiUrl, partner, now, monotonicNow } = options
  const referer = partner ? { referer: `urn:li:partner:${partner}` } : {}

  return async (request, { signal, isStored, onExchange }) => {
    if (!isPlainPath(request.path)) {
      throw new TypeError('A path starts with a slash and has no query or dot segments')
    }
    const startedAtMs = monotonicNow()
    let status: number | null = null
    try {
      const { headers, ...message } = toMessage(request)
      const response = await fetchJson(
        {
          ...message,
          url: `${apiUrl}${message.url}`,
          path: request.path,
          headers: { ...referer, ...request.headers, ...headers },
          signal,
          isFinishedOnceSent: isStored,
        },
        options,
      )
      status = response.status
      return readResponse(response, request, now())
    } finally {
      onExchange?.({ request, status, durationMs: monotonicNow() - startedAtMs })
    }
  }
}

/**
 * A request as HTTP, without the address in front of its URL. A query string that is too long for a URL
 * is sent as the body of a POST, which a header makes the GET that it stands for. (Query Tunneling,
 * Requests without Body.)
 */
function toMessage(
  request: LinkedInRequest,
): Pick<HttpRequest, 'method' | 'url' | 'headers' | 'body'> {
  const query = formatQuery(request)
  if (query.length <= MAX_QUERY_BYTES) {
    return { method: 'GET', url: toTarget(request.path, query), headers: {} }
  }
  return {
    method: 'POST',
    url: request.path,
    headers: {
      'x-http-method-override': 'GET',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: query,
  }
}

/** Any other path could address another host or resource than it shows, and would get our token. */
function isPlainPath(path: string): boolean {
  return (
    /^\/[!"$->@-[\]-~]*$/.test(path) &&
    !path.split('/').some((segment) => /^(\.|%2e){1,2}$/i.test(segment))
  )
}

/** The body; null where a look-up found nothing. Throws a `LinkedInError` for anything else. */
function readResponse(
  { status, headers, body, bytes }: HttpResponse,
  { path, accepts, isLookUp }: LinkedInRequest,
  nowMs: number,
): LinkedInResponse {
  if (isLookUp && status === 404 && isEntityMissing(body)) return { body: null, bytes: null }
  const failure = status === 200 ? (readErrorStatus(body) ?? status) : status
  if (failure !== 200) {
    throw new LinkedInStatusError(path, {
      status: failure,
      refusalCode: readRefusalCode(body),
      serviceErrorCode: (body && readNumber(body, 'serviceErrorCode')) ?? undefined,
      unpermittedFields: failure === 403 ? readUnpermittedFields(readMessage(body)) : undefined,
      retryAfterMs: readRetryAfterMs(headers['retry-after'], nowMs),
      ...(failure === 429 && namesDay(body) && { isDailyLimit: true }),
    })
  }
  if (!body) throw new LinkedInResponseError(path, 'is not a JSON object')
  if (accepts && !accepts(body)) throw new LinkedInResponseError(path, 'has an unexpected shape')
  return { body, bytes }
}

/** LinkedIn has been seen to send an error, `{message, status: 500}`, with status 200. */
function readErrorStatus(body: JsonRecord | null): number | null {
  if (!body || readString(body, 'message') === null) return null
  const status = readNumber(body, 'status')
  return status !== null && status >= 400 ? status : null
}

/** "Resource level throttle APPLICATION DAY limit for calls to this resource is reached." */
function namesDay(body: JsonRecord | null): boolean {
  return /\bDAY\b/.test(readMessage(body))
}

function readMessage(body: JsonRecord | null): string {
  return (body && readString(body, 'message')) ?? ''
}

/** A 404 of LinkedIn's for an entity; not of a proxy, nor for a resource, which is our mistake. */
function isEntityMissing(body: JsonRecord | null): boolean {
  if (!body || readNumber(body, 'status') !== 404 || 'error' in body) return false
  const message = readString(body, 'message')
  return (
    Boolean(message) &&
    message !== 'No virtual resource found' &&
    readRefusalCode(body) !== 'RESOURCE_NOT_FOUND'
  )
}

/** LinkedIn's `code`. It is logged, so that anything but a word in capitals is left out. */
function readRefusalCode(body: JsonRecord | null): string | undefined {
  const code = (body && readString(body, 'code')) ?? ''
  return /^[A-Z_]{1,64}$/.test(code) ? code : undefined
}

/**
 * The delay of a `Retry-After` header, a number of seconds or a date, in milliseconds; 0 for a date
 * in the past. Undefined where the header is absent or malformed. (RFC 9110 section 10.2.3.)
 *
 * @param nowMs now, in epoch milliseconds
 */
export function readRetryAfterMs(
  header: string | string[] | undefined,
  nowMs: number,
): number | undefined {
  if (typeof header !== 'string') return undefined
  if (/^\d{1,9}$/.test(header.trim())) return Number(header) * 1000
  // Date.parse takes more than the three forms of an HTTP date (RFC 9110 section 5.6.7): all begin
  // with a weekday and are in GMT, which the oldest does not write.
  const isDate = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? /.test(header)
  const dateMs = isDate ? Date.parse(header.replace(/( GMT)?$/, ' GMT')) : Number.NaN
  return Number.isNaN(dateMs) ? undefined : Math.max(0, dateMs - nowMs)
}
