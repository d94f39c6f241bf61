import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ActivityReportEntity,
  readActivityReport,
} from '../../../src/linkedin/activity-reports/entity.ts'
import {
  mergeActivityReports,
  sortActivityReports,
} from '../../../src/linkedin/activity-reports/merge.ts'

const BY_BOTH = ['INDIVIDUAL', 'CONTENT']

/** A report on a learner and a content with one metric. */
function report(
  learner: string | null,
  content: string | null,
  activity: Record<string, unknown> = {},
  rest: Record<string, unknown> = {},
): ActivityReportEntity {
  const read = readActivityReport({
    learnerDetails: learner === null ? {} : { entity: { profileUrn: learner } },
    contentDetails: content === null ? {} : { contentUrn: content },
    activities: [
      {
        engagementType: 'SECONDS_VIEWED',
        engagementValue: 1,
        engagementMetricQualifier: 'TOTAL',
        ...activity,
      },
    ],
    ...rest,
  })
  if (!read) throw new Error('Not a report')
  return read
}

const valuesOf = (reports: readonly ActivityReportEntity[]) =>
  reports.map(({ learner, content, activities }) => [
    learner?.urn ?? null,
    content?.urn ?? null,
    ...activities.map(({ value }) => value),
  ])

describe('mergeActivityReports', () => {
  it('merges reports on the same learner and content, in order of appearance', () => {
    const merged = mergeActivityReports(
      [
        [report('b', 'x', { engagementValue: 5 }), report('a', 'x', { engagementValue: 1 })],
        [report('a', 'y', { engagementValue: 7 }), report('b', 'x', { engagementValue: 2 })],
      ],
      BY_BOTH,
    )

    expect(valuesOf(merged)).toEqual([
      ['b', 'x', 7],
      ['a', 'x', 1],
      ['a', 'y', 7],
    ])
  })

  it('adds up each metric, and takes the maximum of progress', () => {
    const activities = (...values: number[]) => ({
      activities: [
        { engagementType: 'VIEWS', engagementMetricQualifier: 'TOTAL', assetType: 'VIDEO' },
        { engagementType: 'VIEWS', engagementMetricQualifier: 'TOTAL', assetType: 'COURSE' },
        { engagementType: 'VIEWS', engagementMetricQualifier: 'UNIQUE' },
        { engagementType: 'PROGRESS_PERCENTAGE', engagementMetricQualifier: 'TOTAL' },
      ].map((activity, index) => ({ ...activity, engagementValue: values[index] })),
    })

    const [merged] = mergeActivityReports(
      [
        [report('a', 'x', {}, activities(1, 10, 100, 80))],
        [report('a', 'x', {}, activities(2, 20, 200, 40))],
      ],
      BY_BOTH,
    )

    expect(merged?.activities.map(({ value }) => value)).toEqual([3, 30, 300, 80])
    expect(merged?.activities.map(({ isUpperBound }) => isUpperBound)).toEqual([
      false,
      false,
      true,
      false,
    ])
  })

  it('takes the latest details and dates, the earliest start, and what only one report has', () => {
    const days = (firstEngagedAt: number | null, lastEngagedAt?: number) => ({
      firstEngagedAt,
      lastEngagedAt,
    })
    const learner = (name: string) => ({
      learnerDetails: { name, entity: { profileUrn: 'a' } },
    })

    const [merged] = mergeActivityReports(
      [
        [report('a', 'x', days(5, 6), { latestDataAt: 30, ...learner('Old') })],
        [report('a', 'x', days(null), { latestDataAt: null, ...learner('Older') })],
        [report('a', 'x', { ...days(3, 9), engagementValue: null }, learner('New'))],
      ],
      BY_BOTH,
    )

    expect(merged).toMatchObject({
      latestDataAtMs: 30,
      learner: { name: 'New' },
      activities: [{ value: 2, firstEngagedAtMs: 3, lastEngagedAtMs: 9 }],
    })
  })

  it('keeps the details of a learner that a later report lacks', () => {
    const known = { name: 'Ada', email: 'ada@example.com', enterpriseGroups: ['R&D'] }
    const entity = { profileUrn: 'a' }

    const [merged] = mergeActivityReports(
      [
        [report('a', 'x', {}, { learnerDetails: { entity, ...known } })],
        [report('a', 'x', {}, { learnerDetails: { entity, name: 'Ada L.' } })],
      ],
      BY_BOTH,
    )

    expect(merged?.learner).toMatchObject({
      urn: 'a',
      name: 'Ada L.',
      email: 'ada@example.com',
      groups: ['R&D'],
    })
  })

  it.each([
    { engagementType: 'VIEWS', engagementMetricQualifier: 'UNIQUE', isUpperBound: true },
    { engagementType: 'ENGAGED_LEARNERS', engagementMetricQualifier: 'TOTAL', isUpperBound: true },
    { engagementType: 'VIEWS', engagementMetricQualifier: 'TOTAL', isUpperBound: false },
  ])('has isUpperBound $isUpperBound for $engagementType $engagementMetricQualifier', (row) => {
    const { isUpperBound, ...activity } = row

    const [merged] = mergeActivityReports(
      [[report('a', 'x', activity)], [report('a', 'x', activity)]],
      BY_BOTH,
    )

    expect(merged?.activities[0]?.isUpperBound).toBe(isUpperBound)
  })

  it('counts a report once that appears twice in a span', () => {
    const merged = mergeActivityReports([[report('a', 'x'), report('a', 'x')]], BY_BOTH)

    expect(valuesOf(merged)).toEqual([['a', 'x', 1]])
  })

  it('keeps reports by person apart that name none', () => {
    const merged = mergeActivityReports(
      [[report(null, 'x'), report(null, 'x')], [report(null, 'x')]],
      BY_BOTH,
    )

    expect(merged).toHaveLength(3)
  })

  const learner = (details: object) => report(null, null, {}, { learnerDetails: details })
  const content = (details: object) => report(null, null, {}, { contentDetails: details })
  const inEnglish = { country: 'US', language: 'en' }
  const inGerman = { country: 'DE', language: 'de' }

  it.each([
    { groupBy: 'INDIVIDUAL', one: learner({ uniqueUserId: 'E1', email: 'old@example.com' }) },
    { groupBy: 'INDIVIDUAL', one: learner({ email: 'ada@example.com', name: 'Ada' }) },
    { groupBy: 'CONTENT', one: content({ contentUrn: 'x', locale: inEnglish }) },
    { groupBy: 'CONTENT', one: content({ name: 'Java', websiteUrl: 'https://example.com/java' }) },
    { groupBy: 'ACCOUNT', one: learner({ entity: { accountUrn: 'a' } }) },
  ])('merges reports by $groupBy that are surely on the same: $one', ({ groupBy, one }) => {
    expect(valuesOf(mergeActivityReports([[one], [one]], [groupBy]))).toMatchObject([{ 2: 2 }])
  })

  it.each([
    {
      description: 'an empty profile URN',
      rows: 4,
      groupBy: 'INDIVIDUAL',
      reports: [learner({ entity: { profileUrn: '' } }), learner({ entity: { profileUrn: '' } })],
    },
    {
      description: 'an empty user id, and different addresses',
      rows: 2,
      groupBy: 'INDIVIDUAL',
      reports: [
        learner({ uniqueUserId: '', email: 'ada@example.com' }),
        learner({ uniqueUserId: '', email: 'bob@example.com' }),
      ],
    },
    {
      description: 'a user id that is the address of another',
      rows: 2,
      groupBy: 'INDIVIDUAL',
      reports: [learner({ uniqueUserId: 'ada' }), learner({ email: 'ada' })],
    },
    {
      description: 'a name alone',
      rows: 4,
      groupBy: 'INDIVIDUAL',
      reports: [learner({ name: 'Ada' }), learner({ name: 'Ada' })],
    },
    {
      description: 'the URN of an account',
      rows: 4,
      groupBy: 'INDIVIDUAL',
      reports: [learner({ entity: { accountUrn: 'a' } }), learner({ entity: { accountUrn: 'a' } })],
    },
    {
      description: 'another locale',
      rows: 2,
      groupBy: 'CONTENT',
      reports: [
        content({ contentUrn: 'x', locale: inEnglish }),
        content({ contentUrn: 'x', locale: inGerman }),
      ],
    },
    {
      description: 'no URN, and another address',
      rows: 2,
      groupBy: 'CONTENT',
      reports: [
        content({ name: 'Java', websiteUrl: 'https://example.com/1' }),
        content({ name: 'Java', websiteUrl: 'https://example.com/2' }),
      ],
    },
    {
      description: 'a title alone',
      rows: 4,
      groupBy: 'CONTENT',
      reports: [content({ name: 'Java' }), content({ name: 'Java' })],
    },
    {
      description: 'several that name no account',
      rows: 4,
      groupBy: 'ACCOUNT',
      reports: [report(null, null), report(null, null)],
    },
  ])('keeps apart reports by $groupBy with $description', ({ groupBy, rows, reports }) => {
    const inOneSpan = mergeActivityReports([reports], [groupBy])
    const inTwo = mergeActivityReports([reports, reports.toReversed()], [groupBy])

    expect(inOneSpan).toEqual(reports)
    expect(inTwo).toHaveLength(rows)
  })

  it('keeps reports apart that one span has on the same learner', () => {
    const merged = mergeActivityReports(
      [
        [report('a', null, { engagementValue: 1 }), report('a', null, { engagementValue: 10 })],
        [report('a', null, { engagementValue: 2 })],
      ],
      ['INDIVIDUAL'],
    )

    expect(valuesOf(merged)).toEqual([
      ['a', null, 3],
      ['a', null, 10],
    ])
  })

  it('merges reports on an account that is not named', () => {
    const merged = mergeActivityReports([[report(null, null)], [report(null, null)]], ['ACCOUNT'])

    expect(valuesOf(merged)).toEqual([[null, null, 2]])
  })

  it('caps sums at 2³¹ − 1', () => {
    const most = { engagementValue: 2_147_483_647 }

    const merged = mergeActivityReports([[report('a', 'x', most)], [report('a', 'x')]], BY_BOTH)

    expect(valuesOf(merged)).toEqual([['a', 'x', 2_147_483_647]])
  })

  const activity = fc.record({
    engagementType: fc.constantFrom('SECONDS_VIEWED', 'PROGRESS_PERCENTAGE', 'VIEWS', 'new'),
    engagementMetricQualifier: fc.constantFrom('TOTAL', 'UNIQUE'),
    assetType: fc.constantFrom('VIDEO', undefined),
    engagementValue: fc.option(fc.nat(1_000)),
    firstEngagedAt: fc.option(fc.nat(100)),
    lastEngagedAt: fc.option(fc.nat(100)),
  })
  const day = fc.uniqueArray(
    fc
      .record({
        learner: fc.constantFrom('a', 'b', 'c'),
        content: fc.constantFrom('x', 'y'),
        latestDataAt: fc.option(fc.nat(100)),
        activities: fc.uniqueArray(activity, {
          selector: (each) =>
            `${each.engagementType} ${each.engagementMetricQualifier} ${each.assetType}`,
        }),
      })
      .map(({ learner, content, ...rest }) => report(learner, content, {}, rest)),
    { selector: ({ learner, content }) => `${learner?.urn} ${content?.urn}` },
  )

  it('is the same for every split of a span', () => {
    fc.assert(
      fc.property(
        fc.array(day, { maxLength: 12 }),
        fc.integer({ min: 1, max: 5 }),
        (days, size) => {
          const spans = Array.from({ length: Math.ceil(days.length / size) }, (_, index) =>
            mergeActivityReports(days.slice(index * size, (index + 1) * size), BY_BOTH),
          )

          expect(mergeActivityReports(spans, BY_BOTH)).toEqual(mergeActivityReports(days, BY_BOTH))
        },
      ),
    )
  })
})

describe('sortActivityReports', () => {
  const reports = [
    report('a', 'x', { engagementValue: 1 }),
    report('b', 'x', { engagementType: 'VIEWS', engagementValue: 9 }),
    report('c', 'x', { engagementValue: 3 }),
    report('d', 'x', { engagementValue: 1 }),
  ]
  const learners = (isAscending: boolean) =>
    sortActivityReports(reports, {
      metric: 'SECONDS_VIEWED',
      qualifier: 'TOTAL',
      isAscending,
    }).map(({ learner }) => learner?.urn)

  it('puts the largest first, those without the metric last, and keeps the order of equal ones', () => {
    expect(learners(false)).toEqual(['c', 'a', 'd', 'b'])
  })

  it('puts the smallest first', () => {
    expect(learners(true)).toEqual(['b', 'a', 'd', 'c'])
  })
})
