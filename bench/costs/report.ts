import { availableParallelism } from 'node:os'
import process from 'node:process'
import type { Cost, CostReport } from './measure-costs.ts'
import type { StartReport } from './measure-starts.ts'

/** All that was measured. */
export interface Report {
  readonly costs: CostReport
  readonly starts: StartReport
}

/** The targets: a ratio to the baseline, and milliseconds to the first answer. */
const TARGETS = { ratio: 1.5, startMs: 1_000 }

/** A report as a table for the terminal. */
export function formatReport({ costs: { answerBytes, costs }, starts }: Report): string {
  const cached = costs.filter(({ isCached }) => isCached)
  const uncached = costs.filter(({ isCached }) => !isCached)
  return [
    `Node.js ${process.version}, ${availableParallelism()} cores`,
    '',
    toLine(
      `CPU time for one answer of ${toKilobytes(answerBytes)}`,
      'µs',
      'lowest–highest',
      'ratio',
      'upstream',
    ),
    ...toSection('Cached', cached),
    ...toSection('Uncached', uncached),
    `  Target: a ratio of at most ${TARGETS.ratio}.`,
    '',
    toLine('From start to first answer', 'ms', 'lowest–highest'),
    toStartLine('with credentials', starts.withCredentials),
    toStartLine('without, on the sandbox', starts.withoutCredentials),
    `  Target: at most ${TARGETS.startMs} ms.`,
  ].join('\n')
}

function toSection(title: string, costs: readonly Cost[]): string[] {
  const baseline = toMedian(costs[0]?.microseconds ?? [])
  return [
    title,
    ...costs.map(({ name, microseconds, upstreamBytes }) => {
      const median = toMedian(microseconds)
      return toLine(
        `  ${name}`,
        median.toFixed(1),
        toRange(microseconds, 1),
        (median / baseline).toFixed(2),
        upstreamBytes === 0 ? '–' : toKilobytes(upstreamBytes),
      )
    }),
  ]
}

function toStartLine(name: string, durations: readonly number[]): string {
  if (durations.length === 0) return toLine(`  ${name}`, '–')
  return toLine(`  ${name}`, toMedian(durations).toFixed(0), toRange(durations, 0))
}

function toLine(title: string, ...cells: readonly string[]): string {
  const widths = [9, 18, 8, 11]
  const padded = cells.map((cell, index) => cell.padStart(widths[index] ?? 0))
  return `${title.padEnd(40)}${padded.join('')}`
}

function toKilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}

function toRange(numbers: readonly number[], digits: number): string {
  return `${Math.min(...numbers).toFixed(digits)}–${Math.max(...numbers).toFixed(digits)}`
}

/** The one in the middle; of an even number of them, the mean of the two that are. */
function toMedian(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = sorted.slice(Math.ceil(sorted.length / 2) - 1, Math.floor(sorted.length / 2) + 1)
  return middle.reduce((sum, number) => sum + number, 0) / middle.length
}
