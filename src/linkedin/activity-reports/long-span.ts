/**
 * Reports on a span that is longer than LinkedIn takes in one request: split into consecutive spans,
 * paged through and merged.
 */
import type { Page } from '../page.ts'
import type { ActivityReportEntity } from './entity.ts'
import {
  type ActivityReportCriteria,
  type ActivitySpan,
  type LearningActivityReports,
  MAX_SPAN_DAYS,
} from './finder.ts'
import { mergeActivityReports, sortActivityReports } from './merge.ts'

/** Maximum number of calls for one span. */
const MAX_SPAN_CALLS = 50
/** LinkedIn's largest `count` of reports: stated in one client's copy of the reference, and recorded. */
const MAX_REPORT_COUNT = 1_000
/** Maximum number of calls in flight. */
const CONCURRENCY = 4
const DAY_MS = 86_400_000

/**
 * All reports on a span of any length, in the requested order. Null where that takes more than
 * `MAX_SPAN_CALLS` calls. Rejects with a `LinkedInError`.
 */
export async function readActivitySpan(
  { findByCriteria }: LearningActivityReports,
  criteria: ActivityReportCriteria,
): Promise<readonly ActivityReportEntity[] | null> {
  const parts = splitSpan(criteria.span)
  const firstPages = await mapConcurrently(parts, (span) =>
    findByCriteria({ ...criteria, span }, { start: 0, count: MAX_REPORT_COUNT }),
  )
  const expected = firstPages.reduce((calls, page) => calls + expectedCalls(page), 0)
  if (expected > MAX_SPAN_CALLS) return null
  let callsLeft = MAX_SPAN_CALLS - parts.length

  /** The reports of a part from its first page on. Null when no calls are left. */
  async function readPart([index, first]: readonly [number, Page<ActivityReportEntity>]) {
    const span = parts[index] ?? criteria.span
    const reports = [...first.elements]
    let page = first
    let start = 0
    while (page.hasNext) {
      if (callsLeft <= 0) return null
      callsLeft -= 1
      start += page.count
      const isBehindTotal = start >= page.total
      const count = isBehindTotal ? MAX_REPORT_COUNT : page.total - start
      page = await findByCriteria(
        { ...criteria, span },
        { start, count: Math.min(count, MAX_REPORT_COUNT) },
      )
      reports.push(...page.elements)
    }
    return reports
  }

  const reports = await mapConcurrently([...firstPages.entries()], readPart)
  const complete = reports.filter((part) => part !== null)
  if (complete.length < reports.length) return null
  const merged = mergeActivityReports(complete, criteria.groupBy)
  return criteria.sort ? sortActivityReports(merged, criteria.sort) : merged
}

/** A first page shorter than its window, and than the total, shows LinkedIn's page size. */
function expectedCalls({ total, count, hasNext }: Page<unknown>): number {
  return hasNext ? Math.max(2, Math.ceil(total / count)) : 1
}

/** Consecutive spans of `MAX_SPAN_DAYS`; the last may be shorter. */
function splitSpan({ startedAtMs, days }: ActivitySpan): readonly ActivitySpan[] {
  return Array.from({ length: Math.ceil(days / MAX_SPAN_DAYS) }, (_, index) => ({
    startedAtMs: startedAtMs + index * MAX_SPAN_DAYS * DAY_MS,
    days: Math.min(MAX_SPAN_DAYS, days - index * MAX_SPAN_DAYS),
  }))
}

/** `Promise.all(items.map(call))` with at most `CONCURRENCY` calls in flight, and none after a failure. */
async function mapConcurrently<T, R>(
  items: readonly T[],
  call: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const queue = [...items.entries()]

  async function work(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, item] = next
      try {
        results[index] = await call(item)
      } catch (error) {
        queue.length = 0
        throw error
      }
    }
  }

  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  return results
}
