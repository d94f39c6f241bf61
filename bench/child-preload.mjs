/**
 * Loaded in front of every process that the bench starts: answers the questions of the process that
 * started it (`child.ts`), and ends when that one does. Plain JavaScript, because what is shipped is
 * started without a compiler.
 */
import process from 'node:process'

let session = null

const answers = {
  'cpu time': () => {
    const { user, system } = process.cpuUsage()
    return user + system
  },
  // V8 resets its counters with each answer; the first one starts them.
  'executed functions': async () => {
    if (session === null) {
      const { Session } = await import('node:inspector/promises')
      session = new Session()
      session.connect()
      await session.post('Profiler.enable')
      await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
    }
    const { result } = await session.post('Profiler.takePreciseCoverage')
    return result.flatMap(({ url, functions }) =>
      functions
        .filter(({ ranges: [range] }) => range.count > 0)
        .map(({ functionName, ranges: [range] }) => ({
          url,
          name: functionName,
          offset: range.startOffset,
        })),
    )
  },
}

process.on('message', async (question) => process.send?.(await answers[question]()))
process.on('disconnect', () => process.exit())
// Waiting for questions shall not keep a process alive that has nothing else to do.
process.channel?.unref()
