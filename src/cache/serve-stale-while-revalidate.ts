import {
  type CacheRequest,
  type Edition,
  type Freshness,
  freshness,
  type RecordRules,
} from './entry.ts'
import type { Records } from './entry-store.ts'

/** How an answer came: from a record in one of its states, or by asking. */
export type Source = Exclude<Freshness, 'gone'> | 'miss'

/** How a request was answered, or how it was tried to. */
export interface Served {
  readonly source: Source
  /** Until when the answer is fresh, in epoch milliseconds. Null where it is not, or is not kept. */
  readonly freshUntilMs: number | null
  /** Why there is no answer. */
  readonly failure?: unknown
}

/** What answers are served from, and when something better is asked for. */
export interface ServeFromRecordsOptions<Request extends CacheRequest, Coverage> {
  readonly records: Records<Coverage>
  readonly rules: Pick<
    RecordRules<Request, Coverage>,
    'keyOf' | 'coverageOf' | 'covers' | 'narrow' | 'lifetimeOf'
  >
  /** Whether a failure is one that an older answer helps over. */
  readonly isOutage: (error: unknown) => boolean
  /** How long somebody waits for a better answer than an expired one, in milliseconds. */
  readonly patienceMs: number
  /** For how long nothing better is asked for after it was not to be had, in milliseconds. */
  readonly pauseMs: number
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Resolves after that many milliseconds; may reject when the signal aborts. */
  readonly sleep: (delayMs: number, signal: AbortSignal) => Promise<void>
  /** Told how each request was answered, or how it was tried to and with what failure. */
  readonly onServed: (request: Request, served: Served) => void
  /** Told of what was asked for behind somebody's back, and not to be had. */
  readonly onRefreshFailure: (error: unknown, request: Request) => void
}

/** An answer that was asked for. */
interface Asked {
  readonly answer: unknown
  readonly freshUntilMs: number | null
}

/**
 * Answers from a record while it is good: fresh as it is; stale at once, while a better answer is
 * asked for behind; expired only when no better one is to be had in time. (RFC 5861.)
 */
export function serveFromRecords<Request extends CacheRequest, Coverage>(
  options: ServeFromRecordsOptions<Request, Coverage>,
) {
  const { records, rules, isOutage, patienceMs, pauseMs, now, sleep } = options
  const { onServed, onRefreshFailure } = options

  return (next: (request: Request) => Promise<unknown>) => {
    const told = new WeakSet<Error>()

    async function ask(request: Request): Promise<Asked> {
      let untilMs: number | null = null
      const answer = await next({
        ...request,
        onFresh(freshUntilMs) {
          untilMs = freshUntilMs
        },
      })
      return { answer, freshUntilMs: untilMs }
    }

    async function serveAsked(request: Request): Promise<unknown> {
      try {
        request.beforeAsking?.(request as never)
        const { answer, freshUntilMs } = await ask(request)
        onServed(request, { source: 'miss', freshUntilMs })
        return answer
      } catch (failure) {
        onServed(request, { source: 'miss', freshUntilMs: null, failure })
        throw failure
      }
    }

    /** Asks, and after such a failure lets the edition in hand be enough for a while. */
    async function askForBetter(
      request: Request,
      edition: Edition<Coverage>,
      isEnough: (error: unknown) => boolean,
    ): Promise<Asked> {
      try {
        return await ask(request)
      } catch (error) {
        if (isEnough(error)) {
          await records.postpone(rules.keyOf(request), edition, now() + pauseMs)
        }
        throw error
      }
    }

    /** Nobody waits for it, so that nobody can call it off; but who may not ask, may not ask for it. */
    function refreshBehind(request: Request, edition: Edition<Coverage>): void {
      if (!mayAsk(request)) return
      const unawaited = { ...request, signal: undefined, beforeAsking: undefined }
      askForBetter(unawaited, edition, () => true).catch((error: unknown) =>
        tellOnce(error, request),
      )
    }

    function mayAsk(request: Request): boolean {
      try {
        request.beforeAsking?.(request as never)
        return true
      } catch {
        return false
      }
    }

    /** Many may have been served the same answer while one question was under way for all of them. */
    function tellOnce(error: unknown, request: Request): void {
      if (error instanceof Error && told.has(error)) return
      if (error instanceof Error) told.add(error)
      onRefreshFailure(error, request)
    }

    /** Undefined where only the expired answer is to be had. */
    async function askPatiently(
      request: Request,
      edition: Edition<Coverage>,
    ): Promise<Asked | undefined> {
      if (!mayAsk(request)) return undefined
      const patience = new AbortController()
      const loss = () => undefined
      const lost = sleep(patienceMs, patience.signal).then(loss, loss)
      try {
        return await Promise.race([askForBetter(request, edition, isOutage), lost])
      } catch (error) {
        if (isOutage(error)) return undefined
        onServed(request, { source: 'miss', freshUntilMs: null, failure: error })
        throw error
      } finally {
        patience.abort()
      }
    }

    return async (request: Request): Promise<unknown> => {
      if (!rules.lifetimeOf(request)) return serveAsked(request)
      const wanted = rules.coverageOf(request)
      const editions = await records.read(rules.keyOf(request))
      const edition = editions.find(({ coverage }) => rules.covers(coverage, wanted))
      if (!edition) return serveAsked(request)

      const state = freshness(edition, now())
      const isPostponed = now() < (edition.askAgainAtMs ?? 0)
      if (state === 'expired' && !isPostponed) {
        const better = await askPatiently(request, edition)
        if (better) {
          onServed(request, { source: 'miss', freshUntilMs: better.freshUntilMs })
          return better.answer
        }
      }
      if (state === 'stale' && !isPostponed) refreshBehind(request, edition)
      onServed(request, {
        source: state === 'gone' ? 'expired' : state,
        freshUntilMs: state === 'fresh' ? edition.freshUntilMs : null,
      })
      return rules.narrow(edition.answer, edition.coverage, wanted)
    }
  }
}
