/**
 * Activity reports in GraphQL: the query for them is here, their fields are in `resolvers.ts`, and
 * their arguments become LinkedIn's in `criteria.ts`.
 */
import type { ActivityReportEntity } from '../../linkedin/activity-reports/entity.ts'
import {
  type ActivityReportCriteria,
  MAX_SPAN_DAYS,
} from '../../linkedin/activity-reports/finder.ts'
import { readActivitySpan } from '../../linkedin/activity-reports/long-span.ts'
import type { LinkedInClient } from '../../linkedin/client.ts'
import type { Page } from '../../linkedin/page.ts'
import { ForbiddenError, InvalidArgumentError } from '../errors.ts'
import type { QueryResolvers } from '../generated/resolver-types.ts'
import {
  type ConnectionRange,
  EMPTY_RANGE,
  isPageSelected,
  type PlacedPage,
  readRange,
  toConnection,
  toRange,
} from '../pagination.ts'
import { selectionOf } from '../selection.ts'
import { DAY_MS, toActivityReportCriteria } from './criteria.ts'

/** Reports on learning activity, which are personal data. */
export const activityReportQueries: Pick<QueryResolvers, 'learningActivityReports'> = {
  async learningActivityReports(_, args, { linkedInLearning }, info) {
    const { linkedIn, areActivityReportsEnabled } = linkedInLearning
    if (!areActivityReportsEnabled) {
      throw new ForbiddenError('Activity reports are turned off on this server.')
    }
    const criteria = toActivityReportCriteria(args)
    const range = toRange('learningActivityReports', args)
    const selection = selectionOf(info, 'LearningActivityReportConnection')
    // Personal data is not read to be counted only.
    const selectedRange = isPageSelected(selection) ? range : EMPTY_RANGE
    const page = await readReports(linkedIn, criteria, selectedRange)
    const { startedAtMs, days } = criteria.span
    return {
      ...toConnection('learningActivityReports', page, (report) => report),
      startedAt: new Date(startedAtMs),
      endedAt: new Date(startedAtMs + days * DAY_MS),
    }
  },
}

/** LinkedIn reports on at most 14 days at once: reports on a longer span are merged of several. */
async function readReports(
  { learningActivityReports }: LinkedInClient,
  criteria: ActivityReportCriteria,
  range: ConnectionRange,
): Promise<PlacedPage<Page<ActivityReportEntity>>> {
  if (criteria.span.days <= MAX_SPAN_DAYS) {
    return readRange(range, (window) => learningActivityReports.findByCriteria(criteria, window))
  }

  const reports = await readActivitySpan(learningActivityReports, criteria)
  if (!reports) {
    throw new InvalidArgumentError(
      'endedAt',
      'The span holds more reports than can be put together: choose an earlier "endedAt", or narrow "filter" or "groupBy".',
    )
  }
  return readRange(range, async ({ start, count }) => ({
    elements: reports.slice(start, start + count),
    total: reports.length,
    count,
    hasNext: start + count < reports.length,
  }))
}
