import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type FakeLinkedIn, startFakeLinkedIn } from '../../support/fake-linkedin.ts'
import {
  type Answer,
  type SandboxedTestServer,
  startServerFor,
  startTestServer,
  type TestServer,
} from '../../support/test-server.ts'

const START = 1_627_267_600_000
const DAY = 86_400_000
const ENABLED = { areActivityReportsEnabled: true }

const at = (epochMs: number) => new Date(epochMs).toISOString()

/** A query for reports on so many days from the start. */
function reports(days: number, args = '', selection = 'totalCount', startedAt = START): string {
  const span = `startedAt: "${at(startedAt)}", endedAt: "${at(startedAt + days * DAY)}"`
  return `{ learningActivityReports(${span} ${args}) { ${selection} } }`
}

const PROGRESS = 'groupBy: [INDIVIDUAL, CONTENT], filter: {assetType: COURSE}'

function extensionsOf({ errors }: Answer) {
  return errors?.map(({ extensions }) => extensions)
}

describe('Query.learningActivityReports of the sandbox', () => {
  let server: SandboxedTestServer

  beforeAll(async () => {
    server = await startTestServer({ assetCount: 300 }, ENABLED)
  })

  beforeEach(() => server.sandbox.clearCalls())

  afterAll(() => server.close())

  const calls = () => server.sandbox.calls.filter(({ path }) => path.startsWith('/v2/'))

  it('sends the documented parameters in one call', async () => {
    await server.query(
      reports(7, 'first: 1, filter: {contentSource: ALL_SOURCES}', 'nodes { latestDataAt }'),
    )

    const documented =
      'q=criteria&count=1&startedAt=1627267600000&timeOffset.unit=DAY&timeOffset.duration=7&aggregationCriteria.primary=ACCOUNT&contentSource=ALL_SOURCES'
    expect(calls().map(({ path }) => path)).toEqual(['/v2/learningActivityReports'])
    expect(Object.fromEntries(new URLSearchParams(calls()[0]?.query))).toEqual(
      Object.fromEntries(new URLSearchParams(documented)),
    )
  })

  it('reports on an account', async () => {
    const { data, errors } = await server.query(
      reports(
        7,
        '',
        `totalCount startedAt endedAt nodes {
          latestDataAt
          learner { kind urn name email groups customAttributes { name } }
          content { name }
          activities { metric linkedInMetric value qualifier linkedInQualifier isUpperBound
            assetType linkedInAssetType firstEngagedAt lastEngagedAt }
        }`,
      ),
    )

    expect(errors).toBeUndefined()
    const { nodes, ...connection } = data.learningActivityReports
    expect(connection).toEqual({
      totalCount: 1,
      startedAt: at(START),
      endedAt: at(START + 7 * DAY),
    })
    expect(nodes[0]).toMatchObject({
      latestDataAt: expect.stringMatching(/T0[67]:59:00.000Z$/),
      learner: {
        kind: 'ACCOUNT',
        urn: 'urn:li:enterpriseAccount:2113185',
        name: null,
        email: null,
        groups: [],
        customAttributes: [],
      },
      content: null,
    })
    expect(nodes[0].activities).toHaveLength(21)
    expect(nodes[0].activities[2]).toEqual({
      metric: 'SECONDS_VIEWED',
      linkedInMetric: 'SECONDS_VIEWED',
      value: expect.any(Number),
      qualifier: 'TOTAL',
      linkedInQualifier: 'TOTAL',
      isUpperBound: false,
      assetType: 'VIDEO',
      linkedInAssetType: 'VIDEO',
      firstEngagedAt: at(START),
      lastEngagedAt: at(START + 7 * DAY),
    })
  })

  it('reports on the progress of each learner with each course', async () => {
    const { data, errors } = await server.query(
      reports(
        14,
        `${PROGRESS}, locale: "en-US", first: 100`,
        `nodes {
          learner { kind urn name email uniqueUserId groups customAttributes { name values } }
          content { urn name providerName locale webUrl }
          activities { metric value }
        }`,
      ),
    )

    expect(errors).toBeUndefined()
    const { nodes } = data.learningActivityReports
    expect(nodes[0]).toMatchObject({
      learner: { kind: 'INDIVIDUAL', name: expect.any(String) },
      content: {
        urn: expect.stringMatching(/^urn:li:lyndaCourse:/),
        locale: 'en-US',
        webUrl: null,
      },
    })
    expect(calls()[0]?.query).toContain('&locale.language=en&')
    const emails = nodes.map(({ learner }: { learner: { email: string | null } }) => learner.email)
    expect(emails).toContain(null)
    expect(emails.some((email: string | null) => email?.endsWith('.example'))).toBe(true)
  })

  it('counts by one call for one report', async () => {
    const { data } = await server.query(reports(14, 'groupBy: [INDIVIDUAL], first: 100'))

    expect(data.learningActivityReports.totalCount).toBeGreaterThan(100)
    expect(calls().map(({ query }) => new URLSearchParams(query).get('count'))).toEqual(['1'])
  })

  it('calls LinkedIn each time: reports are not cached', async () => {
    await server.query(reports(7))
    await server.query(reports(7))

    expect(calls()).toHaveLength(2)
  })

  it('rounds the span up to whole days', async () => {
    const { data } = await server.query(reports(6.01, '', 'endedAt'))

    expect(data.learningActivityReports.endedAt).toBe(at(START + 7 * DAY))
  })

  it('reads 14 days at once, and longer spans in parts of 14 days', async () => {
    await server.query(reports(14))
    await server.query(reports(33))

    const spans = calls().map(({ query }) => {
      const parameters = new URLSearchParams(query)
      const offset = (Number(parameters.get('startedAt')) - START) / DAY
      return [offset, Number(parameters.get('timeOffset.duration'))]
    })
    expect(spans).toEqual([
      [0, 14],
      [0, 14],
      [14, 14],
      [28, 5],
    ])
  })

  it('marks sums of unique counts as upper bounds', async () => {
    const selection = 'nodes { activities { metric value qualifier isUpperBound } }'

    const { data } = await server.query(reports(28, '', selection))

    const { activities } = data.learningActivityReports.nodes[0]
    expect(activities[1]).toMatchObject({ metric: 'VIEWS', qualifier: 'UNIQUE' })
    // There are 120 learners.
    expect(activities[1].value).toBeGreaterThan(120)
    expect(activities[1].isUpperBound).toBe(true)
    expect(activities[2]).toMatchObject({ qualifier: 'TOTAL', isUpperBound: false })
  })

  it('sums up the days of a long span', async () => {
    const selection = `nodes {
      learner { urn } content { urn } activities { metric value firstEngagedAt lastEngagedAt }
    }`
    const valuesOf = async (days: number, startedAt: number) => {
      const values = new Map<string, { value: number; first: string; last: string }>()
      let after: string | null = null
      do {
        const args: string = `${PROGRESS}, first: 100${after ? `, after: "${after}"` : ''}`
        const fields = `${selection} pageInfo { hasNextPage endCursor }`
        const { data } = await server.query(reports(days, args, fields, startedAt))
        const { nodes, pageInfo } = data.learningActivityReports
        for (const { learner, content, activities } of nodes) {
          for (const { metric, value, firstEngagedAt, lastEngagedAt } of activities) {
            const key = `${metric} ${learner.urn} ${content.urn}`
            values.set(key, { value, first: firstEngagedAt, last: lastEngagedAt })
          }
        }
        after = pageInfo.hasNextPage ? pageInfo.endCursor : null
      } while (after)
      return values
    }

    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 365 * 24 }),
        fc.integer({ min: 15, max: 45 }),
        async (hour, days) => {
          const startedAt = START - hour * 3_600_000
          const whole = await valuesOf(days, startedAt)
          const sum: typeof whole = new Map()
          for (let day = 0; day < days; day += 1) {
            for (const [key, later] of await valuesOf(1, startedAt + day * DAY)) {
              const { value, first } = sum.get(key) ?? { value: 0, first: later.first }
              const isLevel = key.startsWith('PROGRESS_PERCENTAGE')
              sum.set(key, {
                value: isLevel ? Math.max(value, later.value) : value + later.value,
                first,
                last: later.last,
              })
            }
          }

          expect(Object.fromEntries(whole)).toEqual(Object.fromEntries(sum))
        },
      ),
      { numRuns: 4 },
    )
  })

  it.each([7, 30])('pages through the reports on %d days, forwards and backwards', async (days) => {
    const page = (args: string) =>
      server
        .query(
          reports(
            days,
            `groupBy: [INDIVIDUAL], sortBy: {metric: SECONDS_VIEWED}, ${args}`,
            'totalCount pageInfo { hasNextPage hasPreviousPage endCursor startCursor } edges { cursor node { learner { urn } } }',
          ),
        )
        .then(({ data }) => data.learningActivityReports)
    type Edge = { node: { learner: { urn: string } } }
    const urnsOf = ({ edges }: { edges: Edge[] }) => edges.map(({ node }) => node.learner.urn)

    const first = await page('first: 60')
    const second = await page(`first: 60, after: "${first.pageInfo.endCursor}"`)
    const last = await page('last: 10')
    const before = await page(`last: 60, before: "${second.pageInfo.startCursor}"`)

    const all = [...urnsOf(first), ...urnsOf(second)]
    expect(all).toHaveLength(first.totalCount)
    expect(new Set(all).size).toBe(first.totalCount)
    expect(second.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true })
    expect(urnsOf(last)).toEqual(all.slice(-10))
    expect(urnsOf(before)).toEqual(urnsOf(first))
  })

  it.each([7, 30])('sorts the reports on %d days by a metric', async (days) => {
    const secondsOf = async (direction: string) => {
      const { data } = await server.query(
        reports(
          days,
          `groupBy: [CONTENT], filter: {assetType: COURSE}, sortBy: {metric: SECONDS_VIEWED, direction: ${direction}}`,
          'nodes { activities { value } }',
        ),
      )
      type Node = { activities: [{ value: number }] }
      return data.learningActivityReports.nodes.map(({ activities }: Node) => activities[0].value)
    }

    const descending: number[] = await secondsOf('DESCENDING')
    expect(descending).toEqual(descending.toSorted((one, other) => other - one))
    expect(await secondsOf('ASCENDING')).toEqual(descending.toReversed())
  })

  it.each([
    { argumentName: 'endedAt', days: 0, args: '' },
    { argumentName: 'endedAt', days: -1, args: '' },
    { argumentName: 'endedAt', days: 367, args: '' },
    { argumentName: 'groupBy', days: 7, args: 'groupBy: []' },
    { argumentName: 'groupBy', days: 7, args: 'groupBy: [ACCOUNT, ACCOUNT]' },
    { argumentName: 'groupBy', days: 7, args: 'groupBy: [ACCOUNT, INDIVIDUAL, CONTENT]' },
    { argumentName: 'filter.assetType', days: 7, args: 'groupBy: [CONTENT]' },
    { argumentName: 'filter.assetType', days: 7, args: 'groupBy: [INDIVIDUAL, CONTENT]' },
    { argumentName: 'filter.assetType', days: 7, args: 'filter: {assetType: UNKNOWN}' },
    {
      argumentName: 'filter.learnerGroups',
      days: 7,
      args: 'filter: {learnerGroups: ["urn:li:lyndaCourse:1"]}',
    },
    { argumentName: 'sortBy.metric', days: 7, args: 'sortBy: {metric: UNKNOWN}' },
    {
      argumentName: 'sortBy.qualifier',
      days: 7,
      args: 'sortBy: {metric: VIEWS, qualifier: UNKNOWN}',
    },
    { argumentName: 'first', days: 7, args: 'first: 101' },
    { argumentName: 'after', days: 7, args: 'after: "bGVhcm5pbmdBc3NldHM6MQ"' },
  ])('refuses $args on $days days, naming $argumentName', async ({ argumentName, days, args }) => {
    const answer = await server.query(reports(days, args))

    expect(answer.data).toEqual({ learningActivityReports: null })
    expect(extensionsOf(answer)).toEqual([{ code: 'BAD_USER_INPUT', argumentName }])
    expect(calls()).toEqual([])
  })

  it('takes a span of 366 days', async () => {
    const { data, errors } = await server.query(reports(366))

    expect(errors).toBeUndefined()
    expect(data.learningActivityReports.totalCount).toBe(1)
    expect(calls()).toHaveLength(27)
  })
})

