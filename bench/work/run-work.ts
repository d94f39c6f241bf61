/**
 * What this server does for one answer, as counts that no load of the machine changes: documents parsed
 * and executed, JSON parsed and written, cache entries written, promises, calls of functions, and memory
 * allocated. Unlike CPU time they can be held to bounds by a test.
 *
 * The server runs as it is shipped, and is asked one thing at a time, in the cases of `../costs/cases.ts`.
 * V8's precise coverage counts the calls of every function, from just before an operation is sent until
 * shortly after its answer. While it counts, V8 optimizes less, so that more is allocated than otherwise.
 */
import { parseOptions } from '../command-line.ts'
import { type CaseWork, measureWork } from './measure-work.ts'

/**
 * Measures, and prints the counts as the command line says.
 *
 * @throws {UsageError} at the first argument that is not right
 */
export async function runWork(commandLine: readonly string[]): Promise<void> {
  const { json } = parseOptions(commandLine, { json: { type: 'boolean', default: false } })
  const works = await measureWork()
  console.log(json ? JSON.stringify(works) : formatWorks(works))
}

function formatWorks(works: readonly CaseWork[]): string {
  const counts = Object.keys(works[0]?.work ?? {}) as (keyof CaseWork['work'])[]
  return [
    toRow(
      'For one answer',
      works.map(({ name }) => name),
    ),
    ...counts.map((count) =>
      toRow(
        toWords(count),
        works.map(({ work }) => work[count].toFixed(0)),
      ),
    ),
  ].join('\n')
}

function toRow(title: string, cells: readonly string[]): string {
  return `${title.padEnd(24)}${cells.map((cell) => cell.padStart(13)).join('')}`
}

/** `cacheWrites` as `cache writes`. */
function toWords(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
}
