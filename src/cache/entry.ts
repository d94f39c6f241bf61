/**
 * What is kept of one thing: its editions, each an answer with how much of the thing it covers. A
 * cache knows nothing of what things are; it is told by `RecordRules`.
 */

/** How long an answer is good for; all of it counted in milliseconds. */
export interface Lifetime {
  /** Served without asking; somewhat shorter or longer by chance, so that not all ends at once. */
  readonly freshMs: number
  /** Served for so long after that, while it is asked for again behind. */
  readonly staleMs: number
  /** Kept for so long after it was fresh, to be served when nothing else is to be had. */
  readonly staleIfErrorMs: number
}

/** One answer, and the times that it lives through, in epoch milliseconds. */
export interface Edition<Coverage> {
  readonly coverage: Coverage
  readonly answer: unknown
  readonly keptAtMs: number
  readonly freshUntilMs: number
  readonly staleUntilMs: number
  readonly keptUntilMs: number
  /** Nothing better is asked for before: asking has just failed. */
  readonly askAgainAtMs?: number
}

/** What an edition is worth: the three states of a kept answer, and none. */
export type Freshness = 'fresh' | 'stale' | 'expired' | 'gone'

/** What an edition is worth at a moment. */
export function freshness(
  { freshUntilMs, staleUntilMs, keptUntilMs }: Edition<unknown>,
  nowMs: number,
): Freshness {
  if (nowMs < freshUntilMs) return 'fresh'
  if (nowMs < staleUntilMs) return 'stale'
  return nowMs < keptUntilMs ? 'expired' : 'gone'
}

/** The part of its time of freshness by which an edition's is longer or shorter at the most. */
const JITTER = 0.1

/** An edition as it begins to live. `random` is from 0 up to 1. */
export function toEdition<Coverage>(
  { coverage, answer }: Pick<Edition<Coverage>, 'coverage' | 'answer'>,
  { freshMs, staleMs, staleIfErrorMs }: Lifetime,
  { nowMs, random }: { readonly nowMs: number; readonly random: number },
): Edition<Coverage> {
  const freshUntilMs = nowMs + Math.round(freshMs * (1 - JITTER + 2 * JITTER * random))
  return {
    coverage,
    answer,
    keptAtMs: nowMs,
    freshUntilMs,
    staleUntilMs: freshUntilMs + staleMs,
    keptUntilMs: freshUntilMs + Math.max(staleMs, staleIfErrorMs),
  }
}

/** What a request brings along for whoever waits for its answer. */
export interface CacheRequest {
  /** Aborts when nobody waits any more. */
  readonly signal?: AbortSignal | undefined
  /** Called before anything is asked on its behalf; what it throws is thrown instead of asking. */
  readonly beforeAsking?: ((request: never) => void) | undefined
  /**
   * Told before the answer comes until when that is fresh, in epoch milliseconds; told nothing of an
   * answer that is not kept.
   */
  readonly onFresh?: ((freshUntilMs: number) => void) | undefined
}

/** An answer that came with another one. */
export interface ImpliedAnswer<Request> {
  /** The question that it answers. */
  readonly request: Request
  readonly answer: unknown
}

/**
 * What a cache must be told of requests and their answers. A request asks for a part of one thing:
 * the key names the thing, the coverage says how much of it is asked for.
 */
export interface RecordRules<Request extends CacheRequest, Coverage> {
  /** Names all that an answer depends on, but for how much is asked for. */
  readonly keyOf: (request: Request) => string
  /** How much is asked for. To be kept with the answer, so it is made of JSON. */
  readonly coverageOf: (request: Request) => Coverage
  /** How much an answer covers: perhaps more than was asked for. */
  readonly coverageOfAnswer: (request: Request, answer: unknown) => Coverage
  /** The same question for another part of the thing. */
  readonly withCoverage: (request: Request, coverage: Coverage) => Request
  /** Whether an answer that covers `held` answers who wants `wanted`. */
  readonly covers: (held: Coverage, wanted: Coverage) => boolean
  /** What covers both. Null when no one question does. */
  readonly unite: (one: Coverage, other: Coverage) => Coverage | null
  /** `wanted` with as much of `held` as can be asked for at little cost, so that a record grows. */
  readonly grow: (wanted: Coverage, held: Coverage) => Coverage
  /** What to ask for in place of `coverage`, for it costs little more and saves others from asking. */
  readonly addRiders: (request: Request, coverage: Coverage) => Coverage
  /** Whether a failure says that less might be answered. */
  readonly isTooMuch: (error: unknown) => boolean
  /** What of an answer that covers `held` is for who wants `wanted`; undefined when that is not known. */
  readonly narrow: (answer: unknown, held: Coverage, wanted: Coverage) => unknown
  /** One request in place of several that are under way; they may become more meanwhile. */
  readonly join: (
    requests: ReadonlySet<Request>,
    coverage: Coverage,
    signal: AbortSignal,
  ) => Request
  /** Whether an answer is all that was asked for. What is not is served, but never kept. */
  readonly isWhole: (request: Request, answer: unknown) => boolean
  /** The other questions that an answer answers too. */
  readonly alsoAnswers: (request: Request, answer: unknown) => readonly ImpliedAnswer<Request>[]
  /** How long an answer lives; without an answer, how long one would. Null: it is never kept. */
  readonly lifetimeOf: (request: Request, answer?: unknown) => Lifetime | null
}
