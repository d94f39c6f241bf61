import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ActivityReportCriteria,
  type ActivitySpan,
  createLearningActivityReports,
  type LearningActivityReports,
} from '../../../src/linkedin/activity-reports/finder.ts'
import { readActivitySpan } from '../../../src/linkedin/activity-reports/long-span.ts'

const DAY_MS = 86_400_000

function criteria(days: number): ActivityReportCriteria {
  return { span: { startedAtMs: 0, days }, groupBy: ['INDIVIDUAL'] }
}

/** Reports on `learners` learners, each with one second viewed in each span. */
function createSubject(learners: number, pageSize = 1_000) {
  const windows: { start: number; count: number }[] = []
  let inFlight = 0
  let maxInFlight = 0
  const reports = createLearningActivityReports(async ({ window }) => {
    maxInFlight = Math.max(maxInFlight, ++inFlight)
    await new Promise((resolve) => setImmediate(resolve))
    inFlight -= 1
    const { start, count } = window ?? { start: 0, count: 0 }
    windows.push({ start, count })
    const end = Math.min(learners, start + Math.min(count, pageSize))
    return {
      elements: Array.from({ length: Math.max(0, end - start) }, (_, index) => ({
        learnerDetails: { entity: { profileUrn: `learner ${start + index}` } },
        activities: [{ engagementType: 'SECONDS_VIEWED', engagementValue: 1 }],
      })),
      paging: { total: learners },
    }
  })
  return { reports, windows, maxInFlight: () => maxInFlight }
}

/** The spans that are requested for one of `days` days. */
async function requestedSpans(startedAtMs: number, days: number): Promise<readonly ActivitySpan[]> {
  const spans: ActivitySpan[] = []
  const reports: LearningActivityReports = {
    async findByCriteria({ span }, { count }) {
      spans.push(span)
      return { elements: [], total: 0, count, hasNext: false }
    },
  }
  await readActivitySpan(reports, { ...criteria(days), span: { startedAtMs, days } })
  return spans
}

describe('readActivitySpan', () => {
  it.each([
    { days: 1, lengths: [1] },
    { days: 14, lengths: [14] },
    { days: 15, lengths: [14, 1] },
    { days: 42, lengths: [14, 14, 14] },
  ])('requests $days days as spans of $lengths days', async ({ days, lengths }) => {
    expect((await requestedSpans(5, days)).map((span) => span.days)).toEqual(lengths)
  })

  it('requests spans without a gap or an overlap', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.nat(2_000_000_000_000),
        fc.integer({ min: 1, max: 366 }),
        async (startedAtMs, days) => {
          let endMs = startedAtMs
          for (const span of await requestedSpans(startedAtMs, days)) {
            expect(span.startedAtMs).toBe(endMs)
            expect(span.days).toBeGreaterThan(0)
            expect(span.days).toBeLessThanOrEqual(14)
            endMs += span.days * DAY_MS
          }
          expect(endMs).toBe(startedAtMs + days * DAY_MS)
        },
      ),
    )
  })

  it('sends one request a span where its reports fit into one page', async () => {
    const { reports, windows } = createSubject(500)

    const read = await readActivitySpan(reports, criteria(30))

    expect(windows).toEqual(Array(3).fill({ start: 0, count: 1_000 }))
    expect(read).toHaveLength(500)
    expect(read?.every(({ activities }) => activities[0]?.value === 3)).toBe(true)
  })

  it.each([1_000, 100, 7])('reads each learner once in pages of %d', async (pageSize) => {
    const { reports } = createSubject(pageSize * 2 + 3, pageSize)

    const read = await readActivitySpan(reports, criteria(28))

    expect(new Set(read?.map(({ learner }) => learner?.urn)).size).toBe(pageSize * 2 + 3)
    expect(read?.every(({ activities }) => activities[0]?.value === 2)).toBe(true)
  })

  it('reads each learner where a later page is shorter than the first', async () => {
    const sizes = [1_000, 300, 150]
    const learners = createLearningActivityReports(async ({ window }) => {
      const start = window?.start ?? 0
      const length = Math.min(sizes.shift() ?? 1_000, 1_500 - start)
      return {
        elements: Array.from({ length }, (_, index) => ({
          learnerDetails: { entity: { profileUrn: `learner ${start + index}` } },
        })),
        paging: { total: 1_500 },
      }
    })

    expect(await readActivitySpan(learners, criteria(14))).toHaveLength(1_500)
  })

  it.each([
    { description: 'no content URN', groupBy: 'CONTENT', contentDetails: { name: 'Safety' } },
    {
      description: 'an empty user id',
      groupBy: 'INDIVIDUAL',
      learnerDetails: { uniqueUserId: '', email: '' },
    },
    {
      description: 'an empty profile URN',
      groupBy: 'INDIVIDUAL',
      learnerDetails: { entity: { profileUrn: '' } },
    },
  ])('keeps all reports with $description', async ({ groupBy, description, ...details }) => {
    const reports = createLearningActivityReports(async () => ({
      elements: Array.from({ length: 6 }, () => details),
      paging: { total: 6 },
    }))

    const read = await readActivitySpan(reports, { ...criteria(15), groupBy: [groupBy] })

    expect(read).toHaveLength(12)
  })

  it('has at most four requests in flight', async () => {
    const { reports, maxInFlight } = createSubject(10)

    await readActivitySpan(reports, criteria(366))

    expect(maxInFlight()).toBeLessThanOrEqual(4)
  })

  it('is null, after at most 50 requests, where more are needed', async () => {
    const { reports, windows } = createSubject(100_000)

    expect(await readActivitySpan(reports, criteria(366))).toBeNull()
    expect(windows.length).toBeLessThanOrEqual(50)
  })

  it('ends at an empty page before the total', async () => {
    const reports = createLearningActivityReports(async () => ({
      elements: [],
      paging: { total: 9 },
    }))

    expect(await readActivitySpan(reports, criteria(28))).toEqual([])
  })

  it('fails with the first failure and sends no further request', async () => {
    let calls = 0
    const reports = createLearningActivityReports(async () => {
      calls += 1
      throw new Error('LinkedIn failed')
    })

    await expect(readActivitySpan(reports, criteria(366))).rejects.toThrow('LinkedIn failed')
    expect(calls).toBe(4)
  })
})
