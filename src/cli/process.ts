import process from 'node:process'

/** Stops when the process is told to, once, however often it is told. */
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

/** The command line is not right; the message says how, and what would be. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
