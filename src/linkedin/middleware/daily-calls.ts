/** How often each endpoint was called on the current UTC day, on which LinkedIn's quotas are. */
export interface DailyCalls {
  /** How many calls have been counted today. */
  countOf(endpoint: string): number
  add(endpoint: string): void
  /** The endpoints called today. */
  endpoints(): readonly string[]
}

const DAY_MS = 86_400_000

/** The next midnight in UTC, in epoch milliseconds: LinkedIn renews its quotas then (Rate Limits). */
export function nextMidnightMs(nowMs: number): number {
  return (Math.floor(nowMs / DAY_MS) + 1) * DAY_MS
}

/** A ledger without calls. `now` is in epoch milliseconds. */
export function createDailyCalls(now: () => number): DailyCalls {
  const calls = new Map<string, number>()
  let endsAtMs = nextMidnightMs(now())

  function today(): Map<string, number> {
    if (now() >= endsAtMs) {
      calls.clear()
      endsAtMs = nextMidnightMs(now())
    }
    return calls
  }

  return {
    countOf: (endpoint) => today().get(endpoint) ?? 0,
    add: (endpoint) => void today().set(endpoint, (calls.get(endpoint) ?? 0) + 1),
    endpoints: () => [...today().keys()],
  }
}
