import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ActivityReportCriteria } from '../../../src/linkedin/activity-reports/criteria.ts'
import { createLearningActivityReports } from '../../../src/linkedin/activity-reports/finder.ts'
import {
  MAX_SPAN_CALLS,
  readActivitySpan,
  splitSpan,
} from '../../../src/linkedin/activity-reports/long-span.ts'

const DAY_MS = 86_400_000

function criteria(days: number): ActivityReportCriteria {
  return { span: { startedAtMs: 0, days }, groupBy: ['INDIVIDUAL'] }
}

/** So many learners, each of whom has seen a second in each span; in pages of so many at most. */
function createSubject(learners: number, pageSize = 1_000) {
  const windows: { start: number; count: number }[] = []
  let underWay = 0
  let mostUnderWay = 0
  const reports = createLearningActivityReports(async ({ window }) => {
    mostUnderWay = Math.max(mostUnderWay, ++underWay)
    await new Promise((resolve) => setImmediate(resolve))
    underWay -= 1
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
  return { reports, windows, mostUnderWay: () => mostUnderWay }
}

describe('splitSpan', () => {
  it.each([
    { days: 1, lengths: [1] },
    { days: 14, lengths: [14] },
    { days: 15, lengths: [14, 1] },
    { days: 42, lengths: [14, 14, 14] },
  ])('makes spans of $lengths days of $days', ({ days, lengths }) => {
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
  it('asks for each span in one call where its reports fit into one', async () => {
    const { reports, windows } = createSubject(500)

    const read = await readActivitySpan(reports, criteria(30))

    expect(windows).toEqual(Array(3).fill({ start: 0, count: 1_000 }))
    expect(read).toHaveLength(500)
    expect(read?.every(({ activities }) => activities[0]?.value === 3)).toBe(true)
  })

  it.each([1_000, 100, 7])('reads everybody once in pages of %d', async (pageSize) => {
    const { reports } = createSubject(pageSize * 2 + 3, pageSize)

    const read = await readActivitySpan(reports, criteria(28))

    expect(new Set(read?.map(({ learner }) => learner?.urn)).size).toBe(pageSize * 2 + 3)
    expect(read?.every(({ activities }) => activities[0]?.value === 2)).toBe(true)
  })

  it('reads everybody where a later page is shorter than the first', async () => {
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

  it('asks for no more than a few pages at once', async () => {
    const { reports, mostUnderWay } = createSubject(10)

    await readActivitySpan(reports, criteria(366))

    expect(mostUnderWay()).toBeLessThanOrEqual(4)
  })

  it('gives up before it asks too often', async () => {
    const { reports, windows } = createSubject(100_000)

    expect(await readActivitySpan(reports, criteria(366))).toBeNull()
    expect(windows.length).toBeLessThanOrEqual(MAX_SPAN_CALLS)
  })

  it('ends at a page that comes empty before the total', async () => {
    const reports = createLearningActivityReports(async () => ({
      elements: [],
      paging: { total: 9 },
    }))

    expect(await readActivitySpan(reports, criteria(28))).toEqual([])
  })

  it('asks no further after a failure, and fails with it', async () => {
    let calls = 0
    const reports = createLearningActivityReports(async () => {
      calls += 1
      throw new Error('LinkedIn failed')
    })

    await expect(readActivitySpan(reports, criteria(366))).rejects.toThrow('LinkedIn failed')
    expect(calls).toBe(4)
  })
})
