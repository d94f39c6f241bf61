import { toCount } from '../json.ts'
import type { ActivityReportSort } from './criteria.ts'
import type { ActivityEntity, ActivityReportEntity } from './entity.ts'

/**
 * The reports on consecutive spans as those on all of it, in the order in which they first appear.
 * Reports on the same learner and content are one. A report that does not say whom or what it is on,
 * although it is by learner or by content, stays alone.
 */
export function mergeActivityReports(
  spans: readonly (readonly ActivityReportEntity[])[],
  groupBy: readonly string[],
): readonly ActivityReportEntity[] {
  const merged = new Map<unknown, ActivityReportEntity>()
  for (const reports of spans) {
    const seen = new Set<string>()
    for (const report of reports) {
      const key = keyOf(report, groupBy)
      // While a span is paged through, a report can move to another page and come twice.
      if (key !== null && seen.has(key)) continue
      if (key !== null) seen.add(key)
      const earlier = key === null ? undefined : merged.get(key)
      merged.set(key ?? report, earlier ? mergeTwo(earlier, report) : report)
    }
  }
  return [...merged.values()]
}

/** Sorted by a metric; a report that has it not counts as zero, and equal ones keep their order. */
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

function keyOf(
  { learner, content }: ActivityReportEntity,
  groupBy: readonly string[],
): string | null {
  const who = learner?.urn ?? learner?.uniqueUserId ?? learner?.email ?? null
  const what = content?.urn ?? content?.name ?? null
  if (groupBy.includes('INDIVIDUAL') && who === null) return null
  if (groupBy.includes('CONTENT') && what === null) return null
  return JSON.stringify([who, what])
}

function mergeTwo(earlier: ActivityReportEntity, later: ActivityReportEntity) {
  const activities = new Map<string, ActivityEntity>()
  for (const activity of [...earlier.activities, ...later.activities]) {
    const { engagementType, qualifier, assetType } = activity
    const key = JSON.stringify([engagementType, qualifier, assetType])
    const known = activities.get(key)
    activities.set(key, known ? add(known, activity) : activity)
  }
  return {
    latestDataAtMs: choose(Math.max, earlier.latestDataAtMs, later.latestDataAtMs),
    // Names and groups change; the later report has the newer ones, where it has any.
    learner: renew(earlier.learner, later.learner),
    content: renew(earlier.content, later.content),
    activities: [...activities.values()],
  }
}

/** The later members, and the earlier ones where the later are missing. */
function renew<T extends object>(earlier: T | null, later: T | null): T | null {
  if (!earlier || !later) return later ?? earlier
  const known = Object.entries(later).filter(([, value]) =>
    Array.isArray(value) ? value.length > 0 : value !== null,
  )
  return { ...earlier, ...Object.fromEntries(known) }
}

function add(earlier: ActivityEntity, later: ActivityEntity): ActivityEntity {
  // How far somebody has got is a level, and no amount.
  const isLevel = later.engagementType?.toUpperCase() === 'PROGRESS_PERCENTAGE'
  const isUnique =
    later.qualifier?.toUpperCase() === 'UNIQUE' ||
    later.engagementType?.toUpperCase() === 'ENGAGED_LEARNERS'
  const isSum = !isLevel && (earlier.value ?? 0) > 0 && (later.value ?? 0) > 0
  return {
    ...later,
    value: choose(isLevel ? Math.max : addUp, earlier.value, later.value),
    firstEngagedAtMs: choose(Math.min, earlier.firstEngagedAtMs, later.firstEngagedAtMs),
    lastEngagedAtMs: choose(Math.max, earlier.lastEngagedAtMs, later.lastEngagedAtMs),
    isUpperBound: earlier.isUpperBound || later.isUpperBound || (isSum && isUnique),
  }
}

function addUp(one: number, other: number): number {
  return toCount(one + other)
}

/** One of two numbers, or what is made of them, where both are known; else the one that is. */
function choose(
  make: (one: number, other: number) => number,
  one: number | null,
  other: number | null,
): number | null {
  return one === null || other === null ? (one ?? other) : make(one, other)
}
