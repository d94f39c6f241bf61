import type { Candidates, Replay } from './replay.ts'
import type { Usage } from './usage.ts'
import type { WorkloadOptions } from './workload/workload.ts'

/** The targets, as a share of what the plain server uses. */
const TARGETS = { calls: 1 / 5, bytes: 1 / 10 }

/** What comes of a workload, in figures that do not depend on its length. */
export interface Report extends WorkloadOptions {
  /** Operations in flight at a time. */
  readonly atOnce: number
  readonly durationMs: number
  readonly plain: Rates
  readonly ours: Rates
  readonly oursByKind: Readonly<Record<string, Rates>>
  /** This server's calls to the plain one's. */
  readonly calls: Comparison
  readonly bytes: Comparison
  readonly differingAnswers: number
}

interface Rates {
  readonly operations: number
  readonly callsPerThousand: number
  readonly kilobytesPerThousand: number
  /** From 0 to 1. */
  readonly hitRatio: number
}

interface Comparison {
  readonly ratio: number
  readonly isTargetReached: boolean
}

/** The report on a workload that was replayed. */
export function createReport(
  { operations, seed, atOnce }: WorkloadOptions & Pick<Report, 'atOnce'>,
  { ours, plain }: Candidates,
  { durationMs, differingAnswers }: Replay,
): Report {
  const [our, their] = [ours.usage.total(), plain.usage.total()]
  return {
    operations,
    seed,
    atOnce,
    durationMs: Math.round(durationMs),
    plain: toRates(their),
    ours: toRates(our),
    oursByKind: Object.fromEntries(
      [...ours.usage.byKind].map(([kind, usage]) => [kind, toRates(usage)]),
    ),
    calls: compare(our.calls, their.calls, TARGETS.calls),
    bytes: compare(our.bytes, their.bytes, TARGETS.bytes),
    differingAnswers,
  }
}

function toRates({ operations, calls, bytes, hits }: Usage): Rates {
  // A short workload can have none of a kind.
  const thousands = Math.max(1, operations) / 1_000
  return {
    operations,
    callsPerThousand: calls / thousands,
    kilobytesPerThousand: bytes / 1_000 / thousands,
    hitRatio: hits / Math.max(1, operations),
  }
}

function compare(our: number, their: number, target: number): Comparison {
  const ratio = our / their
  return { ratio, isTargetReached: ratio <= target }
}

/** A report as tables for the terminal. */
export function formatReport(report: Report): string {
  const { operations, seed, atOnce, durationMs, plain, ours, oursByKind, calls, bytes } = report
  return [
    `${operations} operations of seed ${seed}, ${atOnce} at once, replayed in ${(durationMs / 1000).toFixed(0)} s`,
    '',
    toLine('LinkedIn for 1 000 operations', [...HEADINGS, 'calls ratio', 'kB ratio']),
    toRow('plain Apollo Server', plain, '1.00', '1.00'),
    toRow('this server', ours, calls.ratio.toFixed(3), bytes.ratio.toFixed(3)),
    ...toTargets(report),
    '',
    ...(atOnce === 1 ? toRowsByKind(oursByKind) : []),
    toLine('Answers that differ', [String(report.differingAnswers)]),
  ].join('\n')
}

/** Calls belong to operations of a kind only where operations come one after another. */
function toRowsByKind(ratesByKind: Report['oursByKind']): string[] {
  return [
    toLine('This server, for 1 000 of a kind', [...HEADINGS, 'operations']),
    ...Object.entries(ratesByKind).map(([kind, rates]) =>
      toRow(kind, rates, `${rates.operations}`),
    ),
    '',
  ]
}

const HEADINGS = ['calls', 'kB', 'hit ratio']

function toRow(name: string, rates: Rates, ...more: readonly string[]): string {
  return toLine(`  ${name}`, [
    rates.callsPerThousand.toFixed(1),
    rates.kilobytesPerThousand.toFixed(1),
    `${(rates.hitRatio * 100).toFixed(1)} %`,
    ...more,
  ])
}

function toTargets({ operations, calls, bytes }: Report): string[] {
  if (operations < WHOLE_WORKLOAD) {
    return [`  The targets are for ${WHOLE_WORKLOAD} operations: fewer hardly repeat anything.`]
  }
  return [
    toTarget('calls', TARGETS.calls, calls.isTargetReached),
    toTarget('kilobytes', TARGETS.bytes, bytes.isTargetReached),
  ]
}

const WHOLE_WORKLOAD = 10_000

function toTarget(what: string, target: number, isReached: boolean): string {
  return `  Target: a ratio of at most ${target} in ${what}: ${isReached ? 'reached' : 'missed'}.`
}

function toLine(title: string, cells: readonly string[]): string {
  return `${title.padEnd(40)}${cells.map((cell) => cell.padStart(13)).join('')}`
}
