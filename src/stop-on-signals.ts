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
