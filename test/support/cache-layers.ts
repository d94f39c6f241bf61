import { coalesce } from '../../src/cache/coalesce.ts'
import { type Lifetime, timesOf } from '../../src/cache/entries.ts'
import { createEntryStore, type EntryStore } from '../../src/cache/entry-store.ts'
import { fillCache } from '../../src/cache/fill-cache.ts'
import type { CachePolicy, Fetched } from '../../src/cache/policy.ts'
import {
  type ServeContext,
  type Served,
  serveStaleWhileRevalidate,
} from '../../src/cache/serve-stale-while-revalidate.ts'
import { createClock } from './clock.ts'
import { createDeferred, type Deferred } from './deferred.ts'
import { untilIdle } from './until-idle.ts'

/** A request for some of the letters of a name: the smallest resource that has parts. */
export interface LettersRequest {
  readonly name: string
  /** Each letter is a part of the resource. */
  readonly letters: string
}

/** A request together with its context, as tests write it. */
export interface LettersCall extends LettersRequest, ServeContext {}

/** The response to it. */
export interface LettersResponse extends LettersRequest {
  readonly version: number
}

/** Ten seconds fresh, then five stale; stale-if-error for a minute after it was fresh. */
export const LIFETIME: Lifetime = { freshMs: 10_000, staleMs: 5_000, staleIfErrorMs: 60_000 }

/** A failure that passes. */
export class Outage extends Error {}

/** The failure of a request that asks for too much. */
export class Refusal extends Error {}

/** The failure of a request that has waited for as long as its context says. */
export class WaitTimeout extends Error {}

/** Any two coverages unite. Responses for the name `~` are never stored. */
export const LETTERS_POLICY: CachePolicy<LettersRequest, string> = {
  keyOf: ({ name }) => name,
  coverageOf: ({ letters }) => letters,
  withCoverage: (request, letters) => ({ ...request, letters }),
  covers: (held, wanted) => [...wanted].every((letter) => held.includes(letter)),
  unite: (one, other) => uniteLetters(one, other),
  prefetch: (request) => request,
  slice: (response, held, wanted) =>
    response === null || held === wanted ? response : pick(response as LettersResponse, wanted),
  contradicts: () => false,
  partsOf: () => null,
  partAt: () => null,
  partsMayCover: () => false,
  partsReplace: () => false,
  lifetimeOf: ({ name }) => (name === '~' ? null : LIFETIME),
  isOutage: (error) => error instanceof Outage,
  isRefusal: (error) => error instanceof Refusal,
}

/** Two coverages unite only when one holds the other, as windows of pages do. */
export const NESTED_POLICY: CachePolicy<LettersRequest, string> = {
  ...LETTERS_POLICY,
  unite(one, other) {
    if (LETTERS_POLICY.covers(one, other)) return one
    return LETTERS_POLICY.covers(other, one) ? other : null
  },
}

/** The longest wait for a better response than a stale-if-error one. */
export const REFRESH_TIMEOUT_MS = 2_000
/** How long no refresh is tried after one failed. */
export const REFRESH_BACKOFF_MS = 3_000

/** A call behind the cache, to be settled by a test. */
export interface PendingCall extends Deferred<unknown> {
  readonly request: LettersRequest
  readonly context: ServeContext
}

/** An empty store of entries. A failure of it fails the test. */
export function createLettersStore(
  policy: CachePolicy<LettersRequest, string>,
  now: () => number,
): EntryStore<string> {
  const onFailure = (error: unknown) => {
    throw error
  }
  return createEntryStore({ maxBytes: 1_000_000, policy, now, onFailure })
}

