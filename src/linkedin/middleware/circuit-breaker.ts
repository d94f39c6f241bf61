import { LinkedInQuotaError } from '../errors.ts'
import { nextMidnightMs } from './daily-calls.ts'

/**
 * What became of a request that was let through: LinkedIn answered it; it gave no answer, or none that
 * says anything of the quota; nobody waited for one any more; or LinkedIn takes no more (429).
 */
export type Outcome =
  | { readonly kind: 'answered' | 'failed' | 'abandoned' }
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | undefined }

/** Keeps requests back from an endpoint for as long as LinkedIn takes none. */
export interface Throttle {
  /**
   * Lets a request through, and gives the function that is to be told what became of it.
   *
   * @throws {LinkedInQuotaError} while LinkedIn takes none
   */
  enter(path: string): Promise<(outcome: Outcome) => void>
  /** From when on requests are let through again, in epoch milliseconds. Null while they are. */
  closedUntilMs(): number | null
}

/** What a throttle works with. */
export interface ThrottleOptions {
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** Told when the endpoint closes, and until when; null when it opens again. */
  readonly onChange: (closedUntilMs: number | null) => void
}

/** While it is not known how long LinkedIn takes none, one request a minute finds out. */
const PROBE_PAUSE_MS = 60_000
const SHORTEST_MS = 1_000
const LONGEST_MS = 24 * 60 * 60 * 1_000

/** Why no requests are let through, and who is finding out whether it has passed. */
interface Closure {
  untilMs: number
  /** Whether LinkedIn itself has said until when: then nobody needs to find out before. */
  isTimeGiven: boolean
  nextProbeAtMs: number
  probe: Promise<void> | null
}

/**
 * Closes at the first 429: for the time that LinkedIn asks for, or else until midnight UTC, when its
 * quotas are renewed, with a probe a minute. When the time is over one request goes first, and the
 * others wait to see what becomes of it.
 */
export function createThrottle({ now, onChange }: ThrottleOptions): Throttle {
  let closure: Closure | null = null

  function close(retryAfterMs: number | undefined): void {
    const isTimeGiven = retryAfterMs !== undefined
    // Those that were under way come back later, and know no better.
    if (closure?.isTimeGiven && !isTimeGiven && now() < closure.untilMs) return
    const asked = isTimeGiven
      ? now() + Math.min(Math.max(retryAfterMs, SHORTEST_MS), LONGEST_MS)
      : nextMidnightMs(now())
    const untilMs = Math.max(asked, closure?.isTimeGiven ? closure.untilMs : 0)
    const isNews = !closure || Math.abs(closure.untilMs - untilMs) >= PROBE_PAUSE_MS
    closure = {
      untilMs,
      isTimeGiven,
      nextProbeAtMs: closure?.nextProbeAtMs ?? now() + PROBE_PAUSE_MS,
      probe: closure?.probe ?? null,
    }
    if (isNews) onChange(untilMs)
  }

  function open(): void {
    if (!closure) return
    closure = null
    onChange(null)
  }

  // What was sent before the endpoint closed can only say that it is closed.
  function settle(outcome: Outcome): void {
    if (outcome.kind === 'throttled') close(outcome.retryAfterMs)
  }

  function settleProbe(outcome: Outcome): void {
    if (outcome.kind === 'throttled') close(outcome.retryAfterMs)
    if (!closure) return
    const isOver = now() >= closure.untilMs
    // What was under way before may have been told a later time since: that is kept to.
    const isAnswerEnough = isOver || !closure.isTimeGiven
    if (outcome.kind === 'answered' && isAnswerEnough) open()
    if (outcome.kind === 'failed' && isOver) open()
  }

  /** The request that finds out for all. */
  function startProbe(current: Closure): (outcome: Outcome) => void {
    let finish = () => {}
    current.nextProbeAtMs = now() + PROBE_PAUSE_MS
    current.probe = new Promise((resolve) => {
      finish = resolve
    })
    return (outcome) => {
      if (closure) closure.probe = null
      settleProbe(outcome)
      finish()
    }
  }

  return {
    async enter(path) {
      while (closure) {
        const isOver = now() >= closure.untilMs
        const isProbeDue = !closure.isTimeGiven && now() >= closure.nextProbeAtMs
        if (!closure.probe && (isOver || isProbeDue)) return startProbe(closure)
        if (!isOver) throw new LinkedInQuotaError(path, closure.untilMs - now())
        await closure.probe
      }
      return settle
    },

    // Nobody may have asked since the time was over.
    closedUntilMs: () => (closure && now() < closure.untilMs ? closure.untilMs : null),
  }
}
