import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  type ActivityReportCriteria,
  createLearningActivityReports,
} from '../../../src/linkedin/activity-reports/finder.ts'
import {
  MAX_SPAN_CALLS,
  readActivitySpan,
  splitSpan,
} from '../../../src/linkedin/activity-reports/long-span.ts'

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

describe('splitSpan', () => {
  it.each([
    { days: 1, lengths: [1] },
    { days: 14, lengths: [14] },
    { days: 15, lengths: [14, 1] },
    { days: 42, lengths: [14, 14, 14] },
  ])('splits $days days into spans of $lengths days', ({ days, lengths }) => {
    expect(splitSpan({ startedAtMs: 5, days }).map((span) => span.days)).toEqual(lengths)
  })

  it('leaves no gap and no overlap', () => {
    fc.assert(
      fc.property(fc.nat(2_000_000_000_000), fc.integer({ min: 1, max: 366 }), (start, days) => {
        let end = start
        for (const span of splitSpan({ startedAtMs: start, days })) {
          expect(span.startedAtMs).toBe(end)
          expect(span.days).toBeGreaterThan(0)
          expect(span.days).toBeLessThanOrEqual(14)
          end += span.days * DAY_MS
        }
        expect(end).toBe(start + days * DAY_MS)
      }),
    )
  })
})

describe('readActivitySpan', () => {
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

  it('has at most four requests in flight', async () => {
    const { reports, maxInFlight } = createSubject(10)

    await readActivitySpan(reports, criteria(366))

    expect(maxInFlight()).toBeLessThanOrEqual(4)
  })

  it('is null, after at most 50 requests, where more are needed', async () => {
    const { reports, windows } = createSubject(100_000)

    expect(await readActivitySpan(reports, criteria(366))).toBeNull()
    expect(windows.length).toBeLessThanOrEqual(MAX_SPAN_CALLS)
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
