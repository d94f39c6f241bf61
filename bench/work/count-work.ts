import { setTimeout } from 'node:timers/promises'
import type { ExecutedFunction, ServerProcess } from '../server-process.ts'

/** What a server has done: counts that the machine and its load do not change. */
export interface Work {
  readonly jsonParses: number
  readonly jsonStringifies: number
  /** Documents that were parsed, validated and executed. */
  readonly parses: number
  readonly validations: number
  readonly executions: number
  /** Entries that were written to the cache of LinkedIn's responses. */
  readonly cacheWrites: number
  readonly promises: number
  /** Calls of functions of `src`. */
  readonly functionCalls: number
  /** Calls of functions of the packages that it depends on. */
  readonly packageCalls: number
  /** Negative where garbage was collected. */
  readonly allocatedKilobytes: number
}

/** How functions are recognized: by the end of their module's URL, and their name. */
const COUNTED = {
  parses: ['/graphql/language/parser.js', 'parse'],
  validations: ['/graphql/validation/validate.js', 'validate'],
  executions: ['/graphql/execution/execute.js', 'execute'],
  cacheWrites: ['/dist/cache/memory-store.js', 'set'],
} as const

/** What follows an answer, such as writing a cache entry, belongs to its work. */
const SETTLING_MS = 50

/** Counts what a server does for an answer, of which it gives one at a time. */
export async function countWork(
  server: ServerProcess,
  answer: () => Promise<unknown>,
): Promise<Work> {
  await server.readExecutedFunctions()
  const reading = await server.readBuiltinCalls()
  const before = await server.readBuiltinCalls()
  await answer()
  await setTimeout(SETTLING_MS)
  const after = await server.readBuiltinCalls()
  const executed = await server.readExecutedFunctions()

  const callsOf = ([module, name]: readonly [string, string]) =>
    sumCalls(executed, (each) => each.url.endsWith(module) && each.name === name)
  return {
    jsonParses: after.jsonParses - before.jsonParses,
    jsonStringifies: after.jsonStringifies - before.jsonStringifies,
    // A reading makes promises itself, and the same number each time.
    promises: after.promises - before.promises - (before.promises - reading.promises),
    allocatedKilobytes: (after.heapBytes - before.heapBytes) / 1_000,
    parses: callsOf(COUNTED.parses),
    validations: callsOf(COUNTED.validations),
    executions: callsOf(COUNTED.executions),
    cacheWrites: callsOf(COUNTED.cacheWrites),
    functionCalls: sumCalls(executed, ({ url }) => !isPackage(url) && url.includes('/dist/')),
    packageCalls: sumCalls(executed, ({ url }) => isPackage(url)),
  }
}

function sumCalls(
  executed: readonly ExecutedFunction[],
  isCounted: (each: ExecutedFunction) => boolean,
): number {
  return executed.filter(isCounted).reduce((sum, { calls }) => sum + calls, 0)
}

function isPackage(url: string): boolean {
  return url.includes('/node_modules/')
}
