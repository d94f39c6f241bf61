import { expect } from 'vitest'
import type { SandboxClient } from '../../support/sandbox.ts'
import { type Fact, RECORDED } from './fact.ts'

const REFERENCE = 'Learning Activity Reports API reference'
const documented = { source: REFERENCE, grade: 'documented' } as const
const client = { source: 'clients', grade: 'client' } as const

const PATH = '/v2/learningActivityReports'
const STARTED_AT = 1_627_267_600_000

interface Report {
  readonly latestDataAt: number
  readonly activities: readonly Readonly<Record<string, unknown>>[]
  readonly learnerDetails: Readonly<Record<string, unknown>>
  readonly contentDetails?: Readonly<Record<string, unknown>>
}

interface ReportPage {
  readonly elements: readonly Report[]
  readonly paging: { readonly total: number; readonly count: number }
}

const on = (days: number, rest = '') =>
  `${PATH}?q=criteria&startedAt=${STARTED_AT}&timeOffset.unit=DAY&timeOffset.duration=${days}${rest}`
const INDIVIDUAL = '&aggregationCriteria.primary=INDIVIDUAL'
const CONTENT = '&aggregationCriteria.primary=CONTENT&assetType=COURSE'
const BOTH = `${INDIVIDUAL}&aggregationCriteria.secondary=CONTENT&assetType=COURSE`

/** A fact checked on the first report of a week. */
function inReport(
  fact: Omit<Fact, 'check'>,
  query: string,
  expectIn: (report: Report, page: ReportPage) => void,
): Fact {
  return {
    ...fact,
    check: async ({ json }) => {
      const page = await json<ReportPage>(on(7, query))
      const [report] = page.elements
      if (!report) throw new Error('No report')
      expectIn(report, page)
    },
  }
}

/** A fact checked by the status of an answer. */
function answered(fact: Omit<Fact, 'check'>, path: string, status: number): Fact {
  return {
    ...fact,
    check: async ({ get }: SandboxClient) => expect((await get(path)).status).toBe(status),
  }
}

