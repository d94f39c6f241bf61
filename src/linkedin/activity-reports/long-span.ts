import type { PageWindow } from '../page.ts'
import { type ActivityReportCriteria, type ActivitySpan, MAX_SPAN_DAYS } from './criteria.ts'
import type { ActivityReportEntity } from './entity.ts'
import type { LearningActivityReports } from './finder.ts'
import { mergeActivityReports, sortActivityReports } from './merge.ts'

/** The most calls that the reports on one span may take. */
export const MAX_SPAN_CALLS = 50
/** The largest `count` of reports; one client's copy of the reference says so, and its recording. */
const MAX_REPORT_COUNT = 1_000
/** So many calls are under way at once. */
const CONCURRENCY = 4
const DAY_MS = 86_400_000

/**
 * All reports on a span of any length, in the order asked for: LinkedIn is asked for consecutive
 * spans that it takes, for all pages of each, and what it says is merged. Null when that would take
 * more than `MAX_SPAN_CALLS` calls.
 */
export async function readActivitySpan(
  { findByCriteria }: LearningActivityReports,
  criteria: ActivityReportCriteria,
): Promise<readonly ActivityReportEntity[] | null> {
  const parts = await mapConcurrently(splitSpan(criteria.span), async (span) => {
    const part = { ...criteria, span }
    return { part, page: await findByCriteria(part, { start: 0, count: MAX_REPORT_COUNT }) }
  })
  // A smaller page than asked for, before the end, is as large as LinkedIn makes them.
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

/** Consecutive spans, each as long as LinkedIn takes but for the last. */
export function splitSpan({ startedAtMs, days }: ActivitySpan): readonly ActivitySpan[] {
  return Array.from({ length: Math.ceil(days / MAX_SPAN_DAYS) }, (_, index) => ({
    startedAtMs: startedAtMs + index * MAX_SPAN_DAYS * DAY_MS,
    days: Math.min(MAX_SPAN_DAYS, days - index * MAX_SPAN_DAYS),
  }))
}

/** A window to its end, also where LinkedIn gives it in several parts. */
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

function toStarts(size: number, total: number): number[] {
  if (size === 0) return []
  return Array.from({ length: Math.ceil(total / size) - 1 }, (_, index) => (index + 1) * size)
}

/** Gives the results in the order of the items. After a failure no more are begun. */
async function mapConcurrently<T, R>(
  items: readonly T[],
  ask: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  const queue = [...items.entries()]

  async function work(): Promise<void> {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, item] = next
      try {
        results[index] = await ask(item)
      } catch (error) {
        queue.length = 0
        throw error
      }
    }
  }

  await Promise.all(Array.from({ length: CONCURRENCY }, work))
  return results
}
