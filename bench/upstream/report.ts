import { AIMS, type Figures, type Rates } from './figures.ts'

/** The figures as tables for the terminal. */
export function formatFigures(figures: Figures): string {
  const { operations, seed, durationMs, plain, ours, oursByKind, calls, bytes } = figures
  return [
    `${operations} operations of seed ${seed}, asked in ${(durationMs / 1000).toFixed(0)} s`,
    '',
    toLine('Asked of LinkedIn by 1 000 operations', [...HEADINGS, 'calls ratio', 'kB ratio']),
    toRow('plain Apollo Server', plain, '1.00', '1.00'),
    toRow('this server', ours, calls.ratio.toFixed(3), bytes.ratio.toFixed(3)),
    ...toAims(figures),
    '',
    toLine('Of this server, by 1 000 of a kind', [...HEADINGS, 'operations']),
    ...Object.entries(oursByKind).map(([kind, rates]) => toRow(kind, rates, `${rates.operations}`)),
    '',
    toLine('Answers that differ', [String(figures.differingAnswers)]),
  ].join('\n')
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

/** What is aimed at is meant for the whole workload: a short one hardly asks for anything twice. */
function toAims({ operations, calls, bytes }: Figures): string[] {
  if (operations < WHOLE_WORKLOAD) {
    return [`  The aims are for ${WHOLE_WORKLOAD} operations: fewer hardly ask for anything twice.`]
  }
  return [
    toAim('calls', AIMS.calls, calls.isAimReached),
    toAim('kilobytes', AIMS.bytes, bytes.isAimReached),
  ]
}

const WHOLE_WORKLOAD = 10_000

function toAim(what: string, aim: number, isReached: boolean): string {
  return `  The aim is a ratio of ${aim} at most in ${what}: ${isReached ? 'reached' : 'missed'}.`
}

function toLine(title: string, cells: readonly string[]): string {
  return `${title.padEnd(40)}${cells.map((cell) => cell.padStart(13)).join('')}`
}