describe('Query.learningActivityReports of a LinkedIn', () => {
  let linkedIn: FakeLinkedIn
  let server: TestServer

  beforeEach(async () => {
    linkedIn = await startFakeLinkedIn()
    server = await startServerFor(linkedIn.config, ENABLED)
  })

  afterEach(async () => {
    await server.close()
    await linkedIn.close()
  })

  const page = (elements: unknown[], total = elements.length) => ({
    body: { elements, paging: { total, count: elements.length, start: 0, links: [] } },
  })
  const EVERYTHING = `nodes {
    latestDataAt learner { kind urn name email uniqueUserId groups customAttributes { name } }
    content { urn name providerName locale webUrl }
    activities { metric linkedInMetric value qualifier linkedInQualifier assetType
      linkedInAssetType firstEngagedAt lastEngagedAt }
  }`

  it('answers with null for missing values, and with UNKNOWN for undocumented ones', async () => {
    linkedIn.answers(
      page([
        {},
        { latestDataAt: 9e15, learnerDetails: {}, contentDetails: {}, activities: [{}] },
        {
          activities: [
            {
              engagementType: 'PODCASTS_HUMMED',
              engagementValue: 3e9,
              engagementMetricQualifier: 'ROUGHLY',
              assetType: 'PODCAST',
              firstEngagedAt: null,
            },
          ],
        },
      ]),
    )

    const { data, errors } = await server.query(reports(7, '', EVERYTHING))

    expect(errors).toBeUndefined()
    expect(data.learningActivityReports.nodes).toMatchObject([
      { latestDataAt: null, learner: null, content: null, activities: [] },
      {
        latestDataAt: null,
        learner: { kind: 'UNKNOWN', urn: null, groups: [], customAttributes: [] },
        content: { urn: null, name: null },
        activities: [{ metric: 'UNKNOWN', linkedInMetric: null, value: null, qualifier: null }],
      },
      {
        activities: [
          {
            metric: 'UNKNOWN',
            linkedInMetric: 'PODCASTS_HUMMED',
            value: 2_147_483_647,
            qualifier: 'UNKNOWN',
            linkedInQualifier: 'ROUGHLY',
            assetType: 'UNKNOWN',
            linkedInAssetType: 'PODCAST',
            firstEngagedAt: null,
            lastEngagedAt: null,
          },
        ],
      },
    ])
  })

  it('refuses a span of more reports than are merged, and says what to change', async () => {
    const links = [{ rel: 'next', href: '/v2/learningActivityReports?start=1&count=1' }]
    linkedIn.answers({ body: { elements: [{}], paging: { total: 51, count: 1, start: 0, links } } })

    const answer = await server.query(reports(28, 'groupBy: [INDIVIDUAL]', EVERYTHING))

    expect(extensionsOf(answer)).toEqual([{ code: 'BAD_USER_INPUT', argumentName: 'endedAt' }])
    expect(answer.errors?.[0]?.message).toContain('choose an earlier "endedAt"')
    expect(linkedIn.requests).toHaveLength(2)
  })

  it('fails as a whole where a part of a span fails', async () => {
    linkedIn.answers(({ target }) =>
      target.includes('timeOffset.duration=6')
        ? { status: 403, body: { status: 403, message: 'no' } }
        : page([{}]),
    )

    const answer = await server.query(reports(20, '', EVERYTHING))

    expect(answer.data).toEqual({ learningActivityReports: null })
    expect(extensionsOf(answer)).toEqual([{ code: 'UPSTREAM_UNAUTHORIZED' }])
  })

  it.each([
    { description: 'a whole answer', answer: page([{ learnerDetails: { name: 'CANARY' } }]) },
    {
      description: 'a page that is none',
      answer: { body: { elements: [{ learnerDetails: { email: 'CANARY' } }, 'CANARY'] } },
    },
    { description: 'no JSON', answer: { body: '[{"name": "CANARY"' } },
    {
      description: 'a failure that quotes',
      answer: { status: 400, body: { status: 400, code: 'ILLEGAL_ARGUMENT', message: 'CANARY' } },
    },
    {
      description: 'another shape than documented',
      answer: page([
        {
          latestDataAt: 'CANARY',
          learnerDetails: {
            name: { value: ['CANARY'] },
            email: { at: 'CANARY' },
            entity: { profileUrn: { of: 'CANARY' } },
            enterpriseGroups: [{ name: 'CANARY' }],
          },
          activities: [{ engagementValue: 'CANARY', firstEngagedAt: 'CANARY' }],
        },
      ]),
    },
  ])('logs no personal data of $description', async ({ answer }) => {
    linkedIn.answers(answer)

    const given = await server.query(reports(7, '', EVERYTHING))

    expect(server.logLines.join('')).not.toContain('CANARY')
    expect(JSON.stringify(given.errors ?? [])).not.toContain('CANARY')
  })
})

describe('Query.learningActivityReports where it is turned off', () => {
  it('is forbidden, makes no call, and logs nothing', async () => {
    const linkedIn = await startFakeLinkedIn()
    const server = await startServerFor(linkedIn.config)

    const answer = await server.query(reports(7))

    expect(answer).toMatchObject({
      data: { learningActivityReports: null },
      errors: [
        {
          message: 'Activity reports are turned off on this server.',
          path: ['learningActivityReports'],
          extensions: { code: 'FORBIDDEN' },
        },
      ],
    })
    expect(linkedIn.requests).toEqual([])
    expect(linkedIn.tokenRequests).toEqual([])
    expect(server.logLines.filter((line) => /"level":"(warn|error)"/.test(line))).toEqual([])
    await server.close()
    await linkedIn.close()
  })
})
