/**
 * Reports on a span that is longer than LinkedIn takes in one request: split into consecutive spans,
 * paged through and merged.
 */
import type { PageWindow } from '../page.ts'
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
  const parts = await mapConcurrently(splitSpan(criteria.span), async (span) => {
    const part = { ...criteria, span }
    return { part, page: await findByCriteria(part, { start: 0, count: MAX_REPORT_COUNT }) }
  })
  // A first page shorter than its window, and than the total, shows LinkedIn's page size.
  const otherPages = parts.flatMap(({ part, page }) =>
    toStarts(page.elements.length, page.total).map((start) => ({
      part,
      window: { start, count: Math.min(page.elements.length, page.total - start) },
    })),
  )
  if (parts.length + otherPages.length > MAX_SPAN_CALLS) return null
  const others = await mapConcurrently(otherPages, async ({ part, window }) => {
    return { part, elements: await readWindow(findByCriteria, part, window) }
  })
  const reports = parts.map(({ part, page }) => [
    ...page.elements,
    ...others.filter((other) => other.part === part).flatMap(({ elements }) => elements),
  ])
  const merged = mergeActivityReports(reports, criteria.groupBy)
  return criteria.sort ? sortActivityReports(merged, criteria.sort) : merged
}

/** Consecutive spans of `MAX_SPAN_DAYS`; the last may be shorter. */
function splitSpan({ startedAtMs, days }: ActivitySpan): readonly ActivitySpan[] {
  return Array.from({ length: Math.ceil(days / MAX_SPAN_DAYS) }, (_, index) => ({
    startedAtMs: startedAtMs + index * MAX_SPAN_DAYS * DAY_MS,
    days: Math.min(MAX_SPAN_DAYS, days - index * MAX_SPAN_DAYS),
  }))
}

/** The starts of all pages after the first. */
function toStarts(pageSize: number, total: number): number[] {
  if (pageSize === 0) return []
  return Array.from({ length: Math.ceil(total / pageSize) - 1 }, (_, index) => {
    return (index + 1) * pageSize
  })
}

/** A window to its end, in as many pages as LinkedIn returns it in. */
async function readWindow(
  findByCriteria: LearningActivityReports['findByCriteria'],
  criteria: ActivityReportCriteria,
  { start, count }: PageWindow,
): Promise<readonly ActivityReportEntity[]> {
  const elements: ActivityReportEntity[] = []
  while (elements.length < count) {
    const window = { start: start + elements.length, count: count - elements.length }
    const page = await findByCriteria(criteria, window)
    if (page.elements.length === 0) break
    elements.push(...page.elements)
  }
  return elements
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
