import { untilIdle } from './until-idle.ts'

/** Time that passes only while everything waits for it. */
export interface VirtualTime {
  /** Now, in milliseconds. */
  now(): number
  /** Resolves after that many milliseconds of this time; rejects when the signal aborts. */
  sleep(delayMs: number, signal?: AbortSignal): Promise<void>
  /** Passes that many milliseconds: ends each sleep in them at its own time, in order. */
  pass(durationMs: number): Promise<void>
}

/** A time for simulations: hours of it take as long as what happens in them. */
export function createVirtualTime(startMs = Date.UTC(2026, 10, 21, 12)): VirtualTime {
  const sleeps = new Set<{ readonly untilMs: number; readonly end: () => void }>()
  let nowMs = startMs

  function next() {
    let first: { readonly untilMs: number; readonly end: () => void } | undefined
    for (const each of sleeps) if (!first || each.untilMs < first.untilMs) first = each
    return first
  }

  return {
    now: () => nowMs,

    sleep: (delayMs, signal) =>
      new Promise((resolve, reject) => {
        const sleep = { untilMs: nowMs + delayMs, end: resolve }
        sleeps.add(sleep)
        signal?.addEventListener('abort', () => {
          sleeps.delete(sleep)
          reject(signal.reason)
        })
      }),

    async pass(durationMs) {
      const untilMs = nowMs + durationMs
      await untilIdle()
      for (let sleep = next(); sleep && sleep.untilMs <= untilMs; sleep = next()) {
        nowMs = sleep.untilMs
        sleeps.delete(sleep)
        sleep.end()
        await untilIdle()
      }
      nowMs = untilMs
    },
  }
}
