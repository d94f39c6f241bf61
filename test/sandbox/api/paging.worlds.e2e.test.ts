import { afterEach, describe, expect, it } from 'vitest'
import type { SandboxAssumptions } from '../../../src/sandbox/sandbox.ts'
import { type SandboxedTestServer, startTestServer } from '../../support/test-server.ts'

const WAYS: readonly { description: string; assumptions: Partial<SandboxAssumptions> }[] = [
  { description: 'as documented', assumptions: {} },
  { description: 'shorter than they say, with a link', assumptions: { maximumPlaces: 7 } },
  {
    description: 'shorter than they say, without a link',
    assumptions: { maximumPlaces: 7, nextLink: 'none' },
  },
  { description: 'as short as they say', assumptions: { maximumPlaces: 7, countEcho: 'places' } },
  { description: 'with places left out', assumptions: { hiddenPlaces: [10, 40] } },
  {
    description: 'with places left out, and no link',
    assumptions: { hiddenPlaces: [10, 40], nextLink: 'none' },
  },
  {
    description: 'with places left out, and as many counted as there are',
    assumptions: { hiddenPlaces: [15, 22], countEcho: 'elements', nextLink: 'none' },
  },
  {
    description: 'shorter than they say, with places left out, and no link',
    assumptions: { maximumPlaces: 7, hiddenPlaces: [10, 40], nextLink: 'none' },
  },
  {
    description: 'shorter than requested, with places left out, and as many counted as there are',
    assumptions: {
      maximumPlaces: 7,
      hiddenPlaces: [15, 22],
      countEcho: 'elements',
      nextLink: 'none',
    },
  },
  { description: 'with absolute links', assumptions: { maximumPlaces: 7, nextLink: 'absolute' } },
  { description: 'with links to themselves', assumptions: { nextLink: 'self', maximumPlaces: 7 } },
  { description: 'with a start that is not true', assumptions: { startEcho: 'zero' } },
  { description: 'with totals that move', assumptions: { totalSurplus: 30, maximumPlaces: 7 } },
  { description: 'and refused behind the end', assumptions: { windowPastTheEnd: 'reject' } },
]

const CONNECTIONS = [
  'learningAssets(filter: { keyword: "java" }, $page)',
  'catalog(assetType: COURSE, locale: "de-DE", $page)',
  'classifications(type: TOPIC, locale: "en-US", $page)',
  'learningActivityReports(startedAt: "2024-05-01T00:00:00Z", endedAt: "2024-05-08T00:00:00Z", groupBy: [INDIVIDUAL], $page)',
  'learningActivityReports(startedAt: "2024-05-01T00:00:00Z", endedAt: "2024-05-29T00:00:00Z", groupBy: [INDIVIDUAL], $page)',
]

describe.each(WAYS)('the sandbox serves pages $description', ({ assumptions }) => {
  let server: SandboxedTestServer
  afterEach(() => server.close())

  it('and each connection gives each element once, both ways', async () => {
    server = await startTestServer(
      { assetCount: 100, now: () => Date.parse('2024-06-15T00:00:00Z'), assumptions },
      { areActivityReportsEnabled: true },
    )
    for (const connection of CONNECTIONS) {
      const total = await countOf(connection)
      const forward = await walk(connection, 'first', 'after', 'hasNextPage', 'endCursor')
      const backward = await walk(connection, 'last', 'before', 'hasPreviousPage', 'startCursor')
      const names = forward.flat()
      const [from, to] = assumptions.hiddenPlaces ?? [0, 0]
      const hidden = Math.max(0, Math.min(total, to) - from)
      // Of a long span the sandbox hides a learner in each part, whose order differs.
      const isMerged = connection.includes('05-29')

      expect(new Set(names).size, connection).toBe(names.length)
      if (!isMerged) expect(names.length, connection).toBe(total - hidden)
      expect(backward.reverse().flat(), connection).toEqual(names)
    }
  })

  const selection = (nodes: string) =>
    `{ nodes { ${nodes} } pageInfo { startCursor endCursor hasNextPage hasPreviousPage } totalCount }`

  async function ask(connection: string, page: string) {
    const nodes = connection.startsWith('learningActivity') ? 'learner { name: urn }' : 'name: urn'
    const { data, errors } = await server.query(
      `{ page: ${connection.replace('$page', page)} ${selection(nodes)} }`,
    )
    expect(errors).toBeUndefined()
    return data.page
  }

  async function countOf(connection: string): Promise<number> {
    return (await ask(connection, 'first: 1')).totalCount
  }

  async function walk(
    connection: string,
    size: string,
    from: string,
    more: string,
    cursor: string,
  ): Promise<string[][]> {
    const pages: string[][] = []
    for (let page = `${size}: 20`; pages.length < 200; ) {
      const { nodes, pageInfo } = await ask(connection, page)
      pages.push(
        nodes.map(
          (node: { name?: string; learner?: { name: string } }) => node.name ?? node.learner?.name,
        ),
      )
      if (!pageInfo[more]) return pages
      page = `${size}: 20, ${from}: "${pageInfo[cursor]}"`
    }
    throw new Error('The walk does not end')
  }
})
