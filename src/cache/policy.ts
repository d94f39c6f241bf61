/**
 * A response cache in three layers, each a function around the next: serve what is stored while it is
 * good (`serve-stale-while-revalidate.ts`), else share one call among concurrent requests
 * (`coalesce.ts`), and store what comes back (`fill-cache.ts`). This file is what they have in common:
 * the policy for the requests of one API, and the context that a request is sent in.
 *
 * A request is for a part of one resource. Its key names the resource; its coverage says how much of it
 * the request is for, or how much of it a response holds.
 */
import type { Lifetime } from './entries.ts'

/** How the requests of one API, and the responses to them, are cached. */
export interface CachePolicy<Request, Coverage> {
  /** Names everything that a response depends on, but for its coverage. */
  readonly keyOf: (request: Request) => string
  /**
   * How much a request is for; with a response, how much of the resource that holds, which may be
   * more. Stored with the response, so made of JSON.
   */
  readonly coverageOf: (request: Request, response?: unknown) => Coverage
  /** The same request for another part of the resource. */
  readonly withCoverage: (request: Request, coverage: Coverage) => Request
  /** Whether a response of coverage `held` is enough for `wanted`. */
  readonly covers: (held: Coverage, wanted: Coverage) => boolean
  /** The coverage of one request that is enough for both. Null when there is none. */
  readonly unite: (one: Coverage, other: Coverage) => Coverage | null
  /**
   * Whether a response of coverage `newer` shows that one of coverage `older`, of the same resource, no
   * longer holds what that says.
   */
  readonly contradicts: (newer: Coverage, older: Coverage) => boolean
  /**
   * The request to send in place of one: at little more cost also for what later ones will be for, and
   * for no more than fresh responses for the same resource, the newest first, show that there is.
   */
  readonly prefetch: (request: Request, fresh?: readonly Coverage[]) => Request
  /** The `wanted` part of a response. Undefined when its place in the response is unknown. */
  readonly slice: (response: unknown, held: Coverage, wanted: Coverage) => unknown
  /** The parts of a response that other requests are answered by. Null when there are none. */
  readonly partsOf: (request: Request, response: unknown) => ResponseParts | null
  /** The part at a place, as a response of its own. Null when it is unknown what that would answer. */
  readonly partAt: (
    response: unknown,
    held: Coverage,
    place: number,
  ) => ResponsePart<Coverage> | null
  /** Whether a part of a response of coverage `held` can be enough for what is wanted of it alone. */
  readonly partsMayCover: (held: Coverage, wanted: Coverage) => boolean
  /** Whether the parts of a newer response are enough for whatever the same parts of an older one are. */
  readonly partsReplace: (newer: Coverage, older: Coverage) => boolean
  /**
   * For how long a response may be served; without a response, what one to this request would get.
   * Null: it is never stored, nor are its parts.
   */
  readonly lifetimeOf: (request: Request, response?: unknown) => Lifetime | null
  /** Whether a failure is for what the request asks for: the same for less may succeed. */
  readonly isRefusal: (error: unknown) => boolean
  /** Whether a failure passes, so that a stored response is served in its place. */
  readonly isOutage: (error: unknown) => boolean
}

/** Parts of a response that are resources of their own. */
export interface ResponseParts {
  /** The key of each part, by its place. Null for a part that is no resource. */
  readonly keys: readonly (string | null)[]
  /** For how long they may be served. */
  readonly lifetime: Lifetime
}

/** A response that came as a part of another. */
export interface ResponsePart<Coverage> {
  readonly coverage: Coverage
  readonly response: unknown
}

/** A response as it came. */
export interface Received {
  /** The parsed body. Null when the resource does not exist. */
  readonly body: unknown
  /** The JSON that it was parsed from. Null when there is none. */
  readonly bytes: Uint8Array | null
}

/** What a request is sent with. Layers hand on the members that they do not read. */
export interface CacheContext {
  /** Aborts when the response is no longer awaited. The request then rejects with its reason. */
  readonly signal?: AbortSignal | undefined
  /** For how many milliseconds from now the response is awaited. Absent: for as long as it takes. */
  readonly remainingMs?: (() => number) | undefined
  /** Whether the response will be stored: a call that was made for it is then worth finishing. */
  readonly isStored?: boolean | undefined
}

/** Sends a request; resolves to the response. */
export type Send<Request, Context, Response = unknown> = (
  request: Request,
  context: Context,
) => Promise<Response>

/** Sends a request; resolves to the response and to the time until which it is fresh. */
export type Fetch<Request, Context> = (request: Request, context: Context) => Promise<Fetched>

/** A response from behind the cache. */
export interface Fetched {
  readonly response: unknown
  /** In epoch milliseconds. Null when the response is not stored. */
  readonly freshUntilMs: number | null
}
