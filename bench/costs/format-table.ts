import type { CaseReport, CostReport, LoadReport, ServerReport, Spread } from './cost-report.ts'

/** A report as tables in Markdown whose columns also stand below each other in a terminal. */
export function formatTables(report: CostReport): string {
  const { date, node, cores, processor, cases, starts } = report
  return [
    `${date}, Node.js ${node}, ${cores} cores (${processor}).`,
    ...cases.map(formatCase),
    ...(Number.isNaN(starts.withCredentials.median) ? [] : [formatStarts(starts)]),
  ].join('\n\n')
}

function formatStarts({ withCredentials, withoutCredentials }: CostReport['starts']): string {
  return formatRows([
    ['From start to first answer', 'ms', 'lowest–highest'],
    toStartRow('with credentials', withCredentials),
    toStartRow('without, on the sandbox', withoutCredentials),
  ])
}

/** One row a server; a cell has a figure for each number of connections. */
function formatCase({ title, answerBytes, servers }: CaseReport): string {
  const connections = servers[0]?.loads.map((load) => load.connections).join(' / ')
  const heading = `${title} (${(answerBytes / 1_000).toFixed(1)} kB). Connections: ${connections}.`
  return `${heading}\n\n${formatRows([HEADINGS, ...servers.map(toRow)])}`
}

const HEADINGS = [
  '',
  'CPU µs',
  'spread',
  'ratio',
  'answers/s',
  'p99 ms',
  'RSS MB',
  'calls',
  'upstream kB',
]

function toRow(server: ServerReport): string[] {
  const { title, loads, residentMegabytes, calls, upstreamKilobytes } = server
  const cell = (format: (load: LoadReport) => string) => loads.map(format).join(' / ')
  return [
    title,
    cell((load) => load.cpuMicroseconds.median.toFixed(0)),
    `±${Math.max(...loads.map((load) => toDeviation(load.cpuMicroseconds))).toFixed(0)} %`,
    cell((load) => toThreeDigits(load.ratio)),
    cell((load) => load.requestsPerSecond.median.toFixed(0)),
    cell((load) => toThreeDigits(load.p99Ms)),
    residentMegabytes.toFixed(0),
    toThreeDigits(calls),
    toThreeDigits(upstreamKilobytes),
  ]
}

/** How far from the median a measurement was at most, in percent of it. */
function toDeviation({ median, lowest, highest }: Spread): number {
  return (Math.max(highest - median, median - lowest) / median) * 100
}

/** As many digits as tell figures apart that are measured anew. */
function toThreeDigits(figure: number): string {
  if (figure === 0) return '0'
  return figure.toFixed(Math.max(0, 2 - Math.floor(Math.log10(Math.abs(figure)))))
}

function toStartRow(title: string, { median, lowest, highest }: Spread): string[] {
  return [title, median.toFixed(0), `${lowest.toFixed(0)}–${highest.toFixed(0)}`]
}

function formatRows(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]?.map((_, column) =>
    Math.max(3, ...rows.map((row) => row[column]?.length ?? 0)),
  )
  const lines = rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths?.[column] ?? 0) : cell.padStart(widths?.[column] ?? 0),
    )
    return `| ${cells.join(' | ')} |`
  })
  const rule = widths?.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  )
  return [lines[0], `| ${rule?.join(' | ')} |`, ...lines.slice(1)].join('\n')
}
