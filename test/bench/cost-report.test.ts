import { describe, expect, it } from 'vitest'
import { CASES } from '../../bench/costs/cases.ts'
import { createCostReport } from '../../bench/costs/cost-report.ts'
import { drawPlot } from '../../bench/costs/draw-plot.ts'
import { formatTables } from '../../bench/costs/format-table.ts'
import type { ServerCost, Turn } from '../../bench/costs/measure-costs.ts'

describe('createCostReport', () => {
  const report = createCostReport(
    CASES.slice(0, 1).map((measured) => ({
      measured,
      answerBytes: 9_000,
      servers: [
        serverCost('floor', [turnOf(40), turnOf(60), turnOf(50)]),
        serverCost('ours', [turnOf(100), turnOf(90), turnOf(500)]),
      ],
    })),
    { withCredentials: [900, 1_100, 1_000], withoutCredentials: [] },
  )

  it('divides the median of the rounds by that of the floor', () => {
    const [floor, ours] = report.cases[0]?.servers ?? []

    expect(floor?.loads[0]).toMatchObject({
      cpuMicroseconds: { median: 50, lowest: 40, highest: 60 },
      ratio: 1,
    })
    expect(ours?.loads[0]).toMatchObject({
      cpuMicroseconds: { median: 100, lowest: 90, highest: 500 },
      ratio: 2,
    })
  })

  it('takes the 99th percentile of the answers of all rounds', () => {
    expect(report.cases[0]?.servers[0]?.loads[0]?.p99Ms).toBe(99)
  })

  it('is shown as tables', () => {
    const [, heading, table, starts] = formatTables(report).split('\n\n')

    expect(heading).toBe(`${CASES[0]?.title} (9.0 kB). Connections: 32.`)
    expect(table).toContain('| ours  |    100 | ±400 % |  2.00 |        50 |   99.0 |     80 |')
    expect(starts).toContain('| with credentials           | 1000 |       900–1100 |')
  })

  it('is shown as a plot, in which twice the CPU time is as much longer in every row', () => {
    const lengths = [...drawPlot(report).matchAll(/<rect .*?width="(\d+)"/g)].map(([, width]) =>
      Number(width),
    )

    expect(lengths).toEqual([Math.round(110 * Math.log10(5)), Math.round(110 * Math.log10(10))])
  })
})

function serverCost(name: ServerCost['name'], turns: readonly Turn[]): ServerCost {
  return { name, title: name, residentBytes: 80_000_000, turns: new Map([[32, turns]]) }
}

/** 100 answers in two seconds, of 1 to 100 milliseconds each. */
function turnOf(cpuMicroseconds: number): Turn {
  return {
    answers: 100,
    cpuMicroseconds: cpuMicroseconds * 100,
    durationMs: 2_000,
    latenciesMs: Array.from({ length: 100 }, (_, index) => index + 1),
    calls: 0,
    upstreamBytes: 0,
  }
}
