import type { JsonRecord } from './json.ts'
import type { Locale } from './locale.ts'
import type { PageWindow } from './page.ts'

/** One query parameter: its dotted name and its value, not yet percent-encoded. */
export type QueryParameter = readonly [name: string, value: string]

/** A request to LinkedIn's REST API, which is read-only to an application: always a GET. */
export interface LinkedInRequest {
  /** The path below the API's address, such as `/v2/learningAssets`. */
  readonly path: string
  /** The query parameters, but for those that the members below stand for. */
  readonly parameters: readonly QueryParameter[]
  /** The locale of a look-up's response. Absent: LinkedIn chooses. */
  readonly targetLocale?: Locale
  /** Whether one entity is looked up by its URN: the response is then null where LinkedIn answers 404. */
  readonly isLookUp?: boolean
  /** The part of a collection. Absent when the path names no collection. */
  readonly window?: PageWindow
  /** The projection, as dotted paths such as `details.level`. Absent: all fields. */
  readonly fields?: readonly string[]
  /** The parameter for the number of levels of contents that carry details. Absent: there is none. */
  readonly depthParameter?: string
  /** The locale that the elements of a page come in. Absent when the path names no collection. */
  readonly elementLocale?: ElementLocale
  /** Whether a body is of the documented shape; any object is when absent. */
  readonly accepts?: (body: JsonRecord) => boolean
  /** Headers that a middleware has added, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
}

/**
 * What is known of the locale of a page's elements. `own`: each comes in its own; `target`: as a
 * look-up with that target locale gives it; `filter`: in that locale where it is translated, in an
 * undocumented one where not; `unknown`: not documented.
 */
export type ElementLocale =
  | { readonly kind: 'own' | 'unknown' }
  | { readonly kind: 'target' | 'filter'; readonly locale: Locale }

/** What a request is sent with. */
export interface RequestContext {
  /**
   * Aborts when the response is no longer awaited. A request that has not been sent is then dropped, and
   * rejects with the reason; so is one that has been sent, unless `isStored`.
   */
  readonly signal?: AbortSignal | undefined
  /** For how many milliseconds from now the response is awaited. Absent: for as long as it takes. */
  readonly remainingMs?: (() => number) | undefined
  /**
   * Whether the response will be stored. LinkedIn has counted a call that was sent, so that it is then
   * finished though nothing awaits it.
   */
  readonly isStored?: boolean | undefined
  /** Called after each HTTP exchange that was made for the request. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined
}

/** One HTTP exchange with LinkedIn. */
export interface Exchange {
  /** As it was sent: coalesced, with prefetched fields, it can be for more than a caller's own request. */
  readonly request: LinkedInRequest
  /** Null when there was no response. */
  readonly status: number | null
  readonly durationMs: number
}

/**
 * What in a response is not as LinkedIn documents it, and was read as far as its meaning is certain. Holds
 * no value of the response.
 */
export interface Anomaly {
  /** The resource, such as `/v2/learningAssets`. */
  readonly endpoint: string
  /** A page that contradicts itself, or a value in another form than documented. */
  readonly kind: 'contradictory page' | 'undocumented form'
  /** How the page contradicts itself, or the path of the value's member. */
  readonly detail: string
}

/** A body as it came. */
export interface LinkedInResponse {
  /** The parsed body. Null where a look-up found nothing. */
  readonly body: JsonRecord | null
  /** The JSON that it was parsed from, without a content coding. Null where there is no body. */
  readonly bytes: Uint8Array | null
}

/** Sends a request; resolves to the response, rejects with a `LinkedInError`. */
export type Send<Context extends RequestContext = RequestContext, Response = LinkedInResponse> = (
  request: LinkedInRequest,
  context: Context,
) => Promise<Response>
