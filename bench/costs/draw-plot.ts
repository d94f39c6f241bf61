import type { CaseReport, CostReport, ServerReport } from './cost-report.ts'

/** A report as a picture in SVG: for each case the CPU time of every server, as bars of a logarithm. */
export function drawPlot({ cases, node }: CostReport): string {
  let y = 46
  const drawn = cases.map((each) => {
    const picture = drawCase(each, y)
    y += 30 + each.servers.length * ROW
    return picture
  })
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y}" viewBox="0 0 ${WIDTH} ${y}" role="img" aria-labelledby="title">
<title id="title">CPU time of one answer, by case and server</title>
<style>
text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #768390 }
.case { font-weight: 600 }
.server { text-anchor: end }
.ours { fill: #6e40c9 }
.other { fill: #8b949e }
</style>
<text x="14" y="22">CPU µs of one answer at ${cases[0] && toMainLoad(cases[0].servers[0])?.connections} connections, and its ratio to the floor, Node.js ${node}. Each bar ten times as long in µs is ${DECADE} pixels longer.</text>
${drawn.join('\n')}
</svg>
`
}

const WIDTH = 860
const ROW = 20
const LEFT = 190
/** The length of a power of ten, and of the shortest bar in microseconds. */
const DECADE = 110
const SHORTEST = 10

function drawCase({ title, servers }: CaseReport, y: number): string {
  const rows = servers.map((server, index) => drawServer(server, y + 8 + index * ROW))
  return [`<text x="14" y="${y}" class="case">${title}</text>`, ...rows].join('\n')
}

function drawServer(server: ServerReport, y: number): string {
  const load = toMainLoad(server)
  const median = load?.cpuMicroseconds.median ?? SHORTEST
  const length = Math.max(1, Math.round(Math.log10(median / SHORTEST) * DECADE))
  const figures = `${Math.round(median)} µs, ${load?.ratio.toFixed(1)}×`
  return `<text x="${LEFT - 8}" y="${y + 12}" class="server">${toText(server.title)}</text><rect x="${LEFT}" y="${y}" width="${length}" height="15" rx="2" class="${server.name === 'ours' ? 'ours' : 'other'}"/><text x="${LEFT + length + 6}" y="${y + 12}">${figures}</text>`
}

/** The load in the middle: neither idle between answers nor more than one process can take. */
function toMainLoad(server: ServerReport | undefined) {
  return server?.loads[Math.floor(server.loads.length / 2)]
}

/** Markdown's marks are none in a picture. */
function toText(title: string): string {
  return title.replace(/[`*]/g, '')
}
