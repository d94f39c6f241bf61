import type { Contenders, Replay } from './replay.ts'
import type { Asked } from './tally.ts'
import type { WorkloadOptions } from './workload/workload.ts'

/** What is aimed at, as a share of what the plain server asks. */
export const AIMS = { calls: 1 / 5, bytes: 1 / 10 }

/** What is asked for 1 000 operations. */
export interface Rates {
  readonly operations: number
  readonly callsPerThousand: number
  readonly kilobytesPerThousand: number
  /** From 0 to 1. */
  readonly hitRatio: number
}

/** All that is reported. */
export interface Figures extends WorkloadOptions {
  readonly durationMs: number
  readonly plain: Rates
  readonly ours: Rates
  readonly oursByKind: Readonly<Record<string, Rates>>
  /** Ours to the plain server's, and whether that is what is aimed at. */
  readonly calls: Comparison
  readonly bytes: Comparison
  readonly differingAnswers: number
}

interface Comparison {
  readonly ratio: number
  readonly isAimReached: boolean
}

/** What came of a workload, as figures that do not depend on its length. */
export function toFigures(
  { operations, seed }: WorkloadOptions,
  { ours, plain }: Contenders,
  { durationMs, differingAnswers }: Replay,
): Figures {
  const [our, their] = [ours.tally.total(), plain.tally.total()]
  return {
    operations,
    seed,
    durationMs: Math.round(durationMs),
    plain: toRates(their),
    ours: toRates(our),
    oursByKind: Object.fromEntries(
      [...ours.tally.byKind].map(([kind, asked]) => [kind, toRates(asked)]),
    ),
    calls: compare(our.calls, their.calls, AIMS.calls),
    bytes: compare(our.bytes, their.bytes, AIMS.bytes),
    differingAnswers,
  }
}

function toRates({ operations, calls, bytes, unasked }: Asked): Rates {
  // A short workload can have none of a kind.
  const thousands = Math.max(1, operations) / 1_000
  return {
    operations,
    callsPerThousand: calls / thousands,
    kilobytesPerThousand: bytes / 1_000 / thousands,
    hitRatio: unasked / Math.max(1, operations),
  }
}

function compare(our: number, their: number, aim: number): Comparison {
  const ratio = our / their
  return { ratio, isAimReached: ratio <= aim }
}
