import { LinkedInQuotaError } from '../errors.ts'

/**
 * What became of a call: LinkedIn answered; it failed in a way that says nothing of the rate limit; the
 * caller aborted it; or LinkedIn rate-limited it (429).
 */
export type Outcome =
  | { readonly kind: 'answered' | 'failed' | 'aborted' }
  | { readonly kind: 'rate-limited'; readonly retryAfterMs: number | undefined }

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

/** While LinkedIn has not said how long it blocks, one probe in this time finds out. */
const PROBE_INTERVAL_MS = 60_000
const MIN_BLOCK_MS = 1_000
const MAX_BLOCK_MS = 24 * 60 * 60 * 1_000

interface Block {
  readonly untilMs: number
  /** Whether LinkedIn gave the time (`Retry-After`): then it is not probed before. */
  readonly isTimeGiven: boolean
  nextProbeAtMs: number
  /** Settles when the probe in flight has ended. Null when there is none. */
  probe: Promise<void> | null
}

/**
 * A breaker that trips on the first 429: for the time that LinkedIn gives, or else until its quota is
 * renewed, with one probe a minute. When the time is over one probe goes first; other calls wait for
 * its outcome.
 */
export function createRateLimit({ now, quotaResetsAtMs, onChange }: RateLimitOptions): RateLimit {
  let block: Block | null = null

  function trip(retryAfterMs: number | undefined): void {
    const isTimeGiven = retryAfterMs !== undefined
    // A call that was in flight when LinkedIn gave a time does not override it.
    if (block?.isTimeGiven && !isTimeGiven && now() < block.untilMs) return
    const requestedMs = isTimeGiven
      ? now() + Math.min(Math.max(retryAfterMs, MIN_BLOCK_MS), MAX_BLOCK_MS)
      : quotaResetsAtMs()
    const untilMs = Math.max(requestedMs, block?.isTimeGiven ? block.untilMs : 0)
    const isChange = !block || Math.abs(block.untilMs - untilMs) >= PROBE_INTERVAL_MS
    block = {
      untilMs,
      isTimeGiven,
      nextProbeAtMs: block?.nextProbeAtMs ?? now() + PROBE_INTERVAL_MS,
      probe: block?.probe ?? null,
    }
    if (isChange) onChange(untilMs)
  }

  function reset(): void {
    if (!block) return
    block = null
    onChange(null)
  }

  // A call that was made before the breaker tripped can trip it only; it does not reset it.
  function release(outcome: Outcome): void {
    if (outcome.kind === 'rate-limited') trip(outcome.retryAfterMs)
  }

  function releaseProbe(outcome: Outcome): void {
    if (outcome.kind === 'rate-limited') trip(outcome.retryAfterMs)
    if (!block) return
    const isOver = now() >= block.untilMs
    // Another call can have been given a later time while the probe was in flight.
    if (outcome.kind === 'answered' && (isOver || !block.isTimeGiven)) reset()
    if (outcome.kind === 'failed' && isOver) reset()
  }

  function startProbe(current: Block): (outcome: Outcome) => void {
    let finish = () => {}
    current.nextProbeAtMs = now() + PROBE_INTERVAL_MS
    current.probe = new Promise((resolve) => {
      finish = resolve
    })
    return (outcome) => {
      if (block) block.probe = null
      releaseProbe(outcome)
      finish()
    }
  }

  return {
    async acquire(path) {
      while (block) {
        const isOver = now() >= block.untilMs
        const isProbeDue = !block.isTimeGiven && now() >= block.nextProbeAtMs
        if (!block.probe && (isOver || isProbeDue)) return startProbe(block)
        if (!isOver) throw new LinkedInQuotaError(path, block.untilMs - now())
        await block.probe
      }
      return release
    },

    // The time can be over without a call since.
    blockedUntilMs: () => (block && now() < block.untilMs ? block.untilMs : null),
  }
}
