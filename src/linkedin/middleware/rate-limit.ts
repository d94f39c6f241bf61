import { LinkedInQuotaError } from '../errors.ts'

/**
 * What became of a call: LinkedIn answered; it failed in a way that says nothing of the rate limit; the
 * caller aborted it; or LinkedIn rate-limited it (429).
 */
export type Outcome =
  | { readonly kind: 'answered' | 'failed' | 'aborted' }
  | {
      readonly kind: 'rate-limited'
      /** The delay of `Retry-After`, in milliseconds. */
      readonly retryAfterMs: number | undefined
      /** Whether LinkedIn says that the limit is that of a day. */
      readonly isDailyLimit: boolean
    }

type RateLimited = Extract<Outcome, { readonly kind: 'rate-limited' }>

/** Blocks the calls to one endpoint while LinkedIn rate-limits it. */
export interface RateLimit {
  /**
   * Permits a call to `path`. Resolves to a function that must be called once with its outcome.
   *
   * @throws {LinkedInQuotaError} while calls are blocked
   */
  acquire(path: string): Promise<(outcome: Outcome) => void>
  /** Until when calls are blocked, in epoch milliseconds. Null while they are not. */
  blockedUntilMs(): number | null
  /** Time until the next call is permitted, be it a probe, in milliseconds. 0: it is now. */
  retryAfterMs(): number
}

/** What a rate limit works with. */
export interface RateLimitOptions {
  /** Now, in epoch milliseconds. */
  readonly now: () => number
  /** When LinkedIn renews its quota next, in epoch milliseconds. */
  readonly quotaResetsAtMs: () => number
  /** Called when calls become blocked, with until when; with null when they are permitted again. */
  readonly onChange: (blockedUntilMs: number | null) => void
}

const MIN_GIVEN_MS = 1_000
const MAX_GIVEN_MS = 24 * 60 * 60 * 1_000
/** The pause before the first probe, which doubles with each probe that is refused. */
const FIRST_PAUSE_MS = 1_000
/** A quota that is refused for this time is that of a day. */
const DAILY_PAUSE_MS = 60_000
const MAX_PAUSE_MS = 3 * 60_000
/** Calls are permitted again for good when none was refused for this time: a burst ends many times. */
const QUIET_MS = 10_000

interface Block {
  /**
   * `given`: LinkedIn gave the time (`Retry-After`), and is not probed before. `burst`: until the next
   * probe. `day`: until LinkedIn renews its quota, with probes before.
   */
  readonly kind: 'given' | 'burst' | 'day'
  readonly untilMs: number
  readonly pauseMs: number
  nextProbeAtMs: number
  /** Settles when the probe in flight has ended. Null when there is none. */
  probe: Promise<void> | null
}

/**
 * A rate limit that blocks calls from the first 429 on. `Retry-After` says for how long, where there is
 * one. Without it a burst and a day whose quota is used up differ only in whether LinkedIn takes a call
 * soon after, and perhaps in a message that names the day (Error Handling, Rate Limits). So one probe
 * follows after a second. When it is refused the next ones follow after twice the time each, or after a
 * minute where the message names the day, up to three minutes; and one at midnight UTC. Other calls wait
 * for the outcome of the first probe, and of one after the time is over.
 */
