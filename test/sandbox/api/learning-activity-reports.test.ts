import { describe, expect, it } from 'vitest'
import {
  CONTENT_ONLY_APPLICATION,
  REPORTS_ONLY_APPLICATION,
} from '../../../src/sandbox/oauth/applications.ts'
import { createSandboxClient } from '../../support/sandbox.ts'

const PATH = '/v2/learningActivityReports'
const START = 1_627_267_600_000
const DAY = 86_400_000

interface Activity {
  engagementType: string
  engagementValue: number
  engagementMetricQualifier: string
  assetType?: string
  firstEngagedAt?: number | null
  lastEngagedAt?: number | null
}

interface Report {
  latestDataAt: number
  activities: Activity[]
  learnerDetails: Record<string, unknown> & { entity: Record<string, string> }
  contentDetails?: Record<string, unknown>
}

interface ReportPage {
  elements: Report[]
  paging: { total: number; count: number; links: { href: string }[] }
}

const query = (startedAt: number, days: number, rest = '') =>
  `${PATH}?q=criteria&startedAt=${startedAt}&timeOffset.unit=DAY&timeOffset.duration=${days}${rest}`
const INDIVIDUAL = '&aggregationCriteria.primary=INDIVIDUAL'
const PROGRESS = `${INDIVIDUAL}&aggregationCriteria.secondary=CONTENT&assetType=COURSE`
const CONTENT = '&aggregationCriteria.primary=CONTENT&assetType=COURSE'

const labelsOf = (report: Report | undefined) =>
  report?.activities.map(({ engagementType, engagementMetricQualifier, assetType }) =>
    [engagementType, engagementMetricQualifier, assetType].filter(Boolean).join(' '),
  )

const PAIRS = `ARTICLE AUDIO BOOK LEARNING_COLLECTION COURSE DOCUMENT EVENT LEARNING_PATH VIDEO`
  .split(' ')
  .flatMap((type) => [`VIEWS TOTAL ${type}`, `COMPLETIONS TOTAL ${type}`])

