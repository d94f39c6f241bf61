import process from 'node:process'

/** Calls `stop` at the first SIGINT or SIGTERM, and ignores those that follow. */
export function stopOnSignals(stop: (signal: NodeJS.Signals) => Promise<void>): void {
  let isStopping = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, async () => {
      if (isStopping) return
      isStopping = true
      await stop(signal)
    })
  }
}

/** An invalid command line. The message says what is wrong, and shows the usage. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