export function createRateLimit({ now, quotaResetsAtMs, onChange }: RateLimitOptions): RateLimit {
  let block: Block | null = null
  let refusedAtMs = Number.NEGATIVE_INFINITY
  let reportedUntilMs: number | null = null

  function trip(outcome: RateLimited, isProbe: boolean): void {
    refusedAtMs = now()
    const next = toBlock(outcome, isProbe)
    if (!next) return
    const isChange =
      reportedUntilMs === null ||
      (next.kind !== 'burst' && Math.abs(next.untilMs - reportedUntilMs) >= DAILY_PAUSE_MS)
    block = next
    if (!isChange) return
    reportedUntilMs = next.untilMs
    onChange(next.untilMs)
  }

  /** Null where the refusal adds nothing to the block that there is. */
  function toBlock({ retryAfterMs, isDailyLimit }: RateLimited, isProbe: boolean): Block | null {
    const nowMs = now()
    const current = block && nowMs < block.untilMs ? block : null
    const probe = block?.probe ?? null
    if (retryAfterMs !== undefined) {
      const givenMs = nowMs + Math.min(Math.max(retryAfterMs, MIN_GIVEN_MS), MAX_GIVEN_MS)
      const untilMs = Math.max(givenMs, current?.kind === 'given' ? current.untilMs : 0)
      return { kind: 'given', untilMs, pauseMs: 0, nextProbeAtMs: untilMs, probe }
    }
    // Calls that were in flight when the first was refused are refused with it.
    if (current && !isProbe && (current.kind !== 'burst' || !isDailyLimit)) return null
    // After a given time, or when the quota was to be renewed, the pauses start over.
    const isRefusedAgain = isProbe && (current?.kind === 'day' || block?.kind === 'burst')
    const pauseMs = isRefusedAgain ? nextPauseMs(block?.pauseMs ?? 0, isDailyLimit) : FIRST_PAUSE_MS
    const nextProbeAtMs = Math.min(nowMs + pauseMs, quotaResetsAtMs())
    return isDailyLimit || pauseMs >= DAILY_PAUSE_MS
      ? { kind: 'day', untilMs: quotaResetsAtMs(), pauseMs, nextProbeAtMs, probe }
      : { kind: 'burst', untilMs: nextProbeAtMs, pauseMs, nextProbeAtMs, probe }
  }

  function reportRecovery(): void {
    if (block || reportedUntilMs === null || now() - refusedAtMs < QUIET_MS) return
    reportedUntilMs = null
    onChange(null)
  }

  // A call that was made before the first refusal can block calls only; it does not permit them.
  function release(outcome: Outcome): void {
    if (outcome.kind === 'rate-limited') trip(outcome, false)
    if (outcome.kind === 'answered') reportRecovery()
  }

  function releaseProbe(outcome: Outcome): void {
    if (outcome.kind === 'rate-limited') trip(outcome, true)
    if (!block) return
    const isOver = now() >= block.untilMs
    // Another call can have been given a later time while the probe was in flight.
    if (outcome.kind === 'answered' && (isOver || block.kind !== 'given')) block = null
    if (outcome.kind === 'failed' && isOver) block = null
    if (outcome.kind === 'answered') reportRecovery()
  }

  function startProbe(current: Block): (outcome: Outcome) => void {
    let finish = () => {}
    current.nextProbeAtMs = now() + current.pauseMs
    current.probe = new Promise((resolve) => {
      finish = resolve
    })
    return (outcome) => {
      if (block) block.probe = null
      releaseProbe(outcome)
      finish()
    }
  }

  function retryAfterMs(): number {
    if (!block) return 0
    const untilMs =
      block.kind === 'day' ? Math.min(block.nextProbeAtMs, block.untilMs) : block.untilMs
    return Math.max(0, untilMs - now())
  }

  return {
    async acquire(path) {
      while (block) {
        const isOver = now() >= block.untilMs
        const isProbeDue = block.kind === 'day' && now() >= block.nextProbeAtMs
        if (!block.probe && (isOver || isProbeDue)) return startProbe(block)
        const isDecidedSoon = block.probe !== null && block.pauseMs === FIRST_PAUSE_MS
        if (!isOver && !isDecidedSoon) throw new LinkedInQuotaError(path, retryAfterMs())
        await block.probe
      }
      return release
    },

    // The time can be over without a call since.
    blockedUntilMs: () => (block && now() < block.untilMs ? block.untilMs : null),

    retryAfterMs,
  }
}

function nextPauseMs(lastPauseMs: number, isDailyLimit: boolean): number {
  return Math.min(Math.max(lastPauseMs * 2, isDailyLimit ? DAILY_PAUSE_MS : 0), MAX_PAUSE_MS)
}
