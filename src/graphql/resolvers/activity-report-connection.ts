import type { ActivityReportConnectionSource } from '../activity-report-connection.ts'
import { toConnection } from '../connection.ts'
import type { LearningActivityReportConnectionResolvers } from '../generated/resolver-types.ts'

const DAY_MS = 86_400_000

/** A page of reports from LinkedIn's, or from what several of its come to. */
export const LearningActivityReportConnection: LearningActivityReportConnectionResolvers = {
  edges: (source) => connectionOf(source).edges,
  nodes: (source) => connectionOf(source).nodes,
  pageInfo: (source) => connectionOf(source).pageInfo,
  totalCount: ({ page }) => page.total,
  startedAt: ({ span }) => new Date(span.startedAtMs),
  endedAt: ({ span }) => new Date(span.startedAtMs + span.days * DAY_MS),
}

function connectionOf({ page, window }: ActivityReportConnectionSource) {
  return toConnection('learningActivityReports', page, window)
}
