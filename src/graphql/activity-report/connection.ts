import {
  type ActivityReportCriteria,
  MAX_SPAN_DAYS,
} from '../../linkedin/activity-reports/finder.ts'
import { readActivitySpan } from '../../linkedin/activity-reports/long-span.ts'
import type { LinkedInClient } from '../../linkedin/client.ts'
import { NO_ELEMENTS } from '../../linkedin/page.ts'
import { InvalidArgumentError } from '../errors.ts'
import { type ConnectionRange, readRange } from '../pagination.ts'
import type { ActivityReportConnectionSource } from '../sources.ts'

/**
 * The range of the reports: a page of LinkedIn's where it reports on the span at once, else a part of
 * what its reports on shorter spans come to.
 */
export async function readActivityReports(
  { learningActivityReports }: LinkedInClient,
  criteria: ActivityReportCriteria,
  range: ConnectionRange,
): Promise<ActivityReportConnectionSource> {
  const { span } = criteria
  if (span.days <= MAX_SPAN_DAYS) {
    const windowed = await readRange(range, ({ start, size }) =>
      learningActivityReports.findByCriteria(
        criteria,
        size === 0 ? NO_ELEMENTS : { start, count: size },
      ),
    )
    return { ...windowed, span }
  }

  const reports = await readActivitySpan(learningActivityReports, criteria)
  if (!reports) {
    throw new InvalidArgumentError(
      'endedAt',
      'The span holds more reports than can be put together: choose an earlier "endedAt", or narrow "filter" or "groupBy".',
    )
  }
  const windowed = await readRange(range, async ({ start, size }) => ({
    elements: reports.slice(start, start + size),
    total: reports.length,
    count: size,
  }))
  return { ...windowed, span }
}
