/**
 * Loaded in front of every process that `server-process.ts` starts: sends its readings, and ends the
 * process when the one that started it ends. Plain JavaScript, because what is shipped runs without
 * a compiler.
 */
import process from 'node:process'

const readings = {
  cpuTime() {
    const { user, system } = process.cpuUsage()
    return user + system
  },

  residentBytes: () => process.memoryUsage.rss(),

  /** Each reading of V8's precise coverage sets its counters back to zero. */
  async executedFunctions() {
    profiler ??= startProfiler()
    const { result } = await (await profiler).post('Profiler.takePreciseCoverage')
    return result.flatMap(({ url, functions }) =>
      functions
        .filter(({ ranges: [body] }) => body.count > 0)
        .map(({ functionName, ranges: [body] }) => ({
          url,
          name: functionName,
          offset: body.startOffset,
        })),
    )
  },
}

let profiler

async function startProfiler() {
  // Loaded only here: a start is timed, too.
  const { Session } = await import('node:inspector/promises')
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  return session
}

process.on('message', async (reading) => process.send?.(await readings[reading]()))
process.on('disconnect', () => process.exit())
// Waiting for messages alone does not keep the process alive.
process.channel?.unref()
