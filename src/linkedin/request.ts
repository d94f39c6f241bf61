import type { JsonRecord } from './json.ts'
import type { Locale } from './locale.ts'
import type { PageWindow } from './page.ts'
import type { QueryParameter } from './query-parameters.ts'

/** One question to LinkedIn's REST API, which is read-only to an application: always a GET. */
export interface LinkedInRequest {
  /** The path below the API's address, such as `/v2/learningAssets`. */
  readonly path: string
  /** The parameters, but for those that say how much is asked for: the members below. */
  readonly parameters: readonly QueryParameter[]
  /** The locale that a look-up is to answer in; absent where the choice is left to LinkedIn. */
  readonly targetLocale?: Locale
  /**
   * Whether one thing is looked up by its name. There may be none: null is then an answer, where
   * LinkedIn says 404.
   */
  readonly isLookUp?: boolean
  /** The part of a collection that is asked for; absent where the path names no collection. */
  readonly window?: PageWindow
  /**
   * The fields that LinkedIn shall return, as dotted paths such as `details.level`. All of them
   * when absent.
   */
  readonly fields?: readonly string[]
  /** The parameter that says how many levels of contents carry details, where there is one. */
  readonly depthParameter?: string
  /**
   * Whether a body is what was asked for. What is not fails, and is kept by no layer; anything will
   * do when absent.
   */
  readonly accepts?: (body: JsonRecord) => boolean
  /** The other questions that an answer answers too. None when absent. */
  readonly alsoAnswers?: (body: JsonRecord, request: LinkedInRequest) => readonly ImpliedAnswer[]
  /** Headers that a layer has added, names in lower case. */
  readonly headers?: Readonly<Record<string, string>>
  /** Aborts when nobody waits any more; the request then fails with the signal's reason. */
  readonly signal?: AbortSignal | undefined
  /** Called before LinkedIn is asked on behalf of an operation; may throw to prevent it. */
  readonly beforeAsking?: ((request: LinkedInRequest) => void) | undefined
  /** Told how the request was answered, or how it was tried to and with what failure. */
  readonly onServed?: ((served: Served) => void) | undefined
  /** Told of each exchange with LinkedIn that was made for it. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined
}

/** How an answer came: fresh, stale or expired from memory, or on a miss from LinkedIn. */
export type AnswerSource = 'fresh' | 'stale' | 'expired' | 'miss'

/** How a request was answered, or how it was tried to. */
export interface Served {
  readonly source: AnswerSource
  /** Until when the answer is fresh, in epoch milliseconds. Null where it is not, or is not kept. */
  readonly freshUntilMs: number | null
  /** Why there is no answer. */
  readonly failure?: unknown
}

/** One exchange with LinkedIn, for those who want to know what was asked. */
export interface Exchange {
  /** As it was asked: perhaps for more than any one request wanted. */
  readonly request: LinkedInRequest
  /** Null when no answer came. */
  readonly status: number | null
  readonly durationMs: number
}

/** An answer that came with another one, and the question that it answers. */
export interface ImpliedAnswer {
  readonly request: LinkedInRequest
  readonly answer: JsonRecord
}

/** Sends one request to LinkedIn and gives its parsed body; fails with a `LinkedInError`. */
export type Send = (request: LinkedInRequest) => Promise<unknown>

/** Adds one behaviour to sending. */
export type Layer = (next: Send) => Send

/** Makes one layer of many; a request passes them in the order they are written. */
export function compose(...layers: readonly Layer[]): Layer {
  return (send) => layers.reduceRight((next, layer) => layer(next), send)
}
