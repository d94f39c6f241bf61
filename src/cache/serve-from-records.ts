import {
  type CacheRequest,
  type Edition,
  type Freshness,
  freshness,
  type RecordRules,
} from './record.ts'
import type { Records } from './records.ts'

/** How an answer came: from a record in one of its states, or by asking. */
export type Source = Exclude<Freshness, 'gone'> | 'miss'

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
  readonly onServed: (request: Request, source: Source, failure?: unknown) => void
  /** Told of what was asked for behind somebody's back, and not to be had. */
  readonly onRefreshFailure: (error: unknown, request: Request) => void
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

    async function ask(request: Request): Promise<unknown> {
      try {
        request.beforeAsking?.(request as never)
        const answer = await next(request)
        onServed(request, 'miss')
        return answer
      } catch (error) {
        onServed(request, 'miss', error)
        throw error
      }
    }

    /** Asks, and after such a failure lets the edition in hand be enough for a while. */
    async function askForBetter(
      request: Request,
      edition: Edition<Coverage>,
      isEnough: (error: unknown) => boolean,
    ): Promise<unknown> {
      try {
        return await next(request)
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
    async function askPatiently(request: Request, edition: Edition<Coverage>): Promise<unknown> {
      if (!mayAsk(request)) return undefined
      const patience = new AbortController()
      const lost = sleep(patienceMs, patience.signal).catch(() => {})
      try {
        return await Promise.race([askForBetter(request, edition, isOutage), lost])
      } catch (error) {
        if (isOutage(error)) return undefined
        onServed(request, 'miss', error)
        throw error
      } finally {
        patience.abort()
      }
    }

    return async (request: Request): Promise<unknown> => {
      if (!rules.lifetimeOf(request)) return ask(request)
      const wanted = rules.coverageOf(request)
      const editions = await records.read(rules.keyOf(request))
      const edition = editions.find(({ coverage }) => rules.covers(coverage, wanted))
      if (!edition) return ask(request)

      const state = freshness(edition, now())
      const isPostponed = now() < (edition.askAgainAtMs ?? 0)
      if (state === 'expired' && !isPostponed) {
        const answer = await askPatiently(request, edition)
        if (answer !== undefined) {
          onServed(request, 'miss')
          return answer
        }
      }
      if (state === 'stale' && !isPostponed) refreshBehind(request, edition)
      onServed(request, state === 'gone' ? 'expired' : state)
      return rules.narrow(edition.answer, edition.coverage, wanted)
    }
  }
}
