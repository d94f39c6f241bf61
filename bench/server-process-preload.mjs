/**
 * Loaded in front of every process that `server-process.ts` starts: sends its readings, and ends the
 * process when the one that started it ends. Plain JavaScript, because what is shipped runs without
 * a compiler.
 */
import process from 'node:process'
import { promiseHooks } from 'node:v8'

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
          calls: body.count,
        })),
    )
  },

  /** The first reading starts the counters. */
  builtinCalls() {
    counters ??= startCounters()
    return { ...counters, heapBytes: process.memoryUsage().heapUsed }
  },
}

let profiler
let counters

async function startProfiler() {
  // Loaded only here: a start is timed, too.
  const { Session } = await import('node:inspector/promises')
  const session = new Session()
  session.connect()
  await session.post('Profiler.enable')
  await session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
  return session
}

/** Functions that V8's coverage has no count of, for they are not written in JavaScript, and promises. */
function startCounters() {
  const counts = { jsonParses: 0, jsonStringifies: 0, promises: 0 }
  const { parse, stringify } = JSON
  JSON.parse = (...args) => {
    counts.jsonParses += 1
    return parse(...args)
  }
  JSON.stringify = (...args) => {
    counts.jsonStringifies += 1
    return stringify(...args)
  }
  promiseHooks.onInit(() => {
    counts.promises += 1
  })
  return counts
}

process.on('message', async (reading) => process.send?.(await readings[reading]()))
process.on('disconnect', () => process.exit())
// Waiting for messages alone does not keep the process alive.
process.channel?.unref()
