import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CostReport } from './cost-report.ts'
import { drawPlot } from './draw-plot.ts'
import { formatTables } from './format-table.ts'

const DOCS = join(import.meta.dirname, '../../docs')

/** What of the page the figures take, from one mark to the other. */
const FIGURES = /(?<=^<!-- npm run bench -- --docs writes this -->\n).*(?=^<!-- until here -->$)/ms

/** Writes the figures and the plot into `docs/benchmarks.md`, in place of those that are there. */
export async function updateDocs(report: CostReport): Promise<void> {
  const page = join(DOCS, 'benchmarks.md')
  const text = await readFile(page, 'utf8')
  await writeFile(join(DOCS, 'images/costs.svg'), drawPlot(report))
  await writeFile(
    page,
    text.replace(FIGURES, () => `\n${formatTables(report)}\n\n`),
  )
}