describe('activity reports', () => {
  it('answer the documented request in the documented shape and order', async () => {
    const { json } = await createSandboxClient()

    const page = await json<ReportPage>(
      `${PATH}?q=criteria&count=1&startedAt=${START}&timeOffset.unit=DAY&timeOffset.duration=7&aggregationCriteria.primary=ACCOUNT&contentSource=ALL_SOURCES`,
    )

    expect(Object.keys(page)).toEqual(['elements', 'paging'])
    expect(page.paging).toEqual({ total: 1, count: 1, start: 0, links: [] })
    expect(labelsOf(page.elements[0])).toEqual([
      'DAYS_ACTIVE UNIQUE',
      'VIEWS UNIQUE',
      'SECONDS_VIEWED TOTAL VIDEO',
      ...PAIRS,
    ])
    expect(page.elements[0]?.learnerDetails).toEqual({
      entity: { accountUrn: 'urn:li:enterpriseAccount:2113185' },
    })
    expect(page.elements[0]?.activities[0]).toMatchObject({ firstEngagedAt: START })
  })

  it('are the same in every sandbox', async () => {
    const [one, other] = [await createSandboxClient(), await createSandboxClient()]
    const path = query(START, 14, INDIVIDUAL)

    expect(await one.json(path)).toEqual(await other.json(path))
  })

  it('add up over their days, except for unique counts', async () => {
    const { json } = await createSandboxClient()
    const valuesOf = async (startedAt: number, days: number, qualifier: string) => {
      const { elements } = await json<ReportPage>(query(startedAt, days))
      return (elements[0]?.activities ?? [])
        .filter(({ engagementMetricQualifier }) => engagementMetricQualifier === qualifier)
        .map(({ engagementValue }) => engagementValue)
    }
    const sumOfDays = async (qualifier: string) => {
      const days = [0, 1, 2, 3, 4].map((day) => valuesOf(START + day * DAY, 1, qualifier))
      return (await Promise.all(days)).reduce((sum, values) =>
        sum.map((value, index) => value + (values[index] ?? 0)),
      )
    }

    expect(await valuesOf(START, 5, 'TOTAL')).toEqual(await sumOfDays('TOTAL'))
    const [daysActive, viewers = 0] = await valuesOf(START, 5, 'UNIQUE')
    const [sumOfDaysActive, sumOfViewers] = await sumOfDays('UNIQUE')
    expect(daysActive).toBe(sumOfDaysActive)
    expect(viewers).toBeLessThan(sumOfViewers ?? 0)
  })

  it('by learner contain the details that the learner has', async () => {
    const { json } = await createSandboxClient()

    const { elements } = await json<ReportPage>(query(START, 14, `${INDIVIDUAL}&count=1000`))

    expect(elements.length).toBeGreaterThan(100)
    expect(labelsOf(elements[0])).toEqual([
      'DAYS_ACTIVE UNIQUE',
      'SECONDS_VIEWED TOTAL VIDEO',
      ...PAIRS,
    ])
    for (const member of ['email', 'uniqueUserId', 'customAttributes']) {
      const withMember = elements.filter(({ learnerDetails }) => member in learnerDetails)
      expect(withMember.length).toBeGreaterThan(0)
      expect(withMember.length).toBeLessThan(elements.length)
    }
    expect(elements[0]?.learnerDetails.entity['profileUrn']).toMatch(
      /^urn:li:enterpriseProfile:\(urn:li:enterpriseAccount:\d+,\d+\)$/,
    )
  })

  it('have no dates for metrics without events', async () => {
    const { json } = await createSandboxClient()

    const { elements } = await json<ReportPage>(query(START, 1, INDIVIDUAL))

    const nothing = elements[0]?.activities.find(({ engagementValue }) => engagementValue === 0)
    expect(nothing?.firstEngagedAt).toBeNull()
    expect(nothing).not.toHaveProperty('lastEngagedAt')
  })

  it('by learner and content contain the progress', async () => {
    const { json } = await createSandboxClient()

    const { elements } = await json<ReportPage>(query(START, 14, `${PROGRESS}&count=1000`))

    expect(labelsOf(elements[0])?.slice(0, 2)).toEqual([
      'SECONDS_VIEWED TOTAL COURSE',
      'PROGRESS_PERCENTAGE TOTAL COURSE',
    ])
    expect(elements[0]?.contentDetails).toMatchObject({
      name: expect.any(String),
      contentUrn: expect.stringMatching(/^urn:li:lyndaCourse:\d+$/),
      contentProviderName: 'LinkedIn Learning',
      locale: { language: 'en', country: 'US' },
    })
    const completed = elements.filter((report) =>
      report.activities.some(({ engagementType }) => engagementType === 'COMPLETIONS'),
    )
    expect(completed.length).toBeGreaterThan(0)
    expect(completed.length).toBeLessThan(elements.length)
  })

  it('are sorted by a metric, by default the largest first', async () => {
    const { json } = await createSandboxClient()
    const sort =
      '&sortBy.engagementMetricType=SECONDS_VIEWED&sortBy.engagementMetricQualifier=TOTAL'
    const secondsOf = async (rest: string) =>
      (await json<ReportPage>(query(START, 14, CONTENT + sort + rest))).elements.map(
        ({ activities }) => activities[0]?.engagementValue ?? 0,
      )

    const descending = await secondsOf('')
    expect(descending).toEqual(descending.toSorted((one, other) => other - one))
    const ascending = await secondsOf('&sortOrder=ASCENDING')
    expect(ascending).toEqual(ascending.toSorted((one, other) => one - other))
  })

  it('count the content of one source, or the learners of one group', async () => {
    const { json } = await createSandboxClient()
    const secondsOf = async (rest: string) =>
      (await json<ReportPage>(query(START, 14, rest))).elements[0]?.activities[2]
        ?.engagementValue ?? 0

    const all = await secondsOf('&contentSource=ALL_SOURCES')
    const sources = await Promise.all(
      ['LINKEDIN_LEARNING', 'ORGANIZATION', 'THIRD_PARTY'].map((source) =>
        secondsOf(`&contentSource=${source}`),
      ),
    )
    expect(sources.every((seconds) => seconds > 0)).toBe(true)
    expect(sources.reduce((sum, seconds) => sum + seconds)).toBe(all)

    const group = 'urn:li:enterpriseGroup:(urn:li:enterpriseAccount:2113185,501)'
    const ofGroup = await secondsOf(
      `&enterpriseScopeFilters[0].groupUrn=${encodeURIComponent(group)}`,
    )
    expect(ofGroup).toBeGreaterThan(0)
    expect(ofGroup).toBeLessThan(all)
  })

  it.each([
    { season: 'summer', now: Date.UTC(2021, 8, 21, 12), latest: 1_632_207_540_000 },
    {
      season: 'winter',
      now: Date.UTC(2021, 11, 21, 7, 58),
      latest: Date.UTC(2021, 11, 20, 7, 59),
    },
  ])('contain data until 23:59 in California, in $season', async ({ now, latest }) => {
    const { json } = await createSandboxClient({ now: () => now })

    const { elements } = await json<ReportPage>(query(now - 3 * DAY, 14))

    expect(elements[0]?.latestDataAt).toBe(latest)
  })

  it('contain no data of the future', async () => {
    const { json } = await createSandboxClient({ now: () => START })

    expect((await json<ReportPage>(query(START + DAY, 7, INDIVIDUAL))).elements).toEqual([])
  })

  it('have pages of up to 1000, as recorded', async () => {
    const { json } = await createSandboxClient()

    const page = await json<ReportPage>(query(START, 14, `${INDIVIDUAL}&count=110`))

    expect(page.elements).toHaveLength(110)
    expect(page.paging.links[0]?.href).toContain('&start=110')
  })

  it.each([
    { description: 'more than 14 days', path: query(START, 15), status: 500 },
    {
      description: 'more than two weeks',
      path: query(START, 3).replace('DAY', 'WEEK'),
      status: 500,
    },
    {
      description: 'content of no type',
      path: query(START, 7, '&aggregationCriteria.primary=CONTENT'),
      status: 400,
    },
    { description: 'no start', path: `${PATH}?q=criteria`, status: 400 },
    { description: 'no days', path: query(START, 0), status: 400 },
    {
      description: 'an unknown aggregation',
      path: query(START, 7, '&aggregationCriteria.primary=SOCKS'),
      status: 400,
    },
    { description: 'a report by key', path: `${PATH}/urn:li:report:1`, status: 404 },
  ])('are refused for $description', async ({ path, status }) => {
    const { get } = await createSandboxClient()

    expect((await get(path)).status).toBe(status)
  })

  it('require an application with the permission', async () => {
    const { sandbox, requestToken } = await createSandboxClient()
    const statusFor = async ({ clientId, clientSecret }: typeof CONTENT_ONLY_APPLICATION) => {
      const response = await requestToken({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: clientSecret,
      })
      const { access_token } = (await response.json()) as { access_token: string }
      const headers = { authorization: `Bearer ${access_token}` }
      return (await fetch(sandbox.url + query(START, 7), { headers })).status
    }

    expect(await statusFor(REPORTS_ONLY_APPLICATION)).toBe(200)
    expect(await statusFor(CONTENT_ONLY_APPLICATION)).toBe(403)
  })
})

describe('assumptions about activity reports', () => {
  it('decide whether content needs an asset type', async () => {
    const { get } = await createSandboxClient({
      assumptions: { contentReportsNeedAssetType: false },
    })

    const { status } = await get(query(START, 7, '&aggregationCriteria.primary=CONTENT'))

    expect(status).toBe(200)
  })

  it('decide how large a page may be', async () => {
    const { json } = await createSandboxClient({ assumptions: { maximumReportCount: 100 } })

    const page = await json<ReportPage>(query(START, 14, `${INDIVIDUAL}&count=1000`))

    expect(page.elements).toHaveLength(100)
    expect(page.paging.total).toBeGreaterThan(100)
  })

  it('decide whether learners without activity have a report', async () => {
    const totalWith = async (idleLearnersAreReported: boolean) => {
      const { json } = await createSandboxClient({
        assumptions: { idleLearnersAreReported },
      })
      return (await json<ReportPage>(query(START, 1, INDIVIDUAL))).paging.total
    }

    expect(await totalWith(false)).toBeLessThan(120)
    expect(await totalWith(true)).toBe(120)
  })
})