/** The serving layer over entries, the calls behind it, and a record of both. */
export function createServedCache(policy: CachePolicy<LettersRequest, string> = LETTERS_POLICY) {
  const clock = createClock()
  const entries = createLettersStore(policy, clock.now)
  const calls: PendingCall[] = []
  const served: Served['source'][] = []
  const freshUntilMs: (number | null)[] = []
  const refreshFailures: unknown[] = []
  const timers: Deferred<void>[] = []

  const serve = serveStaleWhileRevalidate({
    entries,
    policy,
    refreshTimeoutMs: REFRESH_TIMEOUT_MS,
    refreshBackoffMs: REFRESH_BACKOFF_MS,
    now: clock.now,
    sleep(delayMs, signal) {
      const timer = createDeferred<void>()
      signal.addEventListener('abort', () => timer.reject(signal.reason))
      if (delayMs === REFRESH_TIMEOUT_MS) timers.push(timer)
      return timer.promise
    },
    onRefreshFailure: (error) => refreshFailures.push(error),
  })
  const call = (request: LettersRequest, context: ServeContext) => {
    const pending = { request, context, ...createDeferred<unknown>() }
    calls.push(pending)
    return pending.promise
  }
  const over = (send: ReturnType<typeof serve<ServeContext>>) => {
    return ({ name, letters, ...context }: LettersCall) =>
      send(
        { name, letters },
        {
          ...context,
          onServed(each) {
            served.push(each.source)
            freshUntilMs.push(each.freshUntilMs)
          },
        },
      )
  }

  return {
    serve,
    over,
    send: over(
      serve(async (request, context) => ({
        response: await call(request, context),
        freshUntilMs: null,
      })),
    ),
    call,
    entries,
    clock,
    /** The calls behind the cache, to be settled by hand. */
    calls,
    /** How the requests were served, in order. */
    served,
    /** Until when what they were served was fresh. */
    freshUntilMs,
    refreshFailures,
    /** Ends every wait for a better response than a stale-if-error one. */
    timeOut() {
      for (const timer of timers) timer.resolve()
    },
    /** Stores a response at this moment. */
    async store(
      letters: string,
      response: unknown = { name: 'box', letters, version: 0 },
      { lifetime = LIFETIME, random = 0.5 }: { lifetime?: Lifetime; random?: number } = {},
    ) {
      const times = timesOf(lifetime, { nowMs: clock.now(), random })
      const entry = { coverage: letters, times, response, bytes: null, parts: null }
      await entries.add('box', entry)
    },
  }
}

/** A call in flight. It ends when a test settles it, or when it aborts before it is sent. */
export interface CallInFlight {
  readonly request: LettersRequest
  readonly signal: AbortSignal
  /** Whether it is neither settled nor dropped. */
  isInFlight(): boolean
  isSent(): boolean
  /** Sends it: from now on it is finished, also when its signal aborts. */
  sends(): void
  /** Resolves it with all letters of the request. */
  responds(freshUntilMs?: number): void
  fails(error: unknown): void
}

/** What is sent through the coalescing layer, and its calls in the order in which they were made. */
export function createCoalescedCalls(policy: CachePolicy<LettersRequest, string> = LETTERS_POLICY) {
  const calls: CallInFlight[] = []
  const fetch = coalesce({
    policy,
    mergeContexts: (_: ReadonlySet<ServeContext>, signal): ServeContext => ({ signal }),
    createTimeout: () => new WaitTimeout(),
  })((request, context) => {
    const { promise, resolve, reject } = createDeferred<Fetched>()
    const signal = context.signal ?? new AbortController().signal
    let isInFlight = true
    let isSent = false
    const end = <Value>(settle: (value: Value) => void) => {
      return (value: Value) => {
        isInFlight = false
        settle(value)
      }
    }
    const { name, letters } = request
    calls.push({
      request,
      signal,
      isInFlight: () => isInFlight,
      isSent: () => isSent,
      sends() {
        isSent = true
      },
      responds: (freshUntilMs) =>
        end(resolve)({
          response: { name, letters, version: calls.length },
          freshUntilMs: freshUntilMs ?? null,
        }),
      fails: end(reject),
    })
    signal.addEventListener('abort', () => {
      if (!isSent) end(reject)(signal.reason)
    })
    return promise
  })
  const fetched = ({ name, letters, ...context }: LettersCall) => fetch({ name, letters }, context)
  return {
    fetched,
    send: async (call: LettersCall) => (await fetched(call)).response,
    calls,
    /** The letters of each call. */
    letters: () => calls.map(({ request }) => request.letters),
  }
}

/** The three layers of the cache, one around the other as they are used. */
export function createCacheLayers(policy = LETTERS_POLICY) {
  const subject = createServedCache(policy)
  const { serve, over, call, entries, clock, calls } = subject
  const fill = fillCache({ entries, policy, now: clock.now, random: () => 0.5 })
  const coalesceCalls = coalesce({
    policy,
    mergeContexts: (_: ReadonlySet<ServeContext>, signal): ServeContext => ({ signal }),
    createTimeout: () => new WaitTimeout(),
  })
  let version = 0
  return {
    ...subject,
    send: over(
      serve(
        coalesceCalls(
          fill(async (request, context) => ({ body: await call(request, context), bytes: null })),
        ),
      ),
    ),
    /** Resolves the last call. */
    async responds() {
      version += 1
      const last = calls.at(-1)
      last?.resolve({ ...last.request, version })
      await untilIdle()
    },
    letters: () => calls.map(({ request }) => request.letters),
  }
}

/** Only letters that the response holds, so that a test sees what is missing. */
function pick(response: LettersResponse, wanted: string): LettersResponse {
  const letters = [...wanted].filter((letter) => response.letters.includes(letter))
  return { ...response, letters: letters.join('') }
}

function uniteLetters(one: string, other: string): string {
  return [...new Set([...one, ...other])].sort().join('')
}
