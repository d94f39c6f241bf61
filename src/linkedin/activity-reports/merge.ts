import { toCount } from '../json.ts'
import { type ActivityEntity, type ActivityReportEntity, reportKeyOf } from './entity.ts'
import type { ActivityReportSort } from './finder.ts'

/**
 * Merges the reports on consecutive spans into reports on all of them, in order of first appearance.
 * Reports that are surely on the same learner and content become one; others stay apart, and so do
 * several on the same in one span.
 *
 * @param spans the reports of each span; an equal one on the same learner and content is left out
 * @param groupBy the aggregations that the reports were requested with
 */
export function mergeActivityReports(
  spans: readonly (readonly ActivityReportEntity[])[],
  groupBy: readonly string[],
): readonly ActivityReportEntity[] {
  const merged = new Map<string | symbol, ActivityReportEntity>()
  for (const reports of spans) {
    const isOnAccount = reports.length === 1 && groupBy.every((each) => each === 'ACCOUNT')
    const seen = new Set<string>()
    const occurrences = new Map<string, number>()
    for (const report of reports) {
      // The only report by account is on the account that asks.
      const key = reportKeyOf(report, groupBy) ?? (isOnAccount ? 'account' : null)
      if (key === null) {
        merged.set(Symbol(), report)
        continue
      }
      // While a span is paged through, a report can move to a later page and appear twice.
      const content = JSON.stringify(report)
      if (seen.has(content)) continue
      seen.add(content)
      const occurrence = (occurrences.get(key) ?? 0) + 1
      occurrences.set(key, occurrence)
      const row = `${occurrence} ${key}`
      const earlier = merged.get(row)
      merged.set(row, earlier ? mergeReports(earlier, report) : report)
    }
  }
  return [...merged.values()]
}

/** Sorts reports by a metric. One without it counts as zero; equal ones keep their order. */
export function sortActivityReports(
  reports: readonly ActivityReportEntity[],
  { metric, qualifier, isAscending }: ActivityReportSort,
): readonly ActivityReportEntity[] {
  const sortValue = ({ activities }: ActivityReportEntity): number =>
    activities
      .filter((activity) => activity.engagementType?.toUpperCase() === metric)
      .filter((activity) => activity.qualifier?.toUpperCase() === qualifier)
      .reduce((sum, { value }) => sum + (value ?? 0), 0)
  const values = new Map(reports.map((report) => [report, sortValue(report)]))
  const direction = isAscending ? 1 : -1
  return reports.toSorted(
    (one, other) => direction * ((values.get(one) ?? 0) - (values.get(other) ?? 0)),
  )
}

function mergeReports(
  earlier: ActivityReportEntity,
  later: ActivityReportEntity,
): ActivityReportEntity {
  const activities = new Map<string, ActivityEntity>()
  for (const activity of [...earlier.activities, ...later.activities]) {
    const { engagementType, qualifier, assetType } = activity
    const key = JSON.stringify([engagementType, qualifier, assetType])
    const known = activities.get(key)
    activities.set(key, known ? mergeActivities(known, activity) : activity)
  }
  return {
    latestDataAtMs: combine(Math.max, earlier.latestDataAtMs, later.latestDataAtMs),
    // Names and groups change: the later report has the current ones.
    learner: preferLater(earlier.learner, later.learner),
    content: preferLater(earlier.content, later.content),
    activities: [...activities.values()],
  }
}

/** The later members, and the earlier ones where the later are null or empty lists. */
function preferLater<T extends object>(earlier: T | null, later: T | null): T | null {
  if (!earlier || !later) return later ?? earlier
  const present = Object.entries(later).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== null,
  )
  return { ...earlier, ...Object.fromEntries(present) }
}

/** Sums are added up; of progress, which is a level, the maximum is taken. */
function mergeActivities(earlier: ActivityEntity, later: ActivityEntity): ActivityEntity {
  const isLevel = later.engagementType?.toUpperCase() === 'PROGRESS_PERCENTAGE'
  const isUnique =
    later.qualifier?.toUpperCase() === 'UNIQUE' ||
    later.engagementType?.toUpperCase() === 'ENGAGED_LEARNERS'
  const isSum = !isLevel && (earlier.value ?? 0) > 0 && (later.value ?? 0) > 0
  return {
    ...later,
    value: combine(isLevel ? Math.max : add, earlier.value, later.value),
    firstEngagedAtMs: combine(Math.min, earlier.firstEngagedAtMs, later.firstEngagedAtMs),
    lastEngagedAtMs: combine(Math.max, earlier.lastEngagedAtMs, later.lastEngagedAtMs),
    // A person who was active in both spans is counted in both.
    isUpperBound: earlier.isUpperBound || later.isUpperBound || (isSum && isUnique),
  }
}

function add(one: number, other: number): number {
  return toCount(one + other)
}

/** Combines two numbers; where one is null, the other. */
function combine(
  operation: (one: number, other: number) => number,
  one: number | null,
  other: number | null,
): number | null {
  return one === null || other === null ? (one ?? other) : operation(one, other)
}
