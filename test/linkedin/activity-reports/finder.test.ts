import { describe, expect, it } from 'vitest'
import {
  type ActivityReportCriteria,
  createLearningActivityReports,
} from '../../../src/linkedin/activity-reports/finder.ts'
import type { LinkedInRequest } from '../../../src/linkedin/request.ts'
import { formatTarget } from '../../../src/linkedin/request-url.ts'

const WEEK: ActivityReportCriteria = {
  span: { startedAtMs: 1_627_267_600_000, days: 7 },
  groupBy: ['ACCOUNT'],
}
const SPAN = 'startedAt=1627267600000&timeOffset.unit=DAY&timeOffset.duration=7'

/** The resource, and the requests that it sends. */
function createSubject(elements: readonly unknown[] = []) {
  const requests: LinkedInRequest[] = []
  const reports = createLearningActivityReports(async (request) => {
    requests.push(request)
    // A collection that ends where a window begins, at the earliest.
    const total = Math.max(elements.length, request.window?.start ?? 0)
    return { elements, paging: { total, count: 1, start: 0, links: [] } }
  })
  return { reports, requests, targets: () => requests.map(formatTarget) }
}

async function read(element: unknown) {
  const page = await createSubject([element]).reports.findByCriteria(WEEK, { start: 0, count: 1 })
  return page.elements[0]
}

describe('LearningActivityReports.findByCriteria', () => {
  it('sends the documented request', async () => {
    const { reports, targets } = createSubject()

    await reports.findByCriteria({ ...WEEK, contentSource: 'ALL_SOURCES' }, { start: 0, count: 1 })

    expect(targets()).toEqual([
      `/v2/learningActivityReports?q=criteria&${SPAN}&aggregationCriteria.primary=ACCOUNT&contentSource=ALL_SOURCES&count=1`,
    ])
  })

  it('sends every argument', async () => {
    const { reports, targets } = createSubject()
    const group = 'urn:li:enterpriseGroup:(urn:li:enterpriseAccount:999,1)'

    await reports.findByCriteria(
      {
        ...WEEK,
        groupBy: ['INDIVIDUAL', 'CONTENT'],
        assetType: 'COURSE',
        learnerGroups: [group],
        locale: 'de-DE',
        sort: { metric: 'SECONDS_VIEWED', qualifier: 'TOTAL', isAscending: true },
      },
      { start: 1_000, count: 1_000 },
    )

    expect(targets()).toEqual([
      `/v2/learningActivityReports?q=criteria&${SPAN}` +
        '&aggregationCriteria.primary=INDIVIDUAL&aggregationCriteria.secondary=CONTENT' +
        '&assetType=COURSE&sortBy.engagementMetricType=SECONDS_VIEWED' +
        '&sortBy.engagementMetricQualifier=TOTAL&sortOrder=ASCENDING&locale.language=de' +
        `&enterpriseScopeFilters[0].groupUrn=${encodeURIComponent(group).replace(/[()]/g, (bracket) => (bracket === '(' ? '%28' : '%29'))}` +
        '&start=1000&count=1000',
    ])
  })

  it('accepts pages of any objects, and no other body', async () => {
    const { reports, requests } = createSubject()
    await reports.findByCriteria(WEEK, { start: 0, count: 1 })
    const accepts = requests[0]?.accepts ?? (() => null)

    expect(accepts({ elements: [{}], paging: { total: 1 } })).toBe(true)
    expect(accepts({ elements: [null], paging: { total: 1 } })).toBe(false)
    expect(accepts({ elements: [] })).toBe(false)
  })

  it('reads every member of a report', async () => {
    const report = await read({
      latestDataAt: 1_632_207_540_000,
      learnerDetails: {
        name: 'Aino Laine',
        email: 'aino@company.example',
        enterpriseGroups: ['Remote'],
        uniqueUserId: 'E1',
        customAttributes: { department: ['Sales'], sites: ['Graz', 'Lagos'] },
        entity: { profileUrn: 'urn:li:enterpriseProfile:(urn:li:enterpriseAccount:999,1)' },
      },
      contentDetails: {
        name: 'Learning Java',
        contentUrn: 'urn:li:lyndaCourse:669544',
        contentProviderName: 'LinkedIn Learning',
        locale: { country: 'US', language: 'en' },
        websiteUrl: 'https://intranet.company.example/java',
      },
      activities: [
        {
          engagementType: 'PROGRESS_PERCENTAGE',
          engagementValue: 40,
          engagementMetricQualifier: 'TOTAL',
          assetType: 'COURSE',
          firstEngagedAt: 1_627_267_600_000,
          lastEngagedAt: 1_627_354_000_000,
        },
      ],
    })

    expect(report).toEqual({
      latestDataAtMs: 1_632_207_540_000,
      learner: {
        kind: 'INDIVIDUAL',
        urn: 'urn:li:enterpriseProfile:(urn:li:enterpriseAccount:999,1)',
        name: 'Aino Laine',
        email: 'aino@company.example',
        groups: ['Remote'],
        uniqueUserId: 'E1',
        customAttributes: [
          { name: 'department', values: ['Sales'] },
          { name: 'sites', values: ['Graz', 'Lagos'] },
        ],
      },
      content: {
        urn: 'urn:li:lyndaCourse:669544',
        name: 'Learning Java',
        providerName: 'LinkedIn Learning',
        locale: 'en-US',
        websiteUrl: 'https://intranet.company.example/java',
      },
      activities: [
        {
          engagementType: 'PROGRESS_PERCENTAGE',
          value: 40,
          qualifier: 'TOTAL',
          assetType: 'COURSE',
          firstEngagedAtMs: 1_627_267_600_000,
          lastEngagedAtMs: 1_627_354_000_000,
          isUpperBound: false,
        },
      ],
    })
  })

  it.each([
    { description: 'no members', element: {} },
    {
      description: 'nulls',
      element: { latestDataAt: null, learnerDetails: null, contentDetails: null, activities: null },
    },
    {
      description: 'members of wrong types',
      element: { latestDataAt: 'x', learnerDetails: [], contentDetails: 'x', activities: [null] },
    },
  ])('reads a report with $description', async ({ element }) => {
    expect(await read(element)).toEqual({
      latestDataAtMs: null,
      learner: null,
      content: null,
      activities: [],
    })
  })

  it('reads a learner, a content and an activity without known members', async () => {
    const report = await read({
      learnerDetails: { customAttributes: { odd: {}, text: 'alone', number: 7 } },
      contentDetails: {},
      activities: [{ firstEngagedAt: null }],
    })

    expect(report).toEqual({
      latestDataAtMs: null,
      learner: {
        kind: null,
        urn: null,
        name: null,
        email: null,
        groups: [],
        uniqueUserId: null,
        customAttributes: [
          { name: 'odd', values: [] },
          { name: 'text', values: ['alone'] },
          { name: 'number', values: ['7'] },
        ],
      },
      content: { urn: null, name: null, providerName: null, locale: null, websiteUrl: null },
      activities: [
        {
          engagementType: null,
          value: null,
          qualifier: null,
          assetType: null,
          firstEngagedAtMs: null,
          lastEngagedAtMs: null,
          isUpperBound: false,
        },
      ],
    })
  })

  it.each([
    { member: 'accountUrn', urn: 'urn:li:enterpriseAccount:999', kind: 'ACCOUNT' },
    { member: 'groupUrn', urn: 'urn:li:enterpriseGroup:(x,1)', kind: 'GROUP' },
    { member: 'profileUrn', urn: 'urn:li:enterpriseProfile:(x,1)', kind: 'INDIVIDUAL' },
  ])('reads the kind of learner from $member', async ({ member, urn, kind }) => {
    const report = await read({ learnerDetails: { entity: { [member]: urn } } })

    expect(report?.learner).toMatchObject({ kind, urn })
  })

  it('reads the provider from the member that it had until 2020', async () => {
    const report = await read({ contentDetails: { contentSource: 'LinkedIn' } })

    expect(report?.content?.providerName).toBe('LinkedIn')
  })
})