/** 2.5 learningActivityReports, 3.6 their elements. */
export const REPORT_FACTS: readonly Fact[] = [
  answered({ ...documented, number: '2.5.1', fact: 'q=criteria is required' }, PATH, 404),
  answered(
    { ...documented, number: '2.5.2', fact: 'startedAt is required' },
    `${PATH}?q=criteria&timeOffset.unit=DAY&timeOffset.duration=7`,
    400,
  ),
  answered(
    { ...documented, number: '2.5.3', fact: 'timeOffset.unit takes WEEK' },
    on(2).replace('DAY', 'WEEK'),
    200,
  ),
  answered(
    { ...documented, number: '2.5.4', fact: 'timeOffset.duration takes 14 days' },
    on(14),
    200,
  ),
  answered({ ...client, number: '2.5.5', fact: 'more than 14 days are a 500' }, on(15), 500),
  ...['ACCOUNT', 'INDIVIDUAL'].map((group, index) =>
    answered(
      {
        ...documented,
        number: `2.5.${6 + index}`,
        fact: `aggregationCriteria.primary takes ${group}`,
      },
      on(7, `&aggregationCriteria.primary=${group}`),
      200,
    ),
  ),
  answered(
    { ...documented, number: '2.5.8', fact: 'aggregationCriteria.primary takes CONTENT' },
    on(7, CONTENT),
    200,
  ),
  answered(
    { ...client, number: '2.5.9', fact: 'assetType must be sent with CONTENT' },
    on(7, '&aggregationCriteria.primary=CONTENT'),
    400,
  ),
  inReport(
    { ...client, number: '2.5.10', fact: 'INDIVIDUAL and CONTENT go together' },
    BOTH,
    (report) => expect(Object.keys(report)).toContain('contentDetails'),
  ),
  ...['ALL_SOURCES', 'LINKEDIN_LEARNING', 'ORGANIZATION', 'THIRD_PARTY'].map((source, index) =>
    answered(
      { ...documented, number: `2.5.${11 + index}`, fact: `contentSource takes ${source}` },
      on(7, `&contentSource=${source}`),
      200,
    ),
  ),
  ...`SECONDS_VIEWED COMPLETIONS DAYS_ACTIVE MARKED_AS_DONE PROGRESS_PERCENTAGE VIEWS
ENGAGED_LEARNERS LOGINS`
    .split(/\s+/)
    .map((metric, index) =>
      answered(
        {
          ...documented,
          number: `2.5.${15 + index}`,
          fact: `sortBy.engagementMetricType takes ${metric}`,
        },
        on(7, `&sortBy.engagementMetricType=${metric}`),
        200,
      ),
    ),
  ...['TOTAL', 'UNIQUE'].map((qualifier, index) =>
    answered(
      {
        ...documented,
        number: `2.5.${23 + index}`,
        fact: `sortBy.engagementMetricQualifier takes ${qualifier}`,
      },
      on(7, `&sortBy.engagementMetricType=VIEWS&sortBy.engagementMetricQualifier=${qualifier}`),
      200,
    ),
  ),
  ...['ASCENDING', 'DESCENDING'].map((order, index) =>
    answered(
      { ...documented, number: `2.5.${25 + index}`, fact: `sortOrder takes ${order}` },
      on(7, `&sortBy.engagementMetricType=VIEWS&sortOrder=${order}`),
      200,
    ),
  ),
  answered(
    { ...documented, number: '2.5.27', fact: 'locale.language takes a language in lower case' },
    on(7, '&locale.language=en'),
    200,
  ),
  inReport(
    { source: RECORDED, grade: 'recorded', number: '2.5.28', fact: 'count may be 1000' },
    `${INDIVIDUAL}&count=1000`,
    (_, { paging }) => expect(paging.count).toBe(1_000),
  ),
  inReport(
    { ...documented, number: '3.6.1', fact: 'a report on an account has its URN, and no learner' },
    '',
    ({ learnerDetails }) =>
      expect(learnerDetails).toEqual({
        entity: { accountUrn: expect.stringMatching(/^urn:li:enterpriseAccount:\d+$/) },
      }),
  ),
  inReport(
    {
      ...documented,
      number: '3.6.2',
      fact: 'a report has activities, and the time of its latest data',
    },
    '',
    (report) => {
      expect(report.latestDataAt).toEqual(expect.any(Number))
      expect(report.activities.length).toBeGreaterThan(0)
    },
  ),
  inReport(
    { source: RECORDED, grade: 'recorded', number: '3.6.3', fact: 'DAYS_ACTIVE comes first' },
    '',
    ({ activities }) =>
      expect(activities[0]).toMatchObject({
        engagementType: 'DAYS_ACTIVE',
        engagementMetricQualifier: 'UNIQUE',
        engagementValue: expect.any(Number),
      }),
  ),
  inReport(
    { ...client, number: '3.6.4', fact: 'a report on a learner has the URN of a profile' },
    INDIVIDUAL,
    ({ learnerDetails }) =>
      expect(learnerDetails['entity']).toEqual({
        profileUrn: expect.stringMatching(/^urn:li:enterpriseProfile:\(.+,\d+\)$/),
      }),
  ),
  inReport(
    {
      ...client,
      number: '3.6.5',
      fact: 'a report on content has its name, URN, provider and locale',
    },
    BOTH,
    ({ contentDetails }) =>
      expect(contentDetails).toMatchObject({
        name: expect.any(String),
        contentUrn: expect.stringMatching(/^urn:li:/),
        contentProviderName: expect.any(String),
        locale: { language: 'en', country: 'US' },
      }),
  ),
  inReport(
    { ...client, number: '3.6.6', fact: 'a report on a learner and content has the progress' },
    BOTH,
    ({ activities }) =>
      expect(activities.map(({ engagementType }) => engagementType)).toContain(
        'PROGRESS_PERCENTAGE',
      ),
  ),
]
