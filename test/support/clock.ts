/** A clock that stands still until a test moves it. */
export function createClock(startMs = Date.UTC(2026, 10, 21, 12)) {
  let nowMs = startMs
  return {
    /** Now, in epoch milliseconds. */
    now: () => nowMs,
    /** Moves the clock, also back. */
    advance(byMs: number) {
      nowMs += byMs
    },
  }
}