/** Reads all reports of a LinkedIn that gives few at a time, and no link. */
async function readAll(
  places: readonly (object | null)[],
  { groupBy, atATime, countEcho }: { groupBy: string; atATime: number; countEcho: number },
) {
  const reports = createLearningActivityReports(async ({ window }) => {
    const { start = 0, count = 0 } = window ?? {}
    const elements = places.slice(start, start + Math.min(count, atATime))
    return {
      elements: elements.filter((element) => element !== null),
      paging: { start, total: places.length, count: countEcho },
    }
  })
  const criteria = { ...WEEK, groupBy: [groupBy] }
  return reports.findByCriteria(criteria, { start: 0, count: places.length })
}

describe('reports that only some of their members tell apart', () => {
  const locales = ['en', 'de', 'fr', 'ja', 'es', 'pt']

  it.each([
    {
      description: 'another provider or address, and no content URN',
      groupBy: 'CONTENT',
      toReport: (index: number) => ({
        contentDetails: {
          name: 'Safety',
          contentUrn: '',
          contentProviderName: `Provider ${index % 2}`,
          websiteUrl: `https://company.example/${index}`,
        },
      }),
    },
    {
      description: 'another locale of the same content',
      groupBy: 'CONTENT',
      toReport: (index: number) => ({
        contentDetails: {
          contentUrn: 'urn:li:lyndaCourse:1',
          locale: { language: locales[index] },
        },
      }),
    },
    {
      description: 'another e-mail address, and an empty user id',
      groupBy: 'INDIVIDUAL',
      toReport: (index: number) => ({
        learnerDetails: {
          uniqueUserId: '',
          email: `${index}@company.example`,
          entity: { profileUrn: '' },
        },
      }),
    },
    {
      description: 'another value, and no learner',
      groupBy: 'ACCOUNT',
      toReport: (index: number) => ({
        activities: [{ engagementType: 'VIEWS', engagementValue: index }],
      }),
    },
    {
      description: 'nothing, where LinkedIn gives several of them at once',
      groupBy: 'INDIVIDUAL',
      toReport: () => ({ learnerDetails: { name: 'Anonymous' } }),
    },
  ])('are all given: $description', async ({ groupBy, toReport }) => {
    const places = Array.from({ length: 6 }, (_, index) => toReport(index))
    for (const [atATime, countEcho] of [
      [2, 6],
      [2, 2],
      [2, 3],
      [4, 5],
    ] as const) {
      const page = await readAll(places, { groupBy, atATime, countEcho })

      expect(page.elements).toHaveLength(6)
      expect(page).toMatchObject({ total: 6, hasNext: false })
    }
  })

  it('are given once where places are left out', async () => {
    const places = Array.from({ length: 12 }, (_, index) =>
      [2, 10].includes(index) ? null : { activities: [{ engagementValue: index }] },
    )

    const page = await readAll(places, { groupBy: 'INDIVIDUAL', atATime: 12, countEcho: 12 })

    expect(page.elements.map(({ activities: [activity] }) => activity?.value)).toEqual([
      0, 1, 3, 4, 5, 6, 7, 8, 9, 11,
    ])
  })
})
